"""Bytes of a YAML file in; its text out, or why it cannot be read."""

import codecs
import re
import unicodedata
from errno import errorcode

from briefpress.model import Place, Problem, Unseen, are_plain, beyond_ascii, cleaned, error, name_of, unseen

_CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$", re.MULTILINE)
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LONGEST = 200
_ODD = frozenset("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000：")
_STRUCTURE = re.compile(rf"^( *|[ -]*-|[ -]*[\w-]+:|[ -]*[\w-]+(?=：))([{''.join(sorted(_ODD))}])(?=.)", re.MULTILINE)
LARGEST = 2_000_000
"""The largest YAML file that is read, in bytes."""


def text_of(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a file with what is wrong with it; the text is empty when YAML could make nothing of it."""
    if len(data) > LARGEST:
        return "", [error(Place(file), "yaml.too-large", most=LARGEST)]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data.count(b"\0") > len(data) // 4:
        return "", [error(Place(file), "yaml.utf-16")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        place = Place(file, data.count(b"\n", 0, bad.start) + 1)
        return "", [error(place, "yaml.utf-8")]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    beyond = beyond_ascii(text)
    is_plain = are_plain(beyond)
    if not is_plain:
        text = unicodedata.normalize("NFC", text)
    fatal = _conflicts(text, file) if "<<<<<<<" in text or ">>>>>>>" in text or "\n=======\n" in text else []
    fatal += _tabs(text, file) if "\t" in text else []
    signs, breaking = ([], False) if is_plain else _signs(text, file)
    if _ODD & beyond:
        fatal += _odd_structure(text, file)
    return ("" if fatal or breaking else text), [*fatal, *signs]


def _odd_structure(text: str, file: str) -> list[Problem]:
    """Return a problem for each space or colon that looks like YAML's own and is none."""
    problems = []
    for match in _STRUCTURE.finditer(text):
        sign = match[2]
        key, plain = ("yaml.odd-colon", ": ") if sign == "：" else ("yaml.odd-space", " ")
        line = text[match.start() : max(text.find("\n", match.end()), match.end())].replace(sign, plain, 1)
        at = match.start(2)
        place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        problems.append(error(place, key, name=name_of(sign), line=line.strip()[:_LONGEST]))
    return problems


def _signs(text: str, file: str) -> tuple[list[Problem], bool]:
    """Return a problem for each line with signs that nobody sees, and whether one of them breaks YAML or its lines."""
    lines: dict[int, list[Unseen]] = {}
    for each in unseen(text):
        lines.setdefault(text.rfind("\n", 0, each.at) + 1, []).append(each)
    problems = []
    for start, found in lines.items():
        end = text.find("\n", start)
        line = cleaned(text[start : end if end >= 0 else None]).strip()
        if len(line) > _LONGEST:
            begin = max(0, found[0].at - start - _LONGEST // 2)
            line = f"…{line[begin : begin + _LONGEST]}…"
        place = Place(file, text.count("\n", 0, start) + 1, found[0].at - start + 1)
        names = tuple(dict.fromkeys(each.name for each in found))
        problems.append(error(place, "yaml.unseen", names=names, line=line))
    return problems, any(_BREAKING.match(each.sign) for found in lines.values() for each in found)


def unreadable(file: str, refused: OSError) -> Problem:
    """Return the problem of a file that the system does not give."""
    return error(Place(file), "yaml.unreadable", why=errorcode.get(refused.errno or 0, "other"))


def _conflicts(text: str, file: str) -> list[Problem]:
    return [error(_at(text, match, file), "yaml.conflict") for match in _CONFLICT.finditer(text)]


def _tabs(text: str, file: str) -> list[Problem]:
    return [error(_at(text, match, file), "yaml.tab") for match in _TAB.finditer(text)]


def _at(text: str, match: re.Match[str], file: str) -> Place:
    return Place(file, text.count("\n", 0, match.start()) + 1)
