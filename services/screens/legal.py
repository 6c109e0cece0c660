"""What the legal page shows beside the texts: what the company has accepted, who did, and what is outstanding."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from services.db import Reader
from services.errors import TermsOutstanding
from services.legal.documents import current_documents
from services.legal.queries import list_acceptances, list_outstanding
from services.rules.legal import DocumentKind, may_accept
from services.rules.permissions import Principal
from services.screens.conversation_columns import iso
from services.screens.people import member_name
from services.tenants.models import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceRow:
    """One acceptance; network address and browser stay in the record."""

    id: str
    title: str
    version: int
    by: str
    at: str
    digest: str  # hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the company stands; `outstanding` holds titles."""

    is_signed_in: bool = False
    may_accept: bool = False
    outstanding: list[str] = field(default_factory=list)
    rows: list[AcceptanceRow] = field(default_factory=list)


async def load(reader: Reader, principal: Principal) -> Standing:
    """How the member's company stands; every member may know."""
    documents = current_documents()
    found = await list_acceptances(reader)
    names = await _names(reader, {row.member_id for row in found})
    return Standing(
        is_signed_in=True,
        may_accept=may_accept(principal),
        outstanding=[documents[kind].title for kind in await list_outstanding(reader)],
        rows=[
            AcceptanceRow(
                id=str(row.id),
                title=documents[DocumentKind(row.kind)].title,
                version=row.version,
                by=names.get(row.member_id, ""),
                at=iso(row.at),
                digest=row.digest.hex(),
            )
            for row in found
        ],
    )


async def demand_acceptance(reader: Reader, _principal: Principal) -> None:
    """Raise TermsOutstanding until an admin has accepted the current documents for the member's company."""
    if await list_outstanding(reader):
        raise TermsOutstanding


async def _names(reader: Reader, ids: set[UUID]) -> dict[UUID, str]:
    statement = select(Member.id, Member.name).where(Member.tenant_id == reader.tenant_id, Member.id.in_(ids))
    return {row.id: member_name(reader, row.id, row.name) for row in await reader.execute(statement)}
