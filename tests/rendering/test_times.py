"""Time drawn: points and ranges where they are, on a scale of days where much happened."""

import re
from datetime import date
from decimal import Decimal

import pytest

from briefpress.model import Span, span_of
from briefpress.rendering.desk import shape_of, words
from briefpress.rendering.pictures.times import Moment, Row, overview, strip
from tests.conftest import Library

YEAR = (date(2031, 1, 1), date(2031, 12, 31))


def _row(*moments: Moment) -> str:
    return overview([Row("2031", "#y2031", *YEAR, [(date(2031, 7, 1), "Jul")], moments)])


def _moment(when: str, status: str = "reported") -> Moment:
    return Moment("#a", when, span_of(when), shape_of(when), status)


def _numbers(pattern: str, drawn: str) -> list[tuple[float, ...]]:
    return [tuple(map(float, each.groups())) for each in re.finditer(pattern, drawn)]


def test_only_a_day_without_doubt_is_a_point() -> None:
    days = ("2031-05-04", "2031-05-04~", "2031-05", "2031", "2031-05-04/2031-05-09", "../2031-05-04", "2031-21")
    assert [shape_of(each) for each in days] == ["point", *["range"] * 6]


def test_a_sign_stands_where_its_days_are() -> None:
    drawn = _row(_moment("2031-07-01"), _moment("2031-07"))
    [(middle,)] = _numbers(r'<circle class="reported" cx="([\d.]+)%"', drawn)
    [(start, width)] = _numbers(r'<rect class="range reported" x="([\d.]+)%" y="\d+" width="([\d.]+)%"', drawn)
    assert abs(start - 100 * 181 / 365) < 0.1
    assert abs(width - 100 * 31 / 365) < 0.1
    assert start < middle < start + width / 2


def test_what_has_no_end_runs_out_of_the_picture() -> None:
    drawn = strip(Span(date(2031, 7, 1), None), (2031, 2031), "planned", "range")
    [(start, width)] = _numbers(r'x="([\d.]+)%" y="\d+" width="([\d.]+)%"', drawn)
    assert start + width > 100
    drawn = strip(Span(None, date(2031, 7, 1)), (2031, 2031), "reported", "range")
    [(start, width)] = _numbers(r'x="(-[\d.]+)%" y="\d+" width="([\d.]+)%"', drawn)
    assert start < 0 < width


def test_no_sign_lies_on_another() -> None:
    drawn = _row(*[_moment("2031-07")] * 3, _moment("2031-01"))
    tops = [top for (top,) in _numbers(r'<rect class="range reported" x="[\d.]+%" y="(\d+)"', drawn)]
    assert tops[:3] == sorted(set(tops[:3]))
    assert tops[3] == tops[0]


def test_a_month_in_which_much_happened_has_a_line_of_days(small: Library) -> None:
    assert small.build().exit == 0
    assert "May 2031</a>" not in small.read("docs/en/timeline/index.md")
    event = small.read("briefings/events/harbour-visit.yml")
    for day in ("03", "05", "06"):
        text = re.sub(r"(?m)^when: .*$", f'when: "2031-05-{day}"', event)
        small.write(f"briefings/events/more-{day}.yml", re.sub(r"(?m)^formerly:.*\n", "", text))
    assert small.build().exit == 0
    page = small.read("docs/en/timeline/index.md")
    assert '<a class="row" href="#y2031" tabindex="-1" aria-hidden="true">May 2031</a>' in page
    assert "mayo de 2031</a>" in small.read("docs/es/timeline/index.md")


def test_what_goes_on_beyond_a_year_runs_out_of_its_line() -> None:
    [(start, width)] = _numbers(r'x="([\d.]+)%" y="\d+" width="([\d.]+)%"', _row(_moment("2031-11/2032-02")))
    assert start + width > 100


def test_a_section_with_dated_claims_and_no_event_has_no_overview(small: Library) -> None:
    for path in small.path("briefings/events").glob("*.yml"):
        path.unlink()
    small.build()
    assert ".overview }" not in small.read("docs/en/timeline/index.md")


def test_months_are_named_in_their_language_whatever_was_named_before() -> None:
    for first in ("he", "zh", "ja"):
        words(first).month(5)
    found = [words(each).month(7) for each in ("en", "es", "fr", "pl")]
    assert found == ["Jul", "jul", "juil.", "lip"]


@pytest.mark.parametrize("language", ["ja", "ko", "zh", "zh-Hant", "he", "hi"])
def test_large_numbers_are_written_in_every_language(language: str) -> None:
    assert words(language).number(Decimal("27e9"), None)
