"""Tables as a spreadsheet and as programs read them."""

import csv
import io
import json

import pytest

from briefpress.sharing import as_csv, as_json
from tests.conftest import Library
from tests.sharing.conftest import shared


def _cell(value: object) -> str:
    return next(csv.DictReader(io.StringIO(as_csv([{"says": value}]).removeprefix("\ufeff"))))["says"]


def test_a_spreadsheet_knows_its_accents_and_its_lines_end_as_the_standard_has_them(small: Library) -> None:
    table = (shared(small, "es") / "data/claims.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfid,document,says,")
    assert table.count(b"\xef\xbb\xbf") == 1
    assert table.endswith(b"\r\n")
    assert table.count(b"\n") == table.count(b"\r\n") == 12
    assert "La primera ministra Ilves viajó a Puerto Alto" in table.decode()


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "|cmd",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
    ],
)
def test_no_text_is_a_formula(text: str) -> None:
    assert _cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "27.000", "«=1»", "", "¿=?", "' =1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert _cell(text) == text


def test_numbers_stay_numbers_and_lists_stand_in_one_cell() -> None:
    table = as_csv([{"n": -2, "nothing": None, "list": ["a", {"b": "ñ"}], "hostile": ["=1", "b"]}])
    assert table == '\ufeffn,nothing,list,hostile\r\n-2,,"a; {""b"": ""ñ""}",\'=1; b\r\n'


def test_quotation_marks_commas_and_line_ends_stay_within_their_cell() -> None:
    row = {"a": 'say "x", y', "b": "one\ntwo\r\nthree", "c": ";"}
    table = io.StringIO(as_csv([row, row]).removeprefix("\ufeff"), newline="")
    assert list(csv.DictReader(table)) == [row, row]


def test_json_keeps_every_text_as_it_is() -> None:
    rows = [{"says": "=1+1", "list": ["a", "b"], "n": None}, {"says": "é"}]
    assert json.loads(as_json(rows)) == rows
    assert not as_json(rows).startswith("\ufeff")
