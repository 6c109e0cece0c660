"""Reads the text of a document; PDF in a process of its own, which is ended where it takes too much."""

import asyncio
import sys

from services.ports import UnreadableDocument
from services.rules.document_kind import MOST_CHARACTERS, DocumentKind, DocumentRefusal

PDF_SECONDS = 30
# What `pdf_text` ends with when it refuses; anything else is a crash or a limit of the system.
EXIT_CODES = {
    10: DocumentRefusal.ENCRYPTED,
    11: DocumentRefusal.TOO_MANY_PAGES,
    12: DocumentRefusal.BROKEN,
    13: DocumentRefusal.TOO_COSTLY,
}


class DocumentFiles:
    """Text and Markdown are themselves; PDF is taken apart outside of this process."""

    async def text_of(self, content: bytes, kind: DocumentKind) -> str:
        """The document's text, cut where it is absurdly long. Raises UnreadableDocument."""
        if kind is DocumentKind.PDF:
            text = await _pdf_text(content)
        else:
            text = content.decode("utf-8-sig")
        return text[:MOST_CHARACTERS]


async def _pdf_text(content: bytes) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "services.adapters.documents.pdf_text",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PDF_SECONDS):
            output, _ = await process.communicate(content)
    except TimeoutError:
        raise UnreadableDocument(DocumentRefusal.TOO_COSTLY) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise UnreadableDocument(EXIT_CODES.get(process.returncode, DocumentRefusal.TOO_COSTLY))
    return output.decode()
