"""Random edits of every kind of file that a build reads or writes; made again from the same seed."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import SMALL, Library

_WORD = re.compile(r"[A-Za-zÁ-ú]{4,}")
_LIST = re.compile(r"\[([a-z0-9#-]+(?:, [a-z0-9#-]+)*)\]")
_DATE = re.compile(r"\b20\d\d(?:-\d\d){0,2}\b")


class Editor:
    """Edits a library at random; what it takes away it may bring back."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library, self.random = library, random.Random(seed)
        self._gone: dict[Path, bytes] = {}
        self._edits: list[Callable[[], object]] = [
            self.a_word,
            self.a_word,
            self.a_word,
            self.a_list,
            self.a_list,
            self.a_date,
            self.a_line_more_above,
            self.a_line_gone,
            self.two_claims_change_places,
            self.a_file_gone,
            self.a_file_back,
            self.a_file_back,
            self.a_file_back,
            self.a_briefing_more,
            self.a_former_id,
            self.a_claim_withdrawn,
            self.an_actor_more,
            self.a_text,
            self.the_lock_by_hand,
            self.the_lock,
            self.the_lock,
            self.a_check,
            self.the_languages,
            self.a_page_written_by_hand,
            self.a_phrase,
            self.an_output,
        ]

    def edit(self) -> str:
        """Make one edit; return what was done."""
        chosen = self.random.choice(self._edits)
        return f"{chosen.__name__} {chosen() or ''}"

    def mend(self) -> None:
        """Bring files back until the library has no errors; where that is not enough, lay it out anew."""
        self.library.lock()
        while self.library.check().exit:
            if not self._gone:
                for folder in ("briefings", "seeds"):
                    shutil.rmtree(self.library.root / folder)
                    shutil.copytree(SMALL / folder, self.library.root / folder)
            self.a_file_back()
            self.library.lock()

    def _files(self, pattern: str = "briefings/**/*.yml") -> list[Path]:
        return sorted(self.library.root.glob(pattern))

    def _any(self, pattern: str = "briefings/**/*.yml") -> Path | None:
        files = self._files(pattern)
        return self.random.choice(files) if files else None

    def _sub(self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> str:
        path = self._any()
        if path is None:
            return ""
        text = path.read_text("utf-8")
        found = list(pattern.finditer(text))
        if found:
            match = self.random.choice(found)
            self._before(path)
            path.write_text(text[: match.start()] + put(match) + text[match.end() :], "utf-8")
        return path.name

    def _before(self, path: Path) -> None:
        """Remember a file before an edit that may break it."""
        self._gone.setdefault(path, path.read_bytes())

    def a_word(self) -> str:
        return self._sub(_WORD, lambda match: match[0][::-1] if self.random.random() < 0.5 else match[0].capitalize())

    def a_list(self) -> str:
        actors = [path.stem for path in self._files("briefings/actors/*.yml")] or ["nobody"]

        def put(match: re.Match[str]) -> str:
            parts = match[1].split(", ")
            if len(parts) > 1 and self.random.random() < 0.5:
                parts.pop(self.random.randrange(len(parts)))
            elif "#" not in match[1]:
                parts.append(self.random.choice(actors))
            self.random.shuffle(parts)
            return f"[{', '.join(dict.fromkeys(parts))}]"

        return self._sub(_LIST, put)

    def a_date(self) -> str:
        dates = ("2029", "2030-02", "2031-05-04", "2031-05-04~")
        return self._sub(_DATE, lambda _: self.random.choice(dates))

    def the_languages(self) -> str:
        path = self.library.path("briefings/library.yml")
        if not path.exists():
            return ""
        languages = self.random.choice(("[en, es]", "[es, en]", "[en]", "[en, fr]"))
        self._before(path)
        text = re.sub(r"(?m)^languages:.*\n", "", path.read_text("utf-8"))
        path.write_text(f"{text.rstrip()}\nlanguages: {languages}\n", "utf-8")
        return languages

    def a_former_id(self) -> str:
        """Give something a former id, which another may have or have had."""
        path = self._any("briefings/[a-z]*/*.yml")
        if path is None:
            return ""
        self._before(path)
        text = re.sub(r"(?m)^formerly:.*\n", "", path.read_text("utf-8"))
        old = self.random.choice(("former", "earlier", path.stem, "coup"))
        path.write_text(f"formerly: [{old}]\n{text}", "utf-8")
        return f"{old} {path.name}"

    def a_claim_withdrawn(self) -> str:
        """Withdraw a claim, or uphold one that was withdrawn."""
        path = self._any("briefings/documents/*.yml")
        if path is None:
            return ""
        self._before(path)
        text = path.read_text("utf-8")
        lines = re.findall(r"(?m)^    (?:kind|withdrawn): .*\n", text)
        if not lines:
            return ""
        line = self.random.choice(lines)
        words = '{en: "No.", es: "No."}' if "es:" in text else '{en: "No."}'
        withdrawn = f"    withdrawn: {{when: 2031-06-01, because: {words}}}\n"
        path.write_text(text.replace(line, "" if "withdrawn" in line else line + withdrawn, 1), "utf-8")
        return path.name

    def a_line_more_above(self) -> str:
        path = self._any()
        if path:
            path.write_text("# a comment\n" + path.read_text("utf-8"), "utf-8")
        return path.name if path else ""

    def a_line_gone(self) -> str:
        path = self._any()
        if path is None:
            return ""
        self._before(path)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        lines.pop(self.random.randrange(len(lines)))
        path.write_text("".join(lines), "utf-8")
        return path.name

    def two_claims_change_places(self) -> str:
        path = self._any("briefings/documents/*.yml")
        if path is None:
            return ""
        head, sign, claims = path.read_text("utf-8").partition("\nclaims:\n")
        parts = re.split(r"(?m)^(?=  [a-z0-9-]+:$)", claims)
        if sign and len(parts) > 2:
            one, other = self.random.sample(range(1, len(parts)), 2)
            parts[one], parts[other] = parts[other], parts[one]
            path.write_text(head + sign + "".join(parts), "utf-8")
        return path.name

    def a_file_gone(self) -> str:
        path = self._any()
        if path:
            self._before(path)
            path.unlink()
        return path.name if path else ""

    def a_file_back(self) -> str:
        if not self._gone:
            return ""
        path = self.random.choice(sorted(self._gone))
        path.write_bytes(self._gone.pop(path))
        return path.name

    def a_briefing_more(self) -> str:
        path = self._any("briefings/documents/*.yml")
        if path:
            name = f"copy-{self.random.randrange(4)}"
            self.library.write(f"briefings/documents/{name}.yml", path.read_text("utf-8"))
        return path.name if path else ""

    def an_actor_more(self) -> str:
        name = f"actor-{self.random.randrange(4)}"
        number = self.random.randrange(3)
        text = f"name: {{en: Extra {number}, es: Otro {number}}}\ntype: group\nspellings: ['Extra {number}']\n"
        self.library.write(f"briefings/actors/{name}.yml", text)
        return name

    def a_text(self) -> str:
        path = self._any("seeds/*.txt")
        if path is None:
            return ""
        self._before(path)
        if self.random.random() < 0.5:
            path.unlink()
        else:
            path.write_text(path.read_text("utf-8").replace("a", "á", 1), "utf-8")
        return path.name

    def the_lock_by_hand(self) -> str:
        path = self._any("seeds/*.lock")
        if path is None:
            return ""
        self._before(path)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = self.random.randrange(len(lines))
        match self.random.randrange(3):
            case 0:
                lines.insert(at, "=======\n")
            case 1:
                lines.pop(at)
            case _:
                lines.append(lines.pop(at))
        path.write_text("".join(lines), "utf-8")
        return str(at)

    def the_lock(self) -> None:
        self.library.lock()

    def a_check(self) -> None:
        self.library.check()

    def a_page_written_by_hand(self) -> str:
        text = f"# By hand {self.random.randrange(9)}\n\nWords.\n"
        language = self.random.choice(("en", "es"))
        self.library.write(f"docs/{language}/method.md", text)
        return language

    def a_phrase(self) -> str:
        """Word a phrase of the pages otherwise, or as the program does."""
        language, word = self.random.choice(("en", "es", "fr")), f"Claim {self.random.randrange(3)}"
        path = self.library.path(f"briefings/phrases/{language}.toml")
        if path.exists() and self.random.random() < 0.5:
            path.unlink()
        else:
            self.library.write(f"briefings/phrases/{language}.toml", f'[kind]\nreport = "{word}"\n')
        return language

    def an_output(self) -> str:
        path = self._any("docs/*/*/*.md")
        if path is None or path.parent.name == "manual":
            return ""
        if self.random.random() < 0.5:
            path.unlink()
        else:
            path.write_text("altered\n", "utf-8")
        return path.name
