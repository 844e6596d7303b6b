"""Dates that are read without the library of EDTF mean what it says."""

from collections.abc import Callable
from itertools import product

import pytest

from briefpress.model import NotADate, Span, dates

PLAIN = ("2031", "2031-05", "2031-05-04", "2032-02-29", "2031-02-29", "2031-00", "2031-13", "2031-05-32")
SEASONS = ("2031-20", "2031-21", "2031-22", "2031-23", "2031-24", "2031-25", "2031-22-01")
MARKED = ["..", "0000", *(f"{plain}{mark}" for plain, mark in product(PLAIN + SEASONS, ("", "~", "?", "%", "?~")))]
ENDS = ("", "..", "2030", "2031", "2031-05~", "2031-05-04?", "2031-22", "2031-02-29", "2031-13")
COMMON = ("2031", "2031-05~", "2031-05-04?", "2031-22", "../2031-05", "2031~/..", "2031-05-04/2031-06-01%")


def _told(read: Callable[[str], Span], text: str) -> Span | str:
    try:
        return read(text)
    except NotADate as wrong:
        return wrong.key
    except ValueError:
        return "no such day"


@pytest.mark.parametrize("text", [each for each in MARKED if each not in PLAIN])
def test_a_date_with_a_mark_is_read_as_the_library_reads_it(text: str) -> None:
    assert _told(dates.span_of.__wrapped__, text) == _told(dates._parsed_span, text)


@pytest.mark.parametrize("first", ENDS)
def test_an_interval_is_read_as_the_library_reads_it(first: str) -> None:
    for last in ENDS:
        text = f"{first}/{last}"
        assert _told(dates.span_of.__wrapped__, text) == _told(dates._parsed_span, text), text


def test_common_dates_do_not_wait_for_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "_parsed_span", None)
    assert all(dates.span_of.__wrapped__(each).sort_key for each in COMMON)


@pytest.mark.parametrize("text", ["../0]", "..//{", "../~XX", "[2031..]", "{..2031}", "2031-X0"])
def test_what_the_library_stumbles_over_is_no_date(text: str) -> None:
    assert _told(dates.span_of, text) == "shape.date"


@pytest.mark.parametrize("text", ["2031/", "/2031", "../", "/..", "/"])
def test_an_interval_lacks_an_end(text: str) -> None:
    assert _told(dates.span_of, text) == "shape.interval-end"
