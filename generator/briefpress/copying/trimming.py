"""A thing of a library made to fit a slice: without the claims, sections and sentences that are not in it."""

from collections.abc import Collection, Mapping
from typing import Any

from briefpress.model import references, sentences

Data = Mapping[str, Any]


def trimmed(folder: str, data: Data, kept: Collection[str], sections: Collection[str]) -> Any:
    """Return what is left of a thing when only the claims `kept` and `sections` are there; None when nothing is.

    Questions, events and findings stay with all their claims, or not at all.
    """
    if "sections" in data:
        data = {**data, "sections": [each for each in data["sections"] if each in sections]}
    match folder:
        case "questions":
            cited = (
                {claim for each in data["positions"] for claim in each["claims"]}
                | _cited(data["why"])
                | _cited(data.get("answer", {}))
            )
            return data if cited <= set(kept) else None
        case "events":
            return data if set(data["claims"]) <= set(kept) else None
        case "findings":
            return data if data["sections"] and _cited(data["says"]) <= set(kept) else None
        case "sections":
            fits = _cited(data.get("bottom_line", {})) <= set(kept)
            return data if fits else {key: value for key, value in data.items() if key != "bottom_line"}
        case "actors":
            parts = {key: _resting(data[key], kept) for key in ("roles", "relations") if key in data}
            fits = _cited(data.get("wants", {})) <= set(kept)
            return {**{key: value for key, value in data.items() if fits or key != "wants"}, **parts}
        case _:
            claims = [each for each in data.get("claims", ()) if each in kept]
            fits = _cited(data.get("says", {})) <= set(kept)
            rest = {key: value for key, value in data.items() if fits or key != "says"}
            return {**rest, "claims": claims} if claims else None


def texts_kept(
    data: Data, field: str, kept: Collection[str], left_out: Mapping[str, str], own: Collection[str]
) -> Data:
    """Return a thing whose text `field` has only sentences that rest on claims `kept`, and says what is left out.

    `own` are all its claims in the library; `left_out` says by language that not all of them are in the copy.
    """
    held = [each for each in own if each in kept]
    if len(held) == len(own):
        return data
    text, said = _sentences(data[field], set(kept)), {}
    for language, words in text.items():
        more = left_out[language].format(claim=min(held))
        said[language] = " ".join([*words, more])
    return {**data, field: said}


def _sentences(text: Mapping[str, str], kept: set[str]) -> dict[str, list[str]]:
    """Return the sentences that rest on claims `kept` alone, such that every language cites the same."""
    while True:
        found = {
            language: [each for each in sentences(words) if set(references(each)) <= kept]
            for language, words in text.items()
        }
        cited = [{name for each in words for name in references(each)} for words in found.values()]
        common = set.intersection(*cited)
        if all(each == common for each in cited):
            return found
        kept = kept & common


def _resting(parts: list[Data], kept: Collection[str]) -> list[Data]:
    fit = ({**each, "claims": [claim for claim in each["claims"] if claim in kept]} for each in parts)
    return [each for each in fit if each["claims"]]


def _cited(text: Mapping[str, str]) -> set[str]:
    return {each for words in text.values() for each in references(words)}
