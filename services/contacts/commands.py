"""Finds or makes the contacts of people who wrote, and keeps every address they were known by.

The caller holds the tenant's RECEIVE_LOCK, so that two receivers cannot make the same person twice. A business-scoped
id is believed before a phone number, and neither is needed. Who is known already at the address that a provider says
somebody moved to stays a contact of its own here: `flows/merge_contacts` makes them one person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, update

from services.arrivals import Address
from services.contacts.models import CONTACT_NAME, IDENTITY_VALUE, ChannelIdentity, Contact, IdentityKind
from services.contacts.queries import index_of, list_identities, values_of
from services.db import Transaction
from services.events.catalog.contact import ContactCreated, ContactIdentityChanged
from services.events.details import Detail
from services.ids import new_id
from services.subject_keys import Subject, new_subject
from services.tenants.models import Channel

RECEIVE_LOCK = "receive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A person seen at a moment; `moved_to` is set where the provider says that the address changed."""

    address: Address
    at: datetime
    moved_to: Address | None = None


@dataclass(slots=True, kw_only=True)
class _Identity:
    """An address while sightings are applied; what is not stored yet is new, what differs from the store is changed."""

    id: UUID
    contact_id: UUID
    kind: IdentityKind
    value: str
    index: bytes
    retired_at: datetime | None = None
    is_new: bool = False
    is_changed: bool = False


async def find_or_create(tx: Transaction, sightings: Sequence[Sighting], now: datetime) -> list[Subject]:
    """Return the contact of each sighting, in the order given, which is the order in which they are applied."""
    book = _Book(tx, now)
    await book.load(address for sighting in sightings for address in (sighting.address, sighting.moved_to) if address)
    found = [book.apply(sighting) for sighting in sightings]
    await book.store()
    return [book.subject(contact_id) for contact_id in found]


