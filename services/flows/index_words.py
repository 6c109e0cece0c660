"""Makes what is older than the word index findable: messages and names, a batch of each tenant in a round.

A repeat adds nothing, and where it stands is committed with the batch, so it may be killed at any point. What comes in
meanwhile is indexed when it is stored. A tenant that is done costs a look at one row.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.dialects.postgresql import insert

from services.compliance import erasures
from services.contacts.models import CONTACT_NAME, Contact
from services.conversations import words
from services.conversations.models import MESSAGE_BODY, Conversation, Message
from services.conversations.words import WordBackfill
from services.db import Transaction
from services.deps import Deps
from services.flows.each_tenant import each_tenant
from services.rules.permissions import Principal
from services.subject_keys import Subject

BATCH_ROWS = 500
MESSAGES, NAMES, DONE = 0, 1, 2
_FIRST = UUID(int=0)


async def index_words(deps: Deps, now: datetime) -> int:
    """Index the next batch of every tenant; return how many rows that were."""
    async with deps.db.deployment() as deployment:
        tenant_ids = await erasures.list_tenants(deployment)
    return await each_tenant(deps, "index_words", sorted(tenant_ids), index_tenant, now)


async def index_tenant(deps: Deps, tenant_id: UUID, _now: datetime) -> int:
    """Index the next batch of one tenant; 0 when nothing is left."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        place, after_id = await _position(tx)
        if place == DONE:
            return 0
        rows = (await tx.execute(_batch(tx, place, after_id or _FIRST))).all()
        (_index_messages if place == MESSAGES else _index_names)(tx, rows)
        await _move(tx, *((place, rows[-1].id) if rows else (place + 1, None)))
        return len(rows) or 1


async def _position(tx: Transaction) -> tuple[int, UUID | None]:
    statement = select(WordBackfill.place, WordBackfill.after_id).where(WordBackfill.tenant_id == tx.tenant_id)
    found = (await tx.execute(statement.with_for_update())).one_or_none()
    return (found.place, found.after_id) if found else (MESSAGES, None)


async def _move(tx: Transaction, place: int, after_id: UUID | None) -> None:
    moved = {"place": place, "after_id": after_id}
    statement = insert(WordBackfill).values(tenant_id=tx.tenant_id, **moved)
    await tx.execute(statement.on_conflict_do_update(index_elements=["tenant_id"], set_=moved))


def _batch(tx: Transaction, place: int, after_id: UUID) -> Any:
    """The next rows of a place, with whose key they are under."""
    return _messages(tx, after_id) if place == MESSAGES else _names(tx, after_id)


def _messages(tx: Transaction, after_id: UUID) -> Any:
    of_tenant = tx.tenant_id
    thread = and_(Conversation.tenant_id == of_tenant, Conversation.id == Message.conversation_id)
    person = and_(Contact.tenant_id == of_tenant, Contact.id == Conversation.contact_id)
    columns = select(Message.id, Message.conversation_id, Message.body, Conversation.contact_id, Contact.subject_key)
    statement = columns.join(Conversation, thread).join(Contact, person)
    return statement.where(Message.tenant_id == of_tenant, Message.id > after_id).order_by(Message.id).limit(BATCH_ROWS)


def _names(tx: Transaction, after_id: UUID) -> Any:
    of_tenant = tx.tenant_id
    person = and_(Contact.tenant_id == of_tenant, Contact.id == Conversation.contact_id)
    columns = select(Conversation.id, Conversation.contact_id, Contact.subject_key, Contact.name)
    wanted = (Conversation.tenant_id == of_tenant, Conversation.id > after_id)
    return columns.join(Contact, person).where(*wanted).order_by(Conversation.id).limit(BATCH_ROWS)


def _index_messages(tx: Transaction, rows: Sequence[Any]) -> None:
    readable = [(row, Subject(tx.cipher, row.contact_id, row.subject_key)) for row in rows]
    told = [
        (row.conversation_id, row.id, subject.open(MESSAGE_BODY, row.id, row.body))
        for row, subject in readable
        if not subject.is_erased
    ]
    words.index(tx, told)


def _index_names(tx: Transaction, rows: Sequence[Any]) -> None:
    readable = [(row, Subject(tx.cipher, row.contact_id, row.subject_key)) for row in rows if row.name]
    named = [
        (row.id, subject.open(CONTACT_NAME, row.contact_id, row.name))
        for row, subject in readable
        if not subject.is_erased
    ]
    words.index_names(tx, named)
