"""Impossible times are told, and what is only about or long ago is not."""

import pytest

from tests.conftest import Library

HARBOUR = "briefings/documents/harbour.yml"


def told(small: Library) -> list[str]:
    return [line.partition("; ")[0] for line in small.check().told["text"].splitlines() if "[times]" in line]


@pytest.mark.parametrize(
    ("published", "messages"),
    [
        ("2031-05-08~", []),
        ("1931~", []),
        ("2202", [f"{HARBOUR}:9:14: error[times]: the document cannot have been published in `2202`"]),
        ("1066-10", [f"{HARBOUR}:9:14: error[times]: the document cannot have been published in `1066-10`"]),
        ("unknown", []),
    ],
)
def test_a_document_is_published_in_a_year_that_can_be(small: Library, published: str, messages: list[str]) -> None:
    small.change(HARBOUR, "published: 2031-05-08~", f"published: {published}")
    found = told(small)
    assert [line for line in found if "published in" in line] == messages


@pytest.mark.parametrize(
    ("published", "when", "is_told"),
    [
        ("2031-05-08", "2031-05-08", False),
        ("2031-05-08", "2031-05", False),
        ("2031-05-08", "2031-05-09", True),
        ("2031-05-08", "2032", True),
        ("2031-05-08~", "2031-05-09", False),
        ("2031-05-08", "2031-05-10~", False),
        ("2031-05-08~", "2031-06", True),
        ("2031-05", "2031-05-31", False),
        ("2031-05-08", "2030/2033", False),
        ("2031-05-08", "../2040", False),
        ("2030", "2031-01-01", True),
    ],
)
def test_a_report_tells_of_nothing_later_than_its_document(
    small: Library, published: str, when: str, is_told: bool
) -> None:
    small.change(HARBOUR, "published: 2031-05-08~", f"published: {published}")
    small.change(HARBOUR, "when: 2031-05-08~", f"when: {when}")
    messages = [line for line in told(small) if "a report of" in line]
    says = f"a report of `{when}` tells of what came after its document, published `{published}`"
    assert [line.partition(": error[times]: ")[2] for line in messages] == [says] * is_told


def test_a_plan_for_the_past_is_doubtful(small: Library) -> None:
    small.change(HARBOUR, "when: 2031-06\n", "when: 2029\n    when_because: {en: So., es: Así.}\n")
    assert [line.partition(": ")[2] for line in told(small)] == [
        "warning[times]: the plan for `2029` lay in the past when its document was published, `2031-05-08~`"
    ]


@pytest.mark.parametrize(
    ("when", "severity"), [("2031-05-08", ""), ("2031", ""), ("2031-05-16~", ""), ("2035-05", "error")]
)
def test_an_event_meets_the_dates_of_its_claims(small: Library, when: str, severity: str) -> None:
    event = "briefings/events/harbour-visit.yml"
    small.change(event, "when: 2031-05-08~", f"when: {when}")
    assert [line.startswith(event) for line in told(small)] == [True] * bool(severity)


def test_an_event_whose_year_a_claim_names_is_in_its_right(small: Library) -> None:
    small.change("briefings/events/harbour-visit.yml", "when: 2031-05-08~", "when: 2027")
    assert len(told(small)) == 1
    small.change(HARBOUR, "{en: Prime Minister Ilves visited", "{en: As in 2027, Prime Minister Ilves visited")
    small.change(HARBOUR, "{en: As in 2027, Prime Minister Ilves", '{en: "As in 2027, Prime Minister Ilves')
    small.change(HARBOUR, "talk about the gas pipeline.,", 'talk about the gas pipeline.",')
    assert told(small) == []


def test_a_role_meets_the_dates_of_its_claims(small: Library) -> None:
    actor = "briefings/actors/mara-ilves.yml"
    small.write(
        actor,
        "name: {en: Mara Ilves, es: Mara Ilves}\ntype: person\nspellings: [Mara Ilves, Ilves]\nroles:\n"
        "  - {title: {en: premier, es: primera ministra}, when: 2019/2021, claims: [harbour#visit]}\n",
    )
    assert told(small) == [
        f"{actor}:5:56: warning[times]: `2019/2021` meets none of the dates of the claims it rests on: `2031-05-08~`"
    ]
    small.change(actor, "2019/2021", "2019/..")
    assert told(small) == []