class _Book:
    """The addresses that one batch is about, changed in memory and stored in few statements."""

    def __init__(self, tx: Transaction, now: datetime) -> None:
        self._tx, self._now = tx, now
        self._identities: dict[bytes, _Identity] = {}
        self._new_contacts: dict[UUID, str | None] = {}
        self._subjects: dict[UUID, Subject] = {}
        self._wrapped: dict[UUID, bytes | None] = {}
        # Masked contacts that wrote again, with the name they gave.
        self._returned: dict[UUID, str | None] = {}

    async def load(self, addresses: Iterable[Address]) -> None:
        """Read what is known of these addresses."""
        values = {
            index_of(self._tx.cipher, kind, value): value
            for address in addresses
            for kind, value in values_of(address).items()
        }
        for known in await list_identities(self._tx, list(values)) if values else []:
            self._wrapped[known.contact_id] = known.subject_key
            self._identities[known.index] = _Identity(
                id=known.id,
                contact_id=known.contact_id,
                kind=known.kind,
                value=values[known.index],
                index=known.index,
                retired_at=known.retired_at,
                is_changed=known.is_masked,
            )
            if known.is_masked:
                self._returned[known.contact_id] = None

    def apply(self, sighting: Sighting) -> UUID:
        """Return the sighting's contact with its addresses brought up to date."""
        after = sighting.moved_to
        contact_id = self._contact_of(sighting.address) or (self._contact_of(after) if after else None)
        contact_id = contact_id or self._create(sighting.address)
        if contact_id in self._returned:
            self._returned[contact_id] = sighting.address.name
        for kind, value in values_of(sighting.address).items():
            self._attach(contact_id, kind, value, sighting.at)
        if after:
            self._move(contact_id, sighting.address, after, sighting.at)
        return contact_id

    def subject(self, contact_id: UUID) -> Subject:
        """The contact with its key, unwrapped once."""
        if contact_id not in self._subjects:
            self._subjects[contact_id] = Subject(self._tx.cipher, contact_id, self._wrapped[contact_id])
        return self._subjects[contact_id]

    def _contact_of(self, address: Address) -> UUID | None:
        for kind, value in values_of(address).items():
            if known := self._identities.get(index_of(self._tx.cipher, kind, value)):
                return known.contact_id
        return None

    def _create(self, address: Address) -> UUID:
        contact_id = new_id(self._now)
        self._new_contacts[contact_id] = address.name
        self._subjects[contact_id] = new_subject(self._tx.cipher, contact_id)
        self._tx.emit(ContactCreated(contact_id=contact_id, channel=Channel.WHATSAPP), at=self._now)
        return contact_id

    def _attach(self, contact_id: UUID, kind: IdentityKind, value: str, at: datetime) -> None:
        index = index_of(self._tx.cipher, kind, value)
        known = self._identities.get(index)
        if known is None:
            self._identities[index] = _Identity(
                id=new_id(self._now), contact_id=contact_id, kind=kind, value=value, index=index, is_new=True
            )
            return
        if known.contact_id != contact_id:
            # The provider says that the owner of the better id uses this address now: it changed hands.
            known.contact_id, known.is_changed = contact_id, True
            self._emit_changed(contact_id, kind, "changed_hands", before="", after=value)
        if known.retired_at is not None and known.retired_at < at:
            known.retired_at, known.is_changed = None, True

    def _move(self, contact_id: UUID, before: Address, after: Address, at: datetime) -> None:
        """Retire the old addresses; new ones that belong to somebody already stay there, to be joined by the flow."""
        kept = set(values_of(after).items())
        owner = self._contact_of(after) or contact_id
        for kind, value in values_of(before).items():
            identity = self._identities[index_of(self._tx.cipher, kind, value)]
            if (kind, value) not in kept and kind in values_of(after) and identity.retired_at is None:
                identity.retired_at, identity.is_changed = at, True
        for kind, value in kept:
            self._attach(owner, kind, value, at)
            self._emit_changed(owner, kind, "moved", before=values_of(before).get(kind, ""), after=value)

    def _emit_changed(self, contact_id: UUID, kind: IdentityKind, reason: str, *, before: str, after: str) -> None:
        event = ContactIdentityChanged(contact_id=contact_id, identity=kind, reason=reason)
        subject = self.subject(contact_id)
        if not subject.may_prove:
            self._tx.emit(event, at=self._now)
            return
        detail = Detail(subject=subject, before={kind: before} if before else {}, after={kind: after})
        self._tx.emit(replace(event, commitments=detail.commitments()), at=self._now, detail=detail)

    async def store(self) -> None:
        """Write what is new and what changed."""
        if self._new_contacts:
            rows = [self._contact_row(contact_id, name) for contact_id, name in self._new_contacts.items()]
            await self._tx.insert(Contact, rows)
        if added := [identity for identity in self._identities.values() if identity.is_new]:
            await self._tx.insert(ChannelIdentity, [self._identity_row(identity) for identity in added])
        if changed := [i for i in self._identities.values() if i.is_changed and not i.is_new]:
            await self._tx.execute(_CHANGE, [self._changed_row(identity) for identity in changed])

        for contact_id, name in self._returned.items():
            own = (Contact.tenant_id == self._tx.tenant_id, Contact.id == contact_id)
            sealed = {"name": self.subject(contact_id).seal(CONTACT_NAME, contact_id, name)} if name else {}
            await self._tx.execute(update(Contact).where(*own).values(masked_at=None, **sealed))

    def _contact_row(self, contact_id: UUID, name: str | None) -> dict[str, object]:
        subject = self.subject(contact_id)
        return {
            "tenant_id": self._tx.tenant_id,
            "id": contact_id,
            "name": subject.seal(CONTACT_NAME, contact_id, name) if name else None,
            "subject_key": subject.wrapped,
            "created_at": self._now,
        }

    def _identity_row(self, identity: _Identity) -> dict[str, object]:
        return {
            "tenant_id": self._tx.tenant_id,
            "id": identity.id,
            "contact_id": identity.contact_id,
            "channel": Channel.WHATSAPP,
            "kind": identity.kind,
            "value": self._sealed(identity),
            "value_index": identity.index,
            "created_at": self._now,
            "retired_at": identity.retired_at,
        }

    def _changed_row(self, identity: _Identity) -> dict[str, object]:
        return {
            "of_tenant": self._tx.tenant_id,
            "of_id": identity.id,
            "to_contact": identity.contact_id,
            # It may have changed hands: what is known of one contact is under that contact's key.
            "to_value": self._sealed(identity),
            "to_retired_at": identity.retired_at,
        }

    def _sealed(self, identity: _Identity) -> bytes:
        return self.subject(identity.contact_id).seal(IDENTITY_VALUE, identity.id, identity.value)


_CHANGE = (
    update(ChannelIdentity)
    .where(ChannelIdentity.tenant_id == bindparam("of_tenant"), ChannelIdentity.id == bindparam("of_id"))
    .values(contact_id=bindparam("to_contact"), value=bindparam("to_value"), retired_at=bindparam("to_retired_at"))
    .execution_options(synchronize_session=False)
)
