"""Signs that nobody sees: which they are, where a language needs them, what they are called.

Control signs, format signs, fillers, private use and noncharacters (Unicode's categories Cc, Cf, Co and what
displays as nothing in others). The list is closed, so that it is the same under every version of Python; signs of
the category Cf that are seen, such as Arabic number signs, are not in it. Where a language needs such a sign
(joiners in Persian, word breaks in Khmer; the exemplar sets of CLDR), it passes between that language's letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_PLANES = "".join(chr((plane << 16) + 0xFFFE) + chr((plane << 16) + 0xFFFF) for plane in range(15))
UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control signs; YAML itself deals with tabs and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffd"
    f"{_PLANES}\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
"""The signs, as a class of a regular expression."""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_ASCII = bytes([10, *range(0x20, 0x7F)])
_NAMES = {0: "null", 7: "bell", 8: "backspace", 11: "vertical tab", 12: "form feed", 27: "escape", 127: "delete"}
_JOINED = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af\u1900-\u1aaf\u1b00-\u1c4f\ua840-\ua8ff"
    "\ua980-\uaadf\uabc0-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]"
)
"""Scripts in which joiners change what a reader sees: Arabic, Syriac, N'Ko, Mongolian, the Indic family."""
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1950-\u1aaf]")
"""Scripts that write no spaces and may mark where a word ends: Thai, Lao, Tibetan, Burmese, Khmer and kin."""
_MONGOLIAN = re.compile("[\u1800-\u180a\u1810-\u18af]")
_IDEOGRAPH = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Unseen(NamedTuple):
    """A sign that nobody sees: where it stands in the text, and itself."""

    at: int
    sign: str

    @property
    def name(self) -> str:
        """Return what it is called, such as `U+200B (zero width space)`."""
        return name_of(self.sign)


def unseen(text: str) -> Iterator[Unseen]:
    """Yield each sign that nobody sees and that no language needs where it stands."""
    if not may_hide(beyond_ascii(text)):
        return
    for match in _UNSEEN.finditer(text):
        if not _is_needed(match[0], text, match.start()):
            yield Unseen(match.start(), match[0])


def beyond_ascii(text: str) -> frozenset[str]:
    """Return the signs of a text that are no line ends and no visible ASCII: few, and quick to search."""
    return frozenset(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def may_hide(signs: Iterable[str]) -> bool:
    """Return whether one of some signs is one that nobody sees, needed where it stands or not."""
    return _UNSEEN.search("".join(signs)) is not None


def cleaned(text: str) -> str:
    """Return a text without the signs that nobody sees; where one parts lines, with a space."""
    found = list(unseen(text))
    for index, sign in reversed(found):
        text = text[:index] + (" " if sign.isspace() else "") + text[index + 1 :]
    return text


def name_of(sign: str) -> str:
    """Return a sign's code and name, such as `U+00AD (soft hyphen)`."""
    code = ord(sign)
    name = _NAMES.get(code) or unicodedata.name(sign, "").lower()
    if not name:
        kinds = {"Cc": "control sign", "Co": "private use", "Cs": "half a sign", "Cn": "not a character"}
        name = kinds.get(unicodedata.category(sign), "format sign")
    return f"U+{code:04X} ({name})"


def _is_needed(sign: str, text: str, index: int) -> bool:
    """Return whether a language, or the picture before it, needs the sign at `index`."""
    before = text[index - 1] if index else " "
    match sign:
        case "\u200c" | "\u200d":
            return bool(_JOINED.match(before)) or (sign == "\u200d" and _is_picture(before))
        case "\u200e" | "\u200f" | "\u061c":
            return bool(_RIGHT_TO_LEFT.search(text, max(0, index - 40), index + 40))
        case "\u200b":
            return bool(_UNSPACED.match(before))
        case "\u180b" | "\u180c" | "\u180d" | "\u180e" | "\u180f":
            return bool(_MONGOLIAN.match(before))
        case "\u17b4" | "\u17b5":
            return "\u1780" <= before <= "\u17ff"
    if "\ufe00" <= sign <= "\ufe0f":
        return bool(_IDEOGRAPH.match(before)) or _is_picture(before) or before in "#*0123456789"
    return "\U000e0100" <= sign <= "\U000e01ef" and bool(_IDEOGRAPH.match(before))


def _is_picture(sign: str) -> bool:
    return sign == "\ufe0f" or unicodedata.category(sign) in ("So", "Sk", "Sm", "Po")
