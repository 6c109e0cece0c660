"""Tells which documents a company has accepted, and which it has still to."""

from typing import Any

from sqlalchemy import Row, select

from services.db import Reader
from services.legal.documents import current_versions
from services.legal.models import LegalAcceptance
from services.rules.legal import DocumentKind, outstanding


async def list_acceptances(reader: Reader) -> list[Row[Any]]:
    """Every acceptance of the tenant, newest first."""
    of_tenant = LegalAcceptance.tenant_id == reader.tenant_id
    found = await reader.execute(select(LegalAcceptance).where(of_tenant).order_by(LegalAcceptance.at.desc()))
    return list(found.all())


async def list_outstanding(reader: Reader) -> tuple[DocumentKind, ...]:
    """The documents whose current version nobody has accepted for the tenant."""
    statement = select(LegalAcceptance.kind, LegalAcceptance.version).where(
        LegalAcceptance.tenant_id == reader.tenant_id
    )
    accepted = {(DocumentKind(row.kind), row.version) for row in await reader.execute(statement)}
    return outstanding(current_versions(), accepted)
