"""What a file of contacts says: columns by their heads, rows by their lines, and what is wrong in a word."""

import pytest

from services.rules.contact_import import MOST_ROWS, FileProblem, RowProblem, read_contacts

READ = {
    "commas": (b"Name,Phone\nRavi,98111 22222\n", [(2, "98111 22222", "Ravi")]),
    "semicolons and a mark": ("\ufeffphone;name\n98111;रवि\n".encode(), [(2, "98111", "रवि")]),
    "tabs, in UTF-16": ("Mobile\tFull Name\n98111\tليلى\n".encode("utf-16"), [(2, "98111", "ليلى")]),
    "quoted cells over lines": (
        b'name,phone\n"Ravi\nKumar",98111\nAsha,98222',
        [(3, "98111", "Ravi Kumar"), (4, "98222", "Asha")],
    ),
    "other columns and empty lines": (
        b"x,WhatsApp number\n1,98111\n\n,\n2,98222",
        [(2, "98111", ""), (5, "98222", "")],
    ),
    "short rows": (b"phone,name\n98111\n", [(2, "98111", "")]),
    "an apostrophe of an export": (b"phone,name\n'+9811,'=Ravi\n", [(2, "+9811", "=Ravi")]),
}
UNREADABLE = {
    "no phone column": (b"name,mail\nRavi,r@x.test", FileProblem.NO_PHONE_COLUMN),
    "nothing": (b"", FileProblem.NO_PHONE_COLUMN),
    "heads only": (b"phone,name\n\n", FileProblem.NO_ROWS),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe\x00\x01", FileProblem.NOT_TEXT),
    "zeros": (b"phone\n\x00\x00", FileProblem.NOT_TEXT),
    "too many rows": (b"phone\n" + b"1\n" * (MOST_ROWS + 1), FileProblem.TOO_MANY_ROWS),
    "too large": (b"phone\n" + b"9" * 1_000_000, FileProblem.TOO_LARGE),
}


@pytest.mark.parametrize("name", READ)
def test_rows_are_read(name):
    content, rows = READ[name]

    assert [(row.line, row.phone, row.name) for row in read_contacts(content)] == rows


@pytest.mark.parametrize("name", UNREADABLE)
def test_file_that_cannot_be_read_says_why(name):
    content, problem = UNREADABLE[name]

    assert read_contacts(content) is problem


@pytest.mark.parametrize(
    ("row", "problem"),
    [("98111,Ravi", None), (",Ravi", RowProblem.NO_PHONE), (f"98111,{'x' * 201}", RowProblem.TOO_LONG)],
)
def test_row_says_what_is_wrong(row, problem):
    [contact] = read_contacts(f"phone,name\n{row}".encode())

    assert contact.problem is problem
