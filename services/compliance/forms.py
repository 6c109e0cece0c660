"""Keeps a tenant's consent form: its public key, and the wordings that it shows, version by version."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import distinct_on

from services.compliance.models import ConsentForm, ConsentWording
from services.db import DeploymentTransaction, Reader, Transaction
from services.events.catalog.contact import ConsentFormOpened, ConsentWordingChanged
from services.ids import new_id
from services.rules.consent import ConsentPurpose
from services.rules.consent_wording import FIRST_WORDING

KEY_BYTES = 24
LONGEST_KEY = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A wording as it stands in one language; `text` still has its {business}."""

    id: UUID
    language: str
    version: int
    text: str


async def find_form_tenant(tx: DeploymentTransaction, key: str) -> UUID | None:
    """Return the tenant of an open form's key; None for a closed, unknown or impossible one."""
    if len(key) > LONGEST_KEY or not key.isprintable():
        return None
    statement = select(ConsentForm.tenant_id).where(ConsentForm.key == key, ConsentForm.closed_at.is_(None))
    tenant_id: UUID | None = await tx.scalar(statement)
    return tenant_id


async def find_form_key(tx: Reader) -> str | None:
    """Return the key of the tenant's open form."""
    statement = select(ConsentForm.key).where(ConsentForm.tenant_id == tx.tenant_id, ConsentForm.closed_at.is_(None))
    key: str | None = await tx.scalar(statement.order_by(ConsentForm.id.desc()).limit(1))
    return key


async def open_form(tx: Transaction, now: datetime) -> str:
    """Open a form under a new key, which ends the one before, and return the key."""
    await tx.lock("consent_form")
    form_id, key = new_id(now), secrets.token_urlsafe(KEY_BYTES)
    closing = update(ConsentForm).where(ConsentForm.tenant_id == tx.tenant_id, ConsentForm.closed_at.is_(None))
    await tx.execute(closing.values(closed_at=now))
    row = {
        "tenant_id": tx.tenant_id,
        "id": form_id,
        "key": key,
        "opened_by": tx.principal.member_id,
        "created_at": now,
    }
    await tx.execute(insert(ConsentForm), row)
    known = {wording.language for wording in await list_wordings(tx)}
    for language, text in FIRST_WORDING.items():
        if language not in known:
            await write_wording(tx, language, text, now)
    tx.emit(ConsentFormOpened(form_id=form_id), at=now)
    return key


async def write_wording(tx: Transaction, language: str, text: str, now: datetime) -> int:
    """Make a text the wording of marketing consent in a language; return its version."""
    await tx.lock("consent_wording")
    purpose = ConsentPurpose.MARKETING
    newest = select(func.coalesce(func.max(ConsentWording.version), 0)).where(
        ConsentWording.tenant_id == tx.tenant_id,
        ConsentWording.purpose == purpose,
        ConsentWording.language == language,
    )
    version = int(await tx.scalar(newest)) + 1
    wording_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": wording_id,
        "purpose": purpose,
        "language": language,
        "version": version,
        "text": text,
        "written_by": tx.principal.member_id,
        "created_at": now,
    }
    await tx.execute(insert(ConsentWording), row)
    event = ConsentWordingChanged(wording_id=wording_id, purpose=purpose, language=language, version=version)
    tx.emit(event, at=now)
    return version


async def list_wordings(tx: Reader) -> list[Wording]:
    """Return the newest wording of marketing consent in each language."""
    table = ConsentWording
    statement = (
        select(table.id, table.language, table.version, table.text)
        .where(table.tenant_id == tx.tenant_id, table.purpose == ConsentPurpose.MARKETING)
        .ext(distinct_on(table.language))
        .order_by(table.language, table.version.desc())
    )
    return [Wording(**row) for row in (await tx.execute(statement)).mappings()]
