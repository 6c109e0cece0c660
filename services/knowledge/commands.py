"""Writes documents and their passages; each change of what can be found gives the tenant's knowledge a new version."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update

from services.db import Reader, Transaction
from services.errors import NotFound
from services.events.catalog.knowledge import DocumentDeleted, DocumentRead, DocumentRefused, DocumentUploaded
from services.ids import new_id
from services.knowledge.models import (
    DOCUMENT_CONTENT,
    DOCUMENT_TITLE,
    PASSAGE_TEXT,
    PASSAGE_VECTORS,
    DocumentState,
    KnowledgeDocument,
    KnowledgePassage,
)
from services.rules.document_kind import MOST_DOCUMENTS, DocumentKind, DocumentRefusal
from services.rules.passages import Cut
from services.tenants.models import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPassage:
    """A passage with its language, and one row of float16 for each of its sentences."""

    cut: Cut
    language: str
    vectors: bytes


async def add_document(
    tx: Transaction, title: str, kind: DocumentKind, content: bytes, *, now: datetime
) -> UUID | DocumentRefusal:
    """Keep a document that waits to be read."""
    await tx.lock("knowledge")
    digest = hashlib.sha256(content).digest()
    if refusal := await _refusal(tx, digest):
        return refusal
    document_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": document_id,
        "title": tx.cipher.seal(DOCUMENT_TITLE, document_id, title),
        "kind": kind,
        "state": DocumentState.WAITING,
        "digest": digest,
        "content": tx.cipher.seal_bytes(DOCUMENT_CONTENT, document_id, content),
        "size": len(content),
        "passages": 0,
        "uploaded_by": tx.principal.member_id,
        "created_at": now,
    }
    await tx.execute(insert(KnowledgeDocument).values(row))
    tx.emit(DocumentUploaded(document_id=document_id, kind=kind, size=len(content)), at=now)
    return document_id


async def keep_passages(tx: Transaction, document_id: UUID, read: Sequence[ReadPassage], now: datetime) -> None:
    """Make a waiting document findable; does nothing where it was read or deleted meanwhile."""
    values = {"state": DocumentState.READY, "passages": len(read)}
    if not await _close(tx, document_id, values, now):
        return
    rows = [_passage_row(tx, document_id, number, passage, now) for number, passage in enumerate(read)]
    await tx.insert(KnowledgePassage, rows)
    await _new_version(tx)
    tx.emit(DocumentRead(document_id=document_id, passages=len(rows)), at=now)


async def refuse(tx: Transaction, document_id: UUID, reason: DocumentRefusal, now: datetime) -> None:
    """Note why a waiting document cannot be read."""
    if await _close(tx, document_id, {"state": DocumentState.REFUSED, "problem": reason}, now):
        tx.emit(DocumentRefused(document_id=document_id, reason=reason), at=now)


async def delete_document(tx: Transaction, document_id: UUID, now: datetime) -> None:
    """Delete a document with its passages. Raises NotFound."""
    own = (KnowledgeDocument.tenant_id == tx.tenant_id, KnowledgeDocument.id == document_id)
    if await tx.scalar(delete(KnowledgeDocument).where(*own).returning(KnowledgeDocument.id)) is None:
        raise NotFound
    await _new_version(tx)
    tx.emit(DocumentDeleted(document_id=document_id), at=now)


async def _refusal(tx: Reader, digest: bytes) -> DocumentRefusal | None:
    own = select(func.count()).where(KnowledgeDocument.tenant_id == tx.tenant_id)
    if await tx.scalar(own.where(KnowledgeDocument.digest == digest)):
        return DocumentRefusal.KNOWN
    return DocumentRefusal.TOO_MANY if await tx.scalar(own) >= MOST_DOCUMENTS else None


async def _close(tx: Transaction, document_id: UUID, values: dict[str, Any], now: datetime) -> bool:
    statement = (
        update(KnowledgeDocument)
        .where(
            KnowledgeDocument.tenant_id == tx.tenant_id,
            KnowledgeDocument.id == document_id,
            KnowledgeDocument.state == DocumentState.WAITING,
        )
        .values(**values, content=None, read_at=now)
        .returning(KnowledgeDocument.id)
    )
    return await tx.scalar(statement) is not None


def _passage_row(
    tx: Transaction, document_id: UUID, number: int, passage: ReadPassage, now: datetime
) -> dict[str, object]:
    passage_id = new_id(now)
    text = json.dumps({"heading": passage.cut.heading, "sentences": passage.cut.sentences}, ensure_ascii=False)
    return {
        "tenant_id": tx.tenant_id,
        "id": passage_id,
        "document_id": document_id,
        "number": number,
        "language": passage.language,
        "text": tx.cipher.seal(PASSAGE_TEXT, passage_id, text),
        "vectors": tx.cipher.seal_bytes(PASSAGE_VECTORS, passage_id, passage.vectors),
    }


async def _new_version(tx: Transaction) -> None:
    own = update(Tenant).where(Tenant.tenant_id == tx.tenant_id)
    await tx.execute(own.values(knowledge_version=Tenant.knowledge_version + 1))
