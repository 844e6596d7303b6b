"""Who may be a voice though the text never names him: who wrote it."""

import pytest

from tests.conftest import Library, told

NEW = """name: {en: Inés Vidal, es: Inés Vidal}
type: person
spellings: [Vidal]
"""


@pytest.mark.parametrize(
    ("head", "field", "missed"),
    [
        ("authors: [Inés Vidal]", "voice", False),
        ("authors: ['Vidal, Inés']", "voice", False),
        ("authors: []", "voice", True),
        ("authors: [Inés Vidalez]", "voice", True),
        ("authors: [Inés Vidal]", "actors", True),
    ],
)
@pytest.mark.parametrize("with_text", [True, False])
def test_an_author_may_be_a_voice_whom_the_text_never_names(
    small: Library, head: str, field: str, missed: bool, with_text: bool
) -> None:
    small.write("briefings/actors/ines-vidal.yml", NEW)
    harbour = "briefings/documents/harbour.yml"
    small.change(harbour, "authors: []", head)
    if field == "voice":
        small.change(harbour, "voice: [mara-ilves]", "voice: [ines-vidal]")
    else:
        small.change(harbour, "actors: [arvenia, talvia]", "actors: [arvenia, talvia, ines-vidal]")
    if not with_text:
        small.take_texts()
    assert any("error[occurrence]" in each for each in told(small.check())) == missed


def test_so_may_who_is_named_in_the_title(small: Library) -> None:
    small.write("briefings/actors/ines-vidal.yml", NEW)
    small.change("briefings/documents/harbour.yml", "voice: [mara-ilves]", "voice: [ines-vidal]")
    for title, missed in (("Entrevista con Vidal", False), ("Entrevista con Vidalez", True)):
        small.change("briefings/documents/harbour.yml", "title: Las conversaciones del puerto", f"title: {title}")
        assert any("error[occurrence]" in each for each in told(small.check())) == missed
        small.change("briefings/documents/harbour.yml", f"title: {title}", "title: Las conversaciones del puerto")
