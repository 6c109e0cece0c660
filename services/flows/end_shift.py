"""An SDR ends a shift: open HOT leads and whatever promise runs pass to a colleague, who is alarmed until they say so.

What passes on is chosen at that moment and kept with it; the rest stays with its owner, who is set away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select, update

from services.assignments import commands as assignments
from services.assignments.commands import ROUTING_LOCK
from services.assignments.models import Handover, HandoverLead, SlaClock
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.catalog.desk import ConversationAssigned
from services.events.catalog.team import HandoverAcknowledged, MemberAvailabilityChanged, ShiftEnded
from services.flows.tell_member import load_address
from services.ids import new_id
from services.leads.models import Lead, LeadState
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.ports import OutgoingMail
from services.rules.bands import Band
from services.rules.permissions import Principal, Role
from services.tenants.models import Availability, Member, MemberState

SHIFT_ENDED = "shift_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A shift that was handed over, and how many leads went with it; no handover where nothing had to pass on."""

    handover_id: UUID | None
    leads: int


async def end_shift(deps: Deps, principal: Principal, to_member_id: UUID, now: datetime) -> Ended:
    """Hand over and set the member away.

    Raises NotAllowed for who is no SDR, InvalidInput for oneself, NotFound for a colleague who takes no leads.
    """
    member_id = _sdr(principal)
    if to_member_id == member_id:
        raise InvalidInput("Choose a colleague.")
    # As the product: the member loses sight of what they give away in the same moment.
    async with deps.db.transaction(Principal.system(principal.tenant_id)) as tx:
        await tx.lock(ROUTING_LOCK)
        await _demand_sdr(tx, member_id, NotAllowed())
        await _demand_sdr(tx, to_member_id, NotFound("They take no leads."))
        await _set_away(tx, member_id, now)
        passing = await _list_passing(tx, member_id)
        if not passing:
            return Ended(handover_id=None, leads=0)
        handover_id = new_id(now)
        people = {"from_member_id": member_id, "to_member_id": to_member_id}
        await tx.insert(Handover, [{"tenant_id": tx.tenant_id, "id": handover_id, **people, "at": now}])
        await tx.insert(HandoverLead, [_row(tx.tenant_id, handover_id, lead, now) for lead in passing])
        for lead in passing:
            await _pass_on(tx, lead, member_id, to_member_id, now)
        tx.emit(ShiftEnded(handover_id=handover_id, leads=len(passing), **people), at=now)
        await _mail(tx, deps.settings.public_url, handover_id, to_member_id, len(passing), now)
    return Ended(handover_id=handover_id, leads=len(passing))


async def acknowledge(deps: Deps, principal: Principal, handover_id: UUID, now: datetime) -> None:
    """The colleague says that they have it, once. Raises NotFound for what was not handed to this member."""
    async with deps.db.transaction(principal) as tx:
        own = (Handover.tenant_id == tx.tenant_id, Handover.id == handover_id)
        mine = (*own, Handover.to_member_id == principal.member_id)
        found = (await tx.execute(select(Handover.acknowledged_at).where(*mine).with_for_update())).one_or_none()
        if found is None:
            raise NotFound
        if found.acknowledged_at is None:
            await tx.execute(update(Handover).where(*mine).values(acknowledged_at=now))
            tx.emit(HandoverAcknowledged(handover_id=handover_id, member_id=principal.member_id), at=now)


def _sdr(principal: Principal) -> UUID:
    if principal.member_id is None or principal.role is not Role.SDR:
        raise NotAllowed
    return principal.member_id


async def _demand_sdr(tx: Transaction, member_id: UUID, refusal: Exception) -> None:
    statement = select(Member.id).where(
        Member.tenant_id == tx.tenant_id,
        Member.id == member_id,
        Member.role == Role.SDR,
        Member.state == MemberState.ACTIVE,
    )
    if await tx.scalar(statement) is None:
        raise refusal


async def _set_away(tx: Transaction, member_id: UUID, now: datetime) -> None:
    own = (Member.tenant_id == tx.tenant_id, Member.id == member_id)
    before = await tx.scalar(select(Member.availability).where(*own).with_for_update())
    if before != Availability.AWAY:
        await tx.execute(update(Member).where(*own).values(availability=Availability.AWAY))
        tx.emit(MemberAvailabilityChanged(member_id=member_id, before=before, after=Availability.AWAY), at=now)


async def _list_passing(tx: Transaction, member_id: UUID) -> Sequence[Any]:
    """The member's open leads that are HOT or were promised something that runs, the soonest first."""
    running = (
        select(SlaClock.lead_id, func.min(SlaClock.due_at).label("due_at"))
        .where(SlaClock.tenant_id == tx.tenant_id, SlaClock.stopped_at.is_(None), SlaClock.due_at.is_not(None))
        .group_by(SlaClock.lead_id)
        .subquery()
    )
    statement = (
        select(Lead.id, Lead.conversation_id, Lead.band, running.c.due_at)
        .outerjoin(running, running.c.lead_id == Lead.id)
        .where(
            Lead.tenant_id == tx.tenant_id,
            Lead.owner_id == member_id,
            Lead.state == LeadState.OPEN,
            or_(Lead.band == Band.HOT, running.c.due_at.is_not(None)),
        )
        .order_by(running.c.due_at.nulls_last(), Lead.id)
    )
    return (await tx.execute(statement)).all()


def _row(tenant_id: UUID, handover_id: UUID, lead: Any, now: datetime) -> dict[str, object]:
    return {
        "tenant_id": tenant_id,
        "id": new_id(now),
        "handover_id": handover_id,
        "lead_id": lead.id,
        "conversation_id": lead.conversation_id,
        "band": lead.band,
        "due_at": lead.due_at,
    }


async def _pass_on(tx: Transaction, lead: Any, member_id: UUID, to_member_id: UUID, now: datetime) -> None:
    given = assignments.claim_for_member
    await given(tx, lead.id, lead.conversation_id, to_member_id, reason=SHIFT_ENDED, now=now)
    event = ConversationAssigned(
        conversation_id=lead.conversation_id, member_id=to_member_id, before_member_id=member_id
    )
    tx.emit(event, at=now)


async def _mail(
    tx: Transaction, address: str, handover_id: UUID, to_member_id: UUID, leads: int, now: datetime
) -> None:
    to, name = await load_address(tx, to_member_id)
    text = (
        f"Hello {name},\n\na colleague's shift ended and {leads} of their leads are yours now, promises included.\n"
        f"Look at them and say that you have them: {address}/handover/\n"
    )
    mail = OutgoingMail(to=to, subject=f"Flexoraa: {leads} leads were handed to you", text=text)
    await queue_mail(tx, MailKind.ALERT, mail, key=f"handover:{handover_id}", now=now)
