"""A file is what its bytes say, whatever its name says."""

import pytest

from services.rules.document_kind import MOST_BYTES, DocumentKind, DocumentRefusal, kind_of


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"%PDF-1.7\n%...", DocumentKind.PDF, id="PDF"),
        pytest.param(b"# Title\n\nText.", DocumentKind.MARKDOWN, id="Markdown"),
        pytest.param(b"Just some text.", DocumentKind.TEXT, id="text"),
        pytest.param("\ufeffText after a mark.".encode(), DocumentKind.TEXT, id="byte order mark"),
        pytest.param(b"", DocumentRefusal.EMPTY, id="nothing"),
        pytest.param(b" \n \t ", DocumentRefusal.EMPTY, id="white space"),
        pytest.param(b"<!DOCTYPE html><p>Hi", DocumentRefusal.MARKUP, id="web page"),
        pytest.param(b"Hello <script>alert(1)</script>", DocumentRefusal.MARKUP, id="script further on"),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg">', DocumentRefusal.MARKUP, id="drawing"),
        pytest.param(b"<?xml version='1.0'?><a/>", DocumentRefusal.MARKUP, id="XML"),
        pytest.param(b"PK\x03\x04rest", DocumentRefusal.BINARY, id="zip"),
        pytest.param(b"\x89PNG\r\n", DocumentRefusal.BINARY, id="image"),
        pytest.param("text".encode("utf-16"), DocumentRefusal.BINARY, id="UTF-16"),
        pytest.param(b"a" * (MOST_BYTES + 1), DocumentRefusal.TOO_LARGE, id="too large"),
    ],
)
def test_kind_follows_the_content(content, kind):
    assert kind_of(content) is kind
