"""Who else the open contact may be, with what speaks for it, and the last merge that can be undone."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Text, and_, func, select

from services.contacts.merges import find_last
from services.contacts.models import CONTACT_NAME, Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.rules.merging import OVERLAP, Evidence, Known, MergeReason, evidence
from services.rules.permissions import Access, Area, may
from services.screens.conversation_columns import iso
from services.screens.people import subject_of

# Names are encrypted: they are compared one by one, those heard of closest in time.
COMPARED = 200
EVIDENCE_WORDS = {
    Evidence.NUMBER_CHANGE: "WhatsApp says the number changed",
    Evidence.SAME_NAME: "Same name",
    Evidence.OVERLAPPING_TIME: "wrote in the same weeks",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Another contact that may be the same person."""

    contact_id: str
    conversation_id: str
    name: str
    why: str
    last_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The last merge of the open contact; `id` is empty without one."""

    id: str = ""
    why: str = ""
    at: str = ""


async def list_suggestions(reader: Reader, contact_ids: Collection[UUID]) -> list[Suggestion]:
    """Contacts that may be this person, for who may join them; empty where nothing speaks for any."""
    if not may(reader.principal, Area.LEADS, Access.WRITE):
        return []
    heard = await _heard(reader, Contact.id.in_(contact_ids), limit=len(contact_ids))
    known = [one for row in heard if (one := _known(reader, row))]
    if not known:
        return []
    since = min(one.first_at for one in known) - OVERLAP
    until = max(one.last_at for one in known) + OVERLAP
    others = await _heard(
        reader,
        Contact.id.not_in(contact_ids),
        Conversation.last_inbound_at.between(since, until),
        limit=COMPARED,
    )
    found = [(row, other, _spoken(known, other)) for row in others if (other := _known(reader, row))]
    return [
        Suggestion(
            contact_id=str(row.contact_id),
            conversation_id=str(row.conversation_id),
            name=other.name,
            why=", ".join(EVIDENCE_WORDS[code] for code in codes),
            last_at=iso(other.last_at),
        )
        for row, other, codes in found
        if codes
    ]


async def last_merge(reader: Reader, contact_ids: Collection[UUID]) -> Merged:
    """The merge that an undo would take back, and on what it rested."""
    row = await find_last(reader, contact_ids)
    if row is None:
        return Merged()
    words = ", ".join(EVIDENCE_WORDS[Evidence(code)] for code in row.evidence["codes"])
    by = "" if row.reason == MergeReason.NOTICE else "Joined by a member"
    return Merged(id=str(row.id), why=": ".join(part for part in (by, words) if part), at=iso(row.merged_at))


def _spoken(known: list[Known], other: Known) -> tuple[Evidence, ...]:
    return next((codes for one in known if (codes := evidence(one, other))), ())


def _known(reader: Reader, row: Any) -> Known | None:
    subject = subject_of(reader, row)
    if row.name is None or subject.is_erased:
        return None
    name = subject.open(CONTACT_NAME, subject.id, row.name)
    return Known(name=name, first_at=row.created_at, last_at=row.last_at or row.created_at)


async def _heard(reader: Reader, *where: Any, limit: int) -> list[Any]:
    """Contacts that write, masked and erased ones left out, whoever was heard last first."""
    last_at = func.max(Conversation.last_inbound_at)
    newest = last_at.label("last_at")
    statement = (
        select(Contact.id.label("contact_id"), Contact.name, Contact.subject_key, Contact.created_at, newest)
        .add_columns(func.min(Conversation.id.cast(Text)).label("conversation_id"))
        .join(Conversation, and_(Conversation.tenant_id == reader.tenant_id, Conversation.contact_id == Contact.id))
        .where(Contact.tenant_id == reader.tenant_id, Contact.masked_at.is_(None), Contact.erased_at.is_(None), *where)
        .group_by(Contact.tenant_id, Contact.id)
        .order_by(last_at.desc().nulls_last(), Contact.id)
        .limit(limit)
    )
    return list((await reader.execute(statement)).all())
