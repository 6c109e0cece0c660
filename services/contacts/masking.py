"""Overwrites what names a contact by its masked form; blind indexes stay, so that whoever returns is known again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.contacts.models import CONTACT_NAME, IDENTITY_VALUE, ChannelIdentity, Contact, IdentityKind
from services.db import Transaction
from services.errors import NotFound
from services.rules.masking import MASK, mask_name, mask_phone
from services.subject_keys import Subject


async def mask_contact(tx: Transaction, contact_id: UUID, now: datetime) -> None:
    """Mask name and addresses for good; a repeat changes nothing more. Raises NotFound for no contact."""
    own = (Contact.tenant_id == tx.tenant_id, Contact.id == contact_id)
    row = (await tx.execute(select(Contact.name, Contact.subject_key).where(*own).with_for_update())).one_or_none()
    if row is None:
        raise NotFound
    subject = Subject(tx.cipher, contact_id, row.subject_key)
    if subject.is_erased:
        return
    name = None
    if row.name is not None:
        name = subject.seal(CONTACT_NAME, contact_id, mask_name(subject.open(CONTACT_NAME, contact_id, row.name)))
    await tx.execute(update(Contact).where(*own).values(name=name, masked_at=now))
    for identity in await _identities(tx, contact_id):
        value = _masked(identity.kind, subject.open(IDENTITY_VALUE, identity.id, identity.value))
        sealed = subject.seal(IDENTITY_VALUE, identity.id, value)
        this = (ChannelIdentity.tenant_id == tx.tenant_id, ChannelIdentity.id == identity.id)
        await tx.execute(update(ChannelIdentity).where(*this).values(value=sealed))


async def _identities(tx: Transaction, contact_id: UUID) -> list[Any]:
    table = ChannelIdentity
    statement = select(table.id, table.kind, table.value).where(
        table.tenant_id == tx.tenant_id, table.contact_id == contact_id
    )
    return list((await tx.execute(statement)).all())


def _masked(kind: str, value: str) -> str:
    return mask_phone(f"+{value}") if kind == IdentityKind.PHONE else MASK
