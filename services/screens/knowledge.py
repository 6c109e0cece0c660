"""What the knowledge page shows: each document and how far it is read, and the passages of one."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.db import Reader
from services.errors import NotFound
from services.events.event import KNOWLEDGE
from services.knowledge.models import DocumentState, KnowledgeDocument, KnowledgePassage
from services.knowledge.queries import cut_of, title_of
from services.knowledge.refusals import REFUSALS
from services.rules.document_kind import DocumentRefusal
from services.rules.passages import is_quotable
from services.rules.permissions import Access, Area, Principal, may
from services.screens.conversation_columns import iso
from services.screens.people import member_name
from services.screens.words import language
from services.tenants.models import Member

TOPICS = frozenset({KNOWLEDGE})
MOST_SHOWN = 40
KINDS = {"pdf": "PDF", "markdown": "Markdown", "text": "Text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document, newest first."""

    id: str
    title: str
    kind: str
    size_kb: int
    state: str
    problem: str
    passages: int
    uploader: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The knowledge base."""

    rows: list[DocumentRow] = field(default_factory=list)
    may_change: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    """One sentence; what is not quotable needs a fact to be said."""

    id: str
    text: str
    is_quotable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow:
    """One passage as it can be found."""

    id: str
    number: int  # as people count
    heading: str
    language: str
    sentences: list[SentenceRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The document that is open, with its first passages."""

    id: str = ""
    title: str = ""
    passages: list[PassageRow] = field(default_factory=list)
    left_out: int = 0


async def load(reader: Reader, principal: Principal) -> Documents:
    """Every document of the tenant."""
    demand(principal, Area.AI)
    # Everything but the bytes, which are large while a document waits.
    columns = [column for column in KnowledgeDocument.__table__.columns if column.name != "content"]
    statement = (
        select(*columns, Member.name.label("uploader_name"))
        .outerjoin(
            Member,
            (Member.tenant_id == KnowledgeDocument.tenant_id) & (Member.id == KnowledgeDocument.uploaded_by),
        )
        .where(KnowledgeDocument.tenant_id == reader.tenant_id)
        .order_by(KnowledgeDocument.created_at.desc(), KnowledgeDocument.id.desc())
    )
    rows = await reader.execute(statement)
    return Documents(
        rows=[_document_row(reader, row) for row in rows], may_change=may(principal, Area.AI, Access.WRITE)
    )


async def load_document(reader: Reader, principal: Principal, document_id: UUID) -> Opened:
    """One document with the passages that replies may find. Raises NotFound."""
    demand(principal, Area.AI)
    own = (KnowledgeDocument.tenant_id == reader.tenant_id, KnowledgeDocument.id == document_id)
    found = (
        await reader.execute(select(KnowledgeDocument.title, KnowledgeDocument.passages).where(*own))
    ).one_or_none()
    if found is None:
        raise NotFound
    statement = (
        select(KnowledgePassage)
        .where(KnowledgePassage.tenant_id == reader.tenant_id, KnowledgePassage.document_id == document_id)
        .order_by(KnowledgePassage.number)
        .limit(MOST_SHOWN)
    )
    passages = [_passage_row(reader, row) for row in await reader.execute(statement)]
    return Opened(
        id=str(document_id),
        title=title_of(reader, document_id, found.title),
        passages=passages,
        left_out=found.passages - len(passages),
    )


def _document_row(reader: Reader, row: Any) -> DocumentRow:
    return DocumentRow(
        id=str(row.id),
        title=title_of(reader, row.id, row.title),
        kind=KINDS[row.kind],
        size_kb=max(row.size // 1024, 1),
        state="reading" if row.state == DocumentState.WAITING else row.state,
        problem=REFUSALS[DocumentRefusal(row.problem)] if row.problem else "",
        passages=row.passages,
        uploader=member_name(reader, row.uploaded_by, row.uploader_name),
        at=iso(row.created_at),
    )


def _passage_row(reader: Reader, row: Any) -> PassageRow:
    cut = cut_of(reader, row)
    return PassageRow(
        id=str(row.id),
        number=row.number + 1,
        heading=cut.heading,
        language=language(row.language),
        sentences=[
            SentenceRow(id=str(number), text=sentence, is_quotable=is_quotable(sentence))
            for number, sentence in enumerate(cut.sentences)
        ],
    )
