"""What the privacy section of the settings shows: requests to erase a contact, their state and certificate."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, select
from sqlalchemy.orm import aliased

from services.access import demand
from services.compliance import erasures
from services.compliance.erasure_models import ErasureRequest
from services.contacts.models import Contact
from services.db import Reader
from services.errors import NotFound
from services.rules.erasure import Authority, ErasureState
from services.rules.permissions import Access, Area, Principal, may
from services.screens.conversation_columns import iso
from services.screens.people import contact_name, member_name, subject_of
from services.tenants.models import Member

REQUESTS = 100
AUTHORITIES = {
    Authority.OWN_MESSAGE: "Asked from their own number",
    Authority.IDENTITY_SEEN: "Identity document seen",
    Authority.REPRESENTATIVE: "Representative with power of attorney",
    Authority.LEGAL_ORDER: "Order of a court or authority",
}
STATES = {
    ErasureState.REQUESTED: "waits for approval",
    ErasureState.APPROVED: "approved, erased next",
    ErasureState.RESTRICTED: "restricted until its day",
    ErasureState.REFUSED: "refused",
    ErasureState.COMPLETED: "erased",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One request; `note` says why this member may not decide on an open one they asked for."""

    id: str
    contact: str
    authority: str
    asked_by: str
    asked_at: str
    state: str
    state_text: str
    decided_by: str
    due_at: str
    completed_at: str
    may_decide: bool
    note: str
    has_certificate: bool


async def list_requests(reader: Reader, principal: Principal) -> list[RequestRow]:
    """The newest requests, open ones first; who may not decide sees them all the same."""
    demand(principal, Area.SETTINGS)
    asker, decider = aliased(Member), aliased(Member)
    tenant = reader.tenant_id
    statement = (
        select(
            ErasureRequest,
            Contact.name,
            Contact.subject_key,
            asker.name.label("asker_name"),
            decider.name.label("decider_name"),
        )
        .join(Contact, and_(Contact.tenant_id == tenant, Contact.id == ErasureRequest.contact_id))
        .outerjoin(asker, and_(asker.tenant_id == tenant, asker.id == ErasureRequest.requested_by))
        .outerjoin(decider, and_(decider.tenant_id == tenant, decider.id == ErasureRequest.decided_by))
        .where(ErasureRequest.tenant_id == tenant)
        .order_by(case((ErasureRequest.completed_at.is_(None), 0), else_=1), ErasureRequest.id.desc())
        .limit(REQUESTS)
    )
    return [_row(reader, principal, row) for row in await reader.execute(statement)]


async def load_certificate(reader: Reader, principal: Principal, request_id: UUID) -> dict[str, object]:
    """The certificate of a completed request; raises NotFound for any other."""
    demand(principal, Area.LEADS, Access.WRITE)
    row = await erasures.load_request(reader, request_id)
    if row.certificate is None:
        raise NotFound
    certificate: dict[str, object] = row.certificate
    return certificate


def _row(reader: Reader, principal: Principal, row: Any) -> RequestRow:
    state = ErasureState(row.state)
    is_open = state is ErasureState.REQUESTED
    is_own = row.requested_by is not None and row.requested_by == principal.member_id
    return RequestRow(
        id=str(row.id),
        contact=contact_name(reader, subject_of(reader, row), row.name),
        authority=AUTHORITIES[Authority(row.authority)],
        asked_by=member_name(reader, row.requested_by, row.asker_name) or "The contact, by message",
        asked_at=iso(row.requested_at),
        state=state,
        state_text=STATES[state],
        decided_by=member_name(reader, row.decided_by, row.decider_name),
        due_at=iso(row.due_at) if state is ErasureState.RESTRICTED else "",
        completed_at=iso(_ended(row)),
        may_decide=is_open and not is_own and may(principal, Area.LEADS, Access.WRITE),
        note="You asked for it: somebody else must decide." if is_open and is_own else "",
        has_certificate=row.certificate is not None and may(principal, Area.LEADS, Access.WRITE),
    )


def _ended(row: Any) -> datetime | None:
    ended: datetime | None = row.completed_at or (row.decided_at if row.state == ErasureState.REFUSED else None)
    return ended
