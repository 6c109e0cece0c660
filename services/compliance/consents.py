"""Records what contacts agree to and take back, with the evidence, and reads it again.

A consent is a row that is never changed; its evidence (wording as shown, address, user agent, page) lies encrypted
beside it and can be erased, after which the hash still says that there was exactly this evidence.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from services.compliance.models import CONSENT_EVIDENCE, Consent, ConsentEvidence, ConsentWording
from services.contacts.models import Contact
from services.db import Reader, Transaction
from services.events.catalog.contact import ConsentRecorded
from services.ids import new_id
from services.rules import consent
from services.rules.consent import ConsentAct, ConsentMethod, ConsentPurpose, ConsentRecord
from services.subject_keys import Subject
from services.tenants.models import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsent:
    """An act to record; `evidence` is what proves it, as plain words by name."""

    contact_id: UUID
    purpose: ConsentPurpose
    act: ConsentAct
    method: ConsentMethod
    at: datetime
    evidence: Mapping[str, str] = field(default_factory=dict)
    wording_id: UUID | None = None
    operator_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptConsent:
    """A record with its evidence, {} once that was erased."""

    id: UUID
    channel: str
    purpose: ConsentPurpose
    act: ConsentAct
    method: ConsentMethod
    at: datetime
    operator_id: UUID | None
    wording_version: int | None
    wording_language: str | None
    evidence_hash: bytes
    evidence: Mapping[str, str]

    @property
    def is_proven(self) -> bool:
        """True where the evidence is there and is what was recorded."""
        return bool(self.evidence) and hash_of(self.evidence) == self.evidence_hash


def hash_of(evidence: Mapping[str, str]) -> bytes:
    """SHA-256 over the evidence as JSON with sorted keys; its salt keeps an erased one from being guessed."""
    return hashlib.sha256(_canonical(evidence)).digest()


async def record_consent(tx: Transaction, new: NewConsent, now: datetime) -> UUID:
    """Write the act down with its evidence and return its id."""
    consent_id = new_id(now)
    evidence = {**new.evidence, "salt": secrets.token_hex(16)}
    digest = hash_of(evidence)
    row = {
        "tenant_id": tx.tenant_id,
        "id": consent_id,
        "contact_id": new.contact_id,
        "channel": Channel.WHATSAPP,
        "purpose": new.purpose,
        "act": new.act,
        "method": new.method,
        "wording_id": new.wording_id,
        "operator_id": new.operator_id,
        "evidence_hash": digest,
        "at": new.at,
        "created_at": now,
    }
    await tx.execute(insert(Consent), row)
    await _keep_evidence(tx, new.contact_id, consent_id, evidence)
    event = ConsentRecorded(
        contact_id=new.contact_id,
        consent_id=consent_id,
        purpose=new.purpose,
        act=new.act,
        method=new.method,
        evidence_hash=digest.hex(),
    )
    tx.emit(event, at=now)
    return consent_id


async def _keep_evidence(tx: Transaction, contact_id: UUID, consent_id: UUID, evidence: Mapping[str, str]) -> None:
    """Seal the evidence under the contact's own key; of an erased contact nothing more is kept."""
    key = select(Contact.subject_key).where(Contact.tenant_id == tx.tenant_id, Contact.id == contact_id)
    subject = Subject(tx.cipher, contact_id, await tx.scalar(key))
    if subject.is_erased:
        return
    sealed = subject.seal_bytes(CONSENT_EVIDENCE, consent_id, _canonical(evidence))
    row = {"tenant_id": tx.tenant_id, "id": consent_id, "contact_id": contact_id, "evidence": sealed}
    await tx.execute(insert(ConsentEvidence), row)


async def has_consent(
    tx: Reader, contact_ids: Collection[UUID], purpose: ConsentPurpose, *, joined_at: datetime | None = None
) -> bool:
    """Whether the person that these contacts are agreed to a purpose and did not take it back."""
    statement = select(Consent.contact_id, Consent.act, Consent.at).where(
        Consent.tenant_id == tx.tenant_id, Consent.contact_id.in_(list(contact_ids)), Consent.purpose == purpose
    )
    said: dict[UUID, list[ConsentRecord]] = {}
    for row in await tx.execute(statement):
        record = ConsentRecord(purpose=purpose, act=ConsentAct(row.act), at=row.at)
        said.setdefault(row.contact_id, []).append(record)
    return consent.person_consents(said.values(), purpose, joined_at)


async def list_consents(tx: Reader, contact_ids: Collection[UUID]) -> list[KeptConsent]:
    """Return all records of these contacts, oldest first, with their evidence."""
    statement = (
        select(Consent, ConsentEvidence.evidence, Contact.subject_key, ConsentWording.version, ConsentWording.language)
        .join(Contact, (Contact.tenant_id == Consent.tenant_id) & (Contact.id == Consent.contact_id))
        .outerjoin(
            ConsentEvidence, (ConsentEvidence.tenant_id == Consent.tenant_id) & (ConsentEvidence.id == Consent.id)
        )
        .outerjoin(
            ConsentWording,
            (ConsentWording.tenant_id == Consent.tenant_id) & (ConsentWording.id == Consent.wording_id),
        )
        .where(Consent.tenant_id == tx.tenant_id, Consent.contact_id.in_(list(contact_ids)))
        .order_by(Consent.at, Consent.id)
    )
    return [_kept(row, _opened(tx, row)) for row in await tx.execute(statement)]


async def list_records(tx: Reader, contact_ids: Collection[UUID]) -> list[KeptConsent]:
    """Return the records of these contacts, oldest first, without opening their evidence."""
    statement = (
        select(Consent, ConsentWording.version, ConsentWording.language)
        .outerjoin(
            ConsentWording,
            (ConsentWording.tenant_id == Consent.tenant_id) & (ConsentWording.id == Consent.wording_id),
        )
        .where(Consent.tenant_id == tx.tenant_id, Consent.contact_id.in_(list(contact_ids)))
        .order_by(Consent.at, Consent.id)
    )
    return [_kept(row, {}) for row in await tx.execute(statement)]


def _opened(tx: Reader, row: Any) -> Mapping[str, str]:
    subject = Subject(tx.cipher, row.contact_id, row.subject_key)
    if not row.evidence or subject.is_erased:
        return {}
    evidence: dict[str, str] = json.loads(subject.open_bytes(CONSENT_EVIDENCE, row.id, row.evidence))
    return evidence


def _kept(row: Any, evidence: Mapping[str, str]) -> KeptConsent:
    return KeptConsent(
        id=row.id,
        channel=row.channel,
        purpose=ConsentPurpose(row.purpose),
        act=ConsentAct(row.act),
        method=ConsentMethod(row.method),
        at=row.at,
        operator_id=row.operator_id,
        wording_version=row.version,
        wording_language=row.language,
        evidence_hash=row.evidence_hash,
        evidence=evidence,
    )


def _canonical(evidence: Mapping[str, str]) -> bytes:
    return json.dumps(dict(evidence), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
