"""What an uploaded file is, by its content and never by its name: PDF, Markdown, text, or nothing that is taken."""

import re
from enum import StrEnum

MOST_BYTES = 5 * 1024 * 1024
MOST_DOCUMENTS = 50
MOST_PAGES = 200
MOST_CHARACTERS = 400_000

_MARKUP = re.compile(
    r"<\s*(?:!doctype|html|head|body|svg|script|iframe|\?xml|math|object|embed)\b|<\?xml", re.IGNORECASE
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|[-*+] \S|\d{1,3}\. \S|>\s?\S|```)", re.MULTILINE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class DocumentKind(StrEnum):
    """How a document is read."""

    PDF = "pdf"
    MARKDOWN = "markdown"
    TEXT = "text"


class DocumentRefusal(StrEnum):
    """Why a document is not taken, or cannot be read."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    MARKUP = "markup"  # a web page or a drawing, whatever its name says
    BINARY = "binary"
    TOO_MANY_PAGES = "too_many_pages"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_COSTLY = "too_costly"  # took more time or memory than a document may
    TOO_MANY = "too_many"
    KNOWN = "known"


def kind_of(content: bytes) -> DocumentKind | DocumentRefusal:
    """What the bytes are, or why they are not taken."""
    if len(content) > MOST_BYTES:
        return DocumentRefusal.TOO_LARGE
    if content.startswith(b"%PDF-"):
        return DocumentKind.PDF
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return DocumentRefusal.BINARY
    return _kind_of_text(text)


def _kind_of_text(text: str) -> DocumentKind | DocumentRefusal:
    if _CONTROLS.search(text):
        return DocumentRefusal.BINARY
    if not any(character.isalnum() for character in text):
        return DocumentRefusal.EMPTY
    if _MARKUP.search(text):
        return DocumentRefusal.MARKUP
    return DocumentKind.MARKDOWN if _MARKDOWN.search(text) else DocumentKind.TEXT
