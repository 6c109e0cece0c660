"""Reads documents and passages as their tenant wrote them."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from services.db import Reader
from services.knowledge.models import (
    DOCUMENT_CONTENT,
    DOCUMENT_TITLE,
    PASSAGE_TEXT,
    PASSAGE_VECTORS,
    DocumentState,
    KnowledgeDocument,
    KnowledgePassage,
)
from services.rules.document_kind import DocumentKind
from services.rules.passages import Cut
from services.shelves import StoredVectors


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingDocument:
    """A document that is to be read."""

    kind: DocumentKind
    content: bytes


async def find_waiting(reader: Reader, document_id: UUID) -> WaitingDocument | None:
    """Return a document that nobody has read yet."""
    statement = select(KnowledgeDocument).where(
        KnowledgeDocument.tenant_id == reader.tenant_id,
        KnowledgeDocument.id == document_id,
        KnowledgeDocument.state == DocumentState.WAITING,
    )
    row = (await reader.execute(statement)).one_or_none()
    if row is None or row.content is None:
        return None
    content = reader.cipher.open_bytes(DOCUMENT_CONTENT, row.id, row.content)
    return WaitingDocument(kind=DocumentKind(row.kind), content=content)


async def list_vectors(reader: Reader) -> list[StoredVectors]:
    """Return the vectors of every passage that can be found, in the order of the documents."""
    columns = (KnowledgePassage.id, KnowledgePassage.document_id, KnowledgePassage.number, KnowledgePassage.language)
    statement = select(*columns, KnowledgePassage.vectors).where(KnowledgePassage.tenant_id == reader.tenant_id)
    rows = await reader.execute(statement.order_by(KnowledgePassage.document_id, KnowledgePassage.number))
    return [
        StoredVectors(
            document_id=row.document_id,
            number=row.number,
            language=row.language,
            vectors=reader.cipher.open_bytes(PASSAGE_VECTORS, row.id, row.vectors),
        )
        for row in rows
    ]


async def find_passage(reader: Reader, document_id: UUID, number: int) -> tuple[str, Cut] | None:
    """Return the document's title and the passage; None where the document is gone."""
    statement = (
        select(KnowledgePassage, KnowledgeDocument.title)
        .join(KnowledgeDocument, KnowledgeDocument.id == KnowledgePassage.document_id)
        .where(
            KnowledgePassage.tenant_id == reader.tenant_id,
            KnowledgeDocument.tenant_id == reader.tenant_id,
            KnowledgePassage.document_id == document_id,
            KnowledgePassage.number == number,
        )
    )
    row = (await reader.execute(statement)).one_or_none()
    return (title_of(reader, document_id, row.title), cut_of(reader, row)) if row else None


async def count_documents(reader: Reader, ids: Collection[UUID]) -> int:
    """Return how many of the documents are still there."""
    own = (KnowledgeDocument.tenant_id == reader.tenant_id, KnowledgeDocument.id.in_(ids))
    return int(await reader.scalar(select(func.count()).where(*own)))


async def titles_of(reader: Reader, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the titles of the documents that are still there."""
    if not ids:
        return {}
    columns = (KnowledgeDocument.id, KnowledgeDocument.title)
    own = (KnowledgeDocument.tenant_id == reader.tenant_id, KnowledgeDocument.id.in_(ids))
    return {row.id: title_of(reader, row.id, row.title) for row in await reader.execute(select(*columns).where(*own))}


def title_of(reader: Reader, document_id: UUID, sealed: bytes) -> str:
    """A document's title."""
    return reader.cipher.open(DOCUMENT_TITLE, document_id, sealed)


def cut_of(reader: Reader, row: Any) -> Cut:
    """The words of a stored passage."""
    stored = json.loads(reader.cipher.open(PASSAGE_TEXT, row.id, row.text))
    return Cut(heading=stored["heading"], sentences=tuple(stored["sentences"]))
