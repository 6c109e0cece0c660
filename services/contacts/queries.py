"""Finds contacts by their addresses, and the addresses of a contact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    LargeBinary,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from services.arrivals import Address
from services.contacts.models import IDENTITY_VALUE, ChannelIdentity, Contact, IdentityKind
from services.crypto import Cipher
from services.db import Reader
from services.rules.masking import MASK
from services.statements import Prepared
from services.subject_keys import Subject
from services.tenants.models import Channel

# The order in which addresses are believed: a business-scoped id belongs to one person, a number may change hands.
PRECEDENCE = (IdentityKind.USER_ID, IdentityKind.PARENT_USER_ID, IdentityKind.PHONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIdentity:
    """A stored address of a contact."""

    id: UUID
    contact_id: UUID
    subject_key: bytes | None
    kind: IdentityKind
    index: bytes
    retired_at: datetime | None
    is_masked: bool


def values_of(address: Address) -> dict[IdentityKind, str]:
    """The address's ids, in the order in which they are believed."""
    given = {
        IdentityKind.USER_ID: address.user_id,
        IdentityKind.PARENT_USER_ID: address.parent_user_id,
        IdentityKind.PHONE: address.phone,
    }
    return {kind: value for kind, value in given.items() if value}


def index_of(cipher: Cipher, kind: IdentityKind, value: str) -> bytes:
    """The blind index of one address; suppressions use the same."""
    return cipher.index(kind.value, value)


async def list_identities(tx: Reader, indexes: Sequence[bytes]) -> list[KnownIdentity]:
    """Return the stored addresses with these blind indexes."""
    return [
        KnownIdentity(
            id=row.id,
            contact_id=row.contact_id,
            subject_key=row.subject_key,
            kind=IdentityKind(row.kind),
            index=row.value_index,
            retired_at=row.retired_at,
            is_masked=row.masked_at is not None,
        )
        for row in await tx.rows(_KNOWN, indexes=list(indexes), kinds=list(PRECEDENCE))
    ]


async def list_indexes(tx: Reader, contact_ids: Sequence[UUID]) -> dict[UUID, list[bytes]]:
    """Return the blind indexes of all addresses of each contact, retired ones included."""
    found: dict[UUID, list[bytes]] = {}
    for row in await tx.rows(_INDEXES, contact_ids=list(contact_ids)):
        found.setdefault(row.contact_id, []).append(row.value_index)
    return found


async def list_person_indexes(tx: Reader, contact_id: UUID) -> list[bytes]:
    """Return the blind indexes of all addresses of the person that a contact is, of joined contacts too."""
    return [row.value_index for row in await tx.rows(_PERSON_INDEXES, contact_id=contact_id)]


def same_person(tx: Reader, contact_id: UUID) -> Select[UUID]:
    """The ids of the contacts that are one person with this one, itself included, as a subquery."""
    return select(Contact.id).where(Contact.tenant_id == tx.tenant_id, is_same_person(contact_id))


async def list_person(tx: Reader, contact_id: UUID) -> list[UUID]:
    """Return the ids of the contacts that are one person with this one, itself included, the oldest first."""
    return list((await tx.execute(same_person(tx, contact_id).order_by(Contact.id))).scalars())


async def find_owner(tx: Reader, address: Address) -> UUID | None:
    """Return the contact that has the address by the id that is believed first, None for nobody."""
    for kind, value in values_of(address).items():
        for known in await list_identities(tx, [index_of(tx.cipher, kind, value)]):
            return known.contact_id
    return None


def is_same_person(contact_id: UUID | BindParameter[UUID]) -> ColumnElement[bool]:
    """Whether the statement's contact is one person with another."""
    this = aliased(Contact)
    joined = select(this.joined_as).where(this.tenant_id == Contact.tenant_id, this.id == contact_id)
    return or_(Contact.id == contact_id, Contact.joined_as == joined.scalar_subquery())


async def find_address(tx: Reader, subject: Subject) -> Address:
    """Return where to write to a contact: the addresses in use, the newest of each kind; none once it is erased."""
    return address_of(subject, await tx.rows(_IN_USE, contact_id=subject.id))


def address_of(subject: Subject, identities: Iterable[Any]) -> Address:
    """The address that a contact's rows of `channel_identity` in use make, given the oldest first."""
    if subject.is_erased:
        return Address(user_id=None, parent_user_id=None, phone=None)
    values = {IdentityKind(row.kind): subject.open(IDENTITY_VALUE, row.id, row.value) for row in identities}
    # What retention has masked cannot be written to; the contact's next message brings it back.
    values = {kind: value for kind, value in values.items() if MASK not in value}
    return Address(
        user_id=values.get(IdentityKind.USER_ID),
        parent_user_id=values.get(IdentityKind.PARENT_USER_ID),
        phone=values.get(IdentityKind.PHONE),
    )


_IN_USE = Prepared(
    select(ChannelIdentity.id, ChannelIdentity.kind, ChannelIdentity.value)
    .where(
        ChannelIdentity.tenant_id == bindparam("tenant_id"),
        ChannelIdentity.contact_id == bindparam("contact_id"),
        ChannelIdentity.retired_at.is_(None),
    )
    .order_by(ChannelIdentity.created_at)
)


_KNOWN = Prepared(
    select(
        ChannelIdentity.id,
        ChannelIdentity.contact_id,
        ChannelIdentity.kind,
        ChannelIdentity.value_index,
        ChannelIdentity.retired_at,
        Contact.subject_key,
        Contact.masked_at,
    )
    .join(Contact, and_(Contact.tenant_id == ChannelIdentity.tenant_id, Contact.id == ChannelIdentity.contact_id))
    .where(
        ChannelIdentity.tenant_id == bindparam("tenant_id"),
        ChannelIdentity.channel == Channel.WHATSAPP,
        ChannelIdentity.kind == func.any(bindparam("kinds", type_=ARRAY(Text()))),
        ChannelIdentity.value_index == func.any(bindparam("indexes", type_=ARRAY(LargeBinary()))),
    )
)
_INDEXES = Prepared(
    select(ChannelIdentity.contact_id, ChannelIdentity.value_index).where(
        ChannelIdentity.tenant_id == bindparam("tenant_id"),
        ChannelIdentity.contact_id == func.any(bindparam("contact_ids", type_=ARRAY(Uuid()))),
    )
)
_PERSON_INDEXES = Prepared(
    select(ChannelIdentity.value_index)
    .join(Contact, and_(Contact.tenant_id == ChannelIdentity.tenant_id, Contact.id == ChannelIdentity.contact_id))
    .where(ChannelIdentity.tenant_id == bindparam("tenant_id"), is_same_person(bindparam("contact_id", type_=Uuid())))
)
