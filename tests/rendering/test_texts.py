"""Passages marked in a whole text, also where they overlap, and whatever the text holds."""

from hashlib import sha256

from tests.conftest import Library

COLUMN = "briefings/documents/column.yml"


def _text(small: Library) -> str:
    small.lock()
    assert small.build().exit == 0, small.check().told["text"]
    return small.pages()["en/texts/column.md"]


def test_a_passage_is_marked_and_numbered_by_its_claim(small: Library) -> None:
    assert (
        'la protesta del puerto fue <span class="at" id="coup"></span><mark>un golpe preparado desde fuera</mark>'
        '<a class="ref" href="../documents/column.html#coup" title="The protest was a coup prepared from outside, the'
        ' author holds.">2</a>.</p>'
    ) in _text(small)


def test_passages_that_overlap_are_each_found_whole(small: Library) -> None:
    small.change(COLUMN, "passage: la protesta fue espontánea", "passage: golpe preparado desde fuera")
    text = _text(small)
    assert (
        '<span class="at" id="coup"></span><mark>un </mark><span class="at" id="spontaneous"></span>'
        "<mark>golpe preparado desde fuera</mark><a"
    ) in text
    assert text.count('<a class="ref"') == 4


def test_signs_that_nobody_sees_are_left_out_of_a_text(small: Library) -> None:
    seed = small.path("seeds/column.txt")
    before = sha256(seed.read_bytes()).hexdigest()
    seed.write_text(seed.read_text("utf-8") + "\nA \u202ehid\x1bden\u202c text.\n", "utf-8")
    small.change(COLUMN, before, sha256(seed.read_bytes()).hexdigest())
    assert "A hidden text.</p>" in _text(small)


def test_what_a_text_holds_never_becomes_markup(small: Library) -> None:
    seed = small.path("seeds/column.txt")
    before = sha256(seed.read_bytes()).hexdigest()
    odd = "\n</div></p><script>alert(1)</script> & *a* [b](javascript:c) {: #d } `e` {{ f }} &lt;\n"
    seed.write_text(seed.read_text("utf-8") + odd, "utf-8")
    small.change(COLUMN, before, sha256(seed.read_bytes()).hexdigest())
    text = _text(small)
    assert "&lt;/div&gt;&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; *a* [b](javascript:c)" in text
    assert "{{ f }} &amp;lt;</p>" in text
