"""Cells that a spreadsheet would run, and those that it must leave alone."""

import csv
import io

import pytest

from services.rules.csv_cells import escaped, unescaped


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        '=HYPERLINK("http://x")',
        "+cmd|' /C calc'!A0",
        "-2+3+cmd",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1+1",
        "＠x",
    ],
)
def test_formula_is_made_text(cell):
    assert escaped(cell).startswith("'")


@pytest.mark.parametrize("cell", ["+91 98111 22222", "+919811122222", "(022) 2345-678", "-12.5", "0", "Asha", ""])
def test_phones_numbers_and_words_stay_as_they_are(cell):
    assert escaped(cell) == cell


@pytest.mark.parametrize("cell", ["+91 98111 22222", "=1+1", "'=1", "' =1", "-2+cmd", "आशा", 'a,b\n"c"', "'quoted"])
def test_cell_comes_back_from_a_file_as_it_was(cell):
    file = io.StringIO(newline="")
    csv.writer(file).writerow([escaped(cell)])
    file.seek(0)

    [[read]] = list(csv.reader(file))

    assert unescaped(read) == cell
