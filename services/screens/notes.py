"""The private notes of a conversation as items of its thread; a role that sees no personal data gets them masked."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from services.db import Reader
from services.desk.models import NOTE_BODY, Note
from services.rules.masking import MASK
from services.rules.permissions import sees_personal_data
from services.screens.conversation_columns import iso
from services.screens.people import member_name
from services.screens.thread_rows import ThreadItem
from services.subject_keys import Subject
from services.tenants.models import Member

MOST_NOTES = 100


async def list_notes(
    reader: Reader, subject: Subject, conversation_id: UUID, *, since: datetime | None, until: datetime | None
) -> list[ThreadItem]:
    """Notes written in the time between two messages, None for an open end; in no order."""
    statement = (
        select(Note.id, Note.author_id, Note.body, Note.created_at, Member.name)
        .join(Member, and_(Member.tenant_id == Note.tenant_id, Member.id == Note.author_id))
        .where(Note.tenant_id == reader.tenant_id, Note.conversation_id == conversation_id)
        .order_by(Note.created_at.desc())
        .limit(MOST_NOTES)
    )
    statement = statement.where(Note.created_at >= since) if since else statement
    statement = statement.where(Note.created_at <= until) if until else statement
    return [_item(reader, subject, row) for row in await reader.execute(statement)]


def _item(reader: Reader, subject: Subject, row: Any) -> ThreadItem:
    is_mine = row.author_id == reader.principal.member_id
    return ThreadItem(
        id=str(row.id),
        kind="note",
        author="me" if is_mine else "member",
        author_name=member_name(reader, row.author_id, row.name),
        body=subject.open(NOTE_BODY, row.id, row.body) if sees_personal_data(reader.principal) else MASK,
        at=iso(row.created_at),
        starts_day="",
    )
