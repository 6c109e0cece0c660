"""A program of its own: a PDF on standard input, its text on standard output, and limits that no document can lift.

A bomb costs this process its life and nobody else's: memory, processor time and pages are bounded before it is opened.
"""

import io
import resource
import sys
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from services.rules.document_kind import MOST_BYTES, MOST_CHARACTERS, MOST_PAGES

MEMORY_BYTES = 768 * 1024 * 1024
PROCESSOR_SECONDS = 20
ENCRYPTED, TOO_MANY_PAGES, BROKEN, TOO_COSTLY = 10, 11, 12, 13


class _Refused(Exception):
    """Ends with the code that says why."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def main() -> int:
    """Read, write, and return the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    sys.setrecursionlimit(400)
    try:
        text = _text(sys.stdin.buffer.read(MOST_BYTES + 1))
    except _Refused as refused:
        return refused.code
    except (MemoryError, RecursionError):
        return TOO_COSTLY
    # pypdf raises whatever a broken file makes of its own data structures.
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OSError):
        return BROKEN
    sys.stdout.buffer.write(text.encode(errors="replace"))
    return 0


def _text(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise _Refused(ENCRYPTED)
    # What the root says is looked at first: counting pages one by one is what a long document makes costly.
    if _stated_pages(reader) > MOST_PAGES or len(reader.pages) > MOST_PAGES:
        raise _Refused(TOO_MANY_PAGES)
    parts: list[str] = []
    for page in reader.pages:
        parts.append(page.extract_text())
        if sum(map(len, parts)) > MOST_CHARACTERS:
            break
    return "\n\n".join(parts)


def _stated_pages(reader: PdfReader) -> int:
    catalog: Any = reader.trailer["/Root"].get_object()
    return int(catalog["/Pages"].get_object().get("/Count", 0))


if __name__ == "__main__":
    sys.exit(main())
