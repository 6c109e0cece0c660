"""Tables of the knowledge base: documents, and their passages with the vectors by which they are found.

Titles, texts and vectors are encrypted: from a vector its sentence can be guessed.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.document_kind import DocumentKind
from services.tables import RowId, Table, TenantId, Visibility, one_of, references, visible_to

DOCUMENT_TITLE = Field(table="knowledge_document", column="title", purpose=Purpose.MESSAGES)
DOCUMENT_CONTENT = Field(table="knowledge_document", column="content", purpose=Purpose.MESSAGES)
PASSAGE_TEXT = Field(table="knowledge_passage", column="text", purpose=Purpose.MESSAGES)
PASSAGE_VECTORS = Field(table="knowledge_passage", column="vectors", purpose=Purpose.MESSAGES)


class DocumentState(StrEnum):
    """How far a document is."""

    WAITING = "waiting"
    READY = "ready"
    REFUSED = "refused"


class KnowledgeDocument(Table):
    """An uploaded document; its bytes are kept until it is read, `problem` says why it could not be."""

    __tablename__ = "knowledge_document"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    title: Mapped[bytes]
    kind: Mapped[str]
    state: Mapped[str]
    problem: Mapped[str | None]
    digest: Mapped[bytes]
    content: Mapped[bytes | None]
    size: Mapped[int] = mapped_column(Integer)
    passages: Mapped[int] = mapped_column(Integer)
    uploaded_by: Mapped[UUID | None]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("kind", DocumentKind),
        one_of("state", DocumentState),
        references("member", "uploaded_by"),
        UniqueConstraint("tenant_id", "digest"),
        visible_to(Visibility.ALL),
    )


class KnowledgePassage(Table):
    """One passage: heading and sentences as JSON in `text`, one row of float16 a sentence in `vectors`."""

    __tablename__ = "knowledge_passage"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    document_id: Mapped[UUID]
    number: Mapped[int] = mapped_column(Integer)
    language: Mapped[str]
    text: Mapped[bytes]
    vectors: Mapped[bytes]
    __table_args__ = (
        references("knowledge_document", "document_id", on_delete="CASCADE"),
        UniqueConstraint("tenant_id", "document_id", "number"),
        visible_to(Visibility.ALL),
    )
