"""The documents that companies accept: one Markdown file a version in the folder beside this module.

A file is never changed once somebody may have accepted it; a new text is a new file with the next number.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.rules.legal import DocumentKind

FOLDER = Path(__file__).parent / "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """One version of a document; `text` is Markdown, `digest` the SHA-256 of its bytes."""

    kind: DocumentKind
    version: int
    title: str
    text: str
    digest: bytes


@cache
def current_documents() -> Mapping[DocumentKind, LegalDocument]:
    """The newest version of each, in their order."""
    return {kind: _read(kind, max(_versions(kind))) for kind in DocumentKind}


def current_versions() -> Mapping[DocumentKind, int]:
    """The number of the newest version of each."""
    return {kind: document.version for kind, document in current_documents().items()}


def _versions(kind: DocumentKind) -> list[int]:
    return [int(path.suffixes[0].removeprefix(".")) for path in FOLDER.glob(f"{kind}.*.md")]


def _read(kind: DocumentKind, version: int) -> LegalDocument:
    content = (FOLDER / f"{kind}.{version}.md").read_bytes()
    text = content.decode()
    title = text.splitlines()[0].removeprefix("# ")
    return LegalDocument(kind=kind, version=version, title=title, text=text, digest=hashlib.sha256(content).digest())
