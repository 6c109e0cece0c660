"""The tenant's lists for its desk: labels, canned replies, macros. Their words are sealed; an index finds equals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from services.db import Reader, Transaction
from services.desk.models import (
    CANNED_SHORTCUT,
    CANNED_TEXT,
    LABEL_NAME,
    MACRO_NAME,
    CannedReply,
    ConversationLabel,
    Label,
    LabelColour,
    Macro,
)
from services.ids import new_id
from services.rules.macros import Step, read_steps, stored

# Kinds of blind indexes: the same word as a label and as a macro has nothing in common.
LABEL, SHORTCUT, MACRO = "label", "canned_shortcut", "macro"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLabel:
    """A label of the tenant."""

    id: UUID
    name: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCanned:
    """A canned reply with its variables unfilled."""

    id: UUID
    shortcut: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMacro:
    """A macro with its steps in order."""

    id: UUID
    name: str
    steps: tuple[Step, ...]


async def list_labels(reader: Reader) -> list[ListedLabel]:
    """The tenant's labels by name."""
    statement = select(Label.id, Label.name, Label.colour).where(Label.tenant_id == reader.tenant_id)
    found = [
        ListedLabel(id=row.id, name=reader.cipher.open(LABEL_NAME, row.id, row.name), colour=row.colour)
        for row in await reader.execute(statement)
    ]
    return sorted(found, key=lambda one: one.name.casefold())


async def label_words(reader: Reader, conversation_id: UUID) -> frozenset[str]:
    """The names of the labels that a conversation carries, in small letters: the skills that it asks for."""
    of_label = (Label.tenant_id == ConversationLabel.tenant_id) & (Label.id == ConversationLabel.label_id)
    statement = select(Label.id, Label.name).join(ConversationLabel, of_label)
    rows = await reader.execute(
        statement.where(
            ConversationLabel.tenant_id == reader.tenant_id, ConversationLabel.conversation_id == conversation_id
        )
    )
    return frozenset(reader.cipher.open(LABEL_NAME, row.id, row.name).casefold() for row in rows)


async def list_canned(reader: Reader) -> list[ListedCanned]:
    """The tenant's canned replies by shortcut."""
    table, cipher = CannedReply, reader.cipher
    statement = select(table.id, table.shortcut, table.text).where(table.tenant_id == reader.tenant_id)
    found = [
        ListedCanned(
            id=row.id,
            shortcut=cipher.open(CANNED_SHORTCUT, row.id, row.shortcut),
            text=cipher.open(CANNED_TEXT, row.id, row.text),
        )
        for row in await reader.execute(statement)
    ]
    return sorted(found, key=lambda one: one.shortcut)


async def list_macros(reader: Reader) -> list[ListedMacro]:
    """The tenant's macros by name."""
    statement = select(Macro.id, Macro.name, Macro.steps).where(Macro.tenant_id == reader.tenant_id)
    found = [
        ListedMacro(id=row.id, name=reader.cipher.open(MACRO_NAME, row.id, row.name), steps=read_steps(row.steps))
        for row in await reader.execute(statement)
    ]
    return sorted(found, key=lambda one: one.name.casefold())


async def create_label(tx: Transaction, name: str, colour: LabelColour, now: datetime) -> UUID | None:
    """Make a label; None where one of that name exists."""
    label_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": label_id,
        "name": tx.cipher.seal(LABEL_NAME, label_id, name),
        "name_index": tx.cipher.index(LABEL, name),
        "colour": colour,
        "created_at": now,
    }
    statement = insert(Label).values(row).on_conflict_do_nothing().returning(Label.id)
    made: UUID | None = await tx.scalar(statement)
    return made


async def change_label(tx: Transaction, label_id: UUID, name: str, colour: LabelColour) -> bool:
    """Give a label another name and colour; False where there is none. A name that is taken breaks its index."""
    values = {
        "name": tx.cipher.seal(LABEL_NAME, label_id, name),
        "name_index": tx.cipher.index(LABEL, name),
        "colour": colour,
    }
    this = (Label.tenant_id == tx.tenant_id, Label.id == label_id)
    return await tx.scalar(update(Label).where(*this).values(values).returning(Label.id)) is not None


async def find_label(reader: Reader, name: str) -> UUID | None:
    """The id of the label of a name."""
    this = (Label.tenant_id == reader.tenant_id, Label.name_index == reader.cipher.index(LABEL, name))
    label_id: UUID | None = await reader.scalar(select(Label.id).where(*this))
    return label_id


async def remove_label(tx: Transaction, label_id: UUID) -> bool:
    """Remove a label from the tenant and from every conversation; False where there is none."""
    statement = delete(Label).where(Label.tenant_id == tx.tenant_id, Label.id == label_id).returning(Label.id)
    return await tx.scalar(statement) is not None


async def save_canned(tx: Transaction, shortcut: str, text: str, now: datetime) -> UUID:
    """Keep a canned reply; the same shortcut again replaces its text."""
    await tx.lock(SHORTCUT)
    cipher, index = tx.cipher, tx.cipher.index(SHORTCUT, shortcut)
    same = (CannedReply.tenant_id == tx.tenant_id, CannedReply.shortcut_index == index)
    kept: UUID | None = await tx.scalar(select(CannedReply.id).where(*same))
    if kept is not None:
        # Under the id of the row that is there: sealed text opens at its own place only.
        await tx.execute(update(CannedReply).where(*same).values(text=cipher.seal(CANNED_TEXT, kept, text)))
        return kept
    canned_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": canned_id,
        "shortcut": cipher.seal(CANNED_SHORTCUT, canned_id, shortcut),
        "shortcut_index": index,
        "text": cipher.seal(CANNED_TEXT, canned_id, text),
        "created_at": now,
    }
    await tx.execute(insert(CannedReply).values(row))
    return canned_id


async def remove_canned(tx: Transaction, canned_id: UUID) -> bool:
    """Remove a canned reply; False where there is none."""
    table = CannedReply
    statement = delete(table).where(table.tenant_id == tx.tenant_id, table.id == canned_id).returning(table.id)
    return await tx.scalar(statement) is not None


async def save_macro(tx: Transaction, name: str, steps: Sequence[Step], now: datetime) -> UUID:
    """Keep a macro; the same name again replaces its steps."""
    macro_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": macro_id,
        "name": tx.cipher.seal(MACRO_NAME, macro_id, name),
        "name_index": tx.cipher.index(MACRO, name),
        "steps": stored(steps),
        "created_at": now,
    }
    statement = insert(Macro).values(row)
    replaced = statement.on_conflict_do_update(
        index_elements=["tenant_id", "name_index"], set_={"steps": statement.excluded.steps}
    )
    kept: UUID = await tx.scalar(replaced.returning(Macro.id))
    return kept


async def remove_macro(tx: Transaction, macro_id: UUID) -> bool:
    """Remove a macro; False where there is none."""
    statement = delete(Macro).where(Macro.tenant_id == tx.tenant_id, Macro.id == macro_id).returning(Macro.id)
    return await tx.scalar(statement) is not None
