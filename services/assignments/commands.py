"""Gives a lead to an SDR, or to the queue, by the routing rule; each claim is atomic and keeps why it was made.

All routing of a tenant passes one lock, taken before any conversation or wallet is touched: two leads cannot take the
last place of the same SDR, and no two transactions wait for each other crosswise.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, or_, update

from services.assignments import clocks
from services.assignments.models import Assignment, AssignmentState
from services.assignments.queries import CurrentAssignment, find_current, list_candidates, list_held
from services.conversations.models import Conversation
from services.db import Transaction
from services.desk.lists import label_words
from services.events.catalog.lead import LeadQueued, LeadRouted
from services.ids import new_id
from services.leads import commands as leads
from services.rules import candidates, routing
from services.rules.bands import Band
from services.rules.candidates import Candidate, Need
from services.rules.routing import Choice, Considered, Outcome
from services.rules.tenant_policy import TenantPolicy
from services.statements import Prepared
from services.tenants.policies import load_policy

ROUTING_LOCK = "routing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What is to be placed; `payload` is what reaches the SDR: ids of messages and the score, never texts."""

    lead_id: UUID
    conversation_id: UUID
    need: Need
    reason: str
    payload: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What came of it; `changed_owner` is what the system charges for."""

    outcome: Outcome
    member_id: UUID | None
    changed_owner: bool


async def place(tx: Transaction, placement: Placement, now: datetime) -> Placed:
    """Route a lead; the caller holds ROUTING_LOCK since before it touched the conversation.

    Its assignment is there with the next write.
    """
    current = await find_current(tx, placement.lead_id)
    policy = await load_policy(tx)
    team = await list_candidates(tx, now, policy)
    need = await _with_skills(tx, placement, team)
    choice = routing.choose(need, team, now, policy.routing)
    match choice.outcome:
        case Outcome.ASSIGNED:
            placed = await _assign(tx, placement, choice, current, now)
        case Outcome.QUEUED:
            placed = await _queue(tx, placement, choice, current, now)
        case _:
            return Placed(outcome=choice.outcome, member_id=current.member_id if current else None, changed_owner=False)
    await _start_clocks(tx, placement, policy, now)
    return placed


async def wait_in_queue(tx: Transaction, placement: Placement, now: datetime) -> None:
    """Leave a lead without assignment to the next drain, where ROUTING_LOCK cannot be taken any more."""
    choice = Choice(version=candidates.DEFAULT.version, outcome=Outcome.QUEUED)
    await _queue(tx, placement, choice, None, now)
    await _start_clocks(tx, placement, await load_policy(tx), now)


async def claim_for_member(
    tx: Transaction, lead_id: UUID, conversation_id: UUID, member_id: UUID, *, reason: str, now: datetime
) -> None:
    """Give the lead to a member by a person's act: whoever had it or queued for it lets go. Free of charge."""
    current = await find_current(tx, lead_id)
    if current and current.member_id == member_id:
        return
    await _end(tx, current, now)
    need_band = current.band if current else None
    await _insert(
        tx,
        {
            "lead_id": lead_id,
            "conversation_id": conversation_id,
            "member_id": member_id,
            "band": need_band or "WARM",
            "state": AssignmentState.ACTIVE,
            "reason": reason,
            "made_by": "member",
            "ledger": {"considered": []},
            "payload": {},
            "policy_version": candidates.DEFAULT.version,
            "created_at": now,
            "claimed_at": now,
        },
        now,
    )
    _own(tx, lead_id, conversation_id, member_id, now)
    await tx.run_rest()


async def take_back(tx: Transaction, lead_id: UUID, conversation_id: UUID, *, queue: bool, now: datetime) -> None:
    """Nobody owns the lead any more; with `queue` it waits for the next drain, as it did before it was given away."""
    current = await find_current(tx, lead_id)
    await _end(tx, current, now)
    leads.set_owner(tx, lead_id, None, now)
    await tx.run(_ASSIGN, conversation_id=conversation_id, member_id=None, now=now)
    if current and queue:
        await _insert(tx, _queued(lead_id, conversation_id, current.band, "given_back", now), now)


async def follow_lead(
    tx: Transaction, lead_id: UUID, conversation_id: UUID, member_id: UUID | None, *, now: datetime
) -> None:
    """The lead went to another conversation: its owner gets that one, and its open promises run there."""
    of_lead = (Assignment.tenant_id == tx.tenant_id, Assignment.lead_id == lead_id)
    is_current = Assignment.state != AssignmentState.ENDED
    await tx.execute(update(Assignment).where(*of_lead, is_current).values(conversation_id=conversation_id))
    await clocks.follow_lead(tx, lead_id, conversation_id)
    await tx.run(_ASSIGN, conversation_id=conversation_id, member_id=member_id, now=now)


async def release_all(tx: Transaction, member_id: UUID, *, reason: str, now: datetime) -> int:
    """A member lets go of everything: open leads go to the queue, which the next drain hands out; return how many.

    The caller holds ROUTING_LOCK, and asks for the drain.
    """
    held = await list_held(tx, member_id)
    for one in held:
        await _end(tx, one.assignment, now)
        leads.set_owner(tx, one.lead_id, None, now)
        row = _queued(one.lead_id, one.conversation_id, one.assignment.band, reason, now)
        assignment_id = await _insert(tx, row, now)
        event = LeadQueued(
            lead_id=one.lead_id,
            conversation_id=one.conversation_id,
            assignment_id=assignment_id,
            band=one.assignment.band,
            reason=reason,
        )
        tx.emit(event, at=now)
    await tx.execute(
        update(Conversation)
        .where(Conversation.tenant_id == tx.tenant_id, Conversation.assignee_id == member_id)
        .values(assignee_id=None, updated_at=now)
    )
    return len(held)


async def _assign(
    tx: Transaction, placement: Placement, choice: Choice, current: CurrentAssignment | None, now: datetime
) -> Placed:
    assert choice.member_id is not None
    changed = current is None or current.member_id != choice.member_id
    if changed:
        await _end(tx, current, now)
        row = _row(placement, choice, now) | {"state": AssignmentState.ACTIVE, "claimed_at": now}
        assignment_id = _insert_with_next(tx, row, now)
        _own(tx, placement.lead_id, placement.conversation_id, choice.member_id, now)
        _emit_routed(tx, placement, assignment_id, choice.member_id, now)
    elif current and _has_news(current, placement):
        await _renew(tx, current.id, placement)
    return Placed(outcome=choice.outcome, member_id=choice.member_id, changed_owner=changed)


async def _queue(
    tx: Transaction, placement: Placement, choice: Choice, current: CurrentAssignment | None, now: datetime
) -> Placed:
    """Leave the lead waiting. A lead that has an owner keeps it meanwhile."""
    if current is None:
        row = _row(placement, choice, now) | {"state": AssignmentState.QUEUED}
        assignment_id = _insert_with_next(tx, row, now)
        event = LeadQueued(
            lead_id=placement.lead_id,
            conversation_id=placement.conversation_id,
            assignment_id=assignment_id,
            band=placement.need.band,
            reason=placement.reason,
        )
        tx.emit(event, at=now)
    elif _has_news(current, placement):
        await _renew(tx, current.id, placement)
    return Placed(outcome=choice.outcome, member_id=current.member_id if current else None, changed_owner=False)


async def _with_skills(tx: Transaction, placement: Placement, team: Sequence[Candidate]) -> Need:
    """What the lead asks for, with the skills among its conversation's labels; a label nobody is skilled in is none."""
    known = frozenset[str]().union(*(one.skills for one in team))
    words = await label_words(tx, placement.conversation_id) if known else known
    return replace(placement.need, skills=placement.need.skills | (words & known))


async def _start_clocks(tx: Transaction, placement: Placement, policy: TenantPolicy, now: datetime) -> None:
    band = placement.need.band
    await clocks.start(tx, placement.lead_id, placement.conversation_id, band, policy=policy, now=now)


def _own(tx: Transaction, lead_id: UUID, conversation_id: UUID, member_id: UUID, now: datetime) -> None:
    leads.set_owner(tx, lead_id, member_id, now)
    tx.run_with_next(_ASSIGN, conversation_id=conversation_id, member_id=member_id, now=now)


async def _end(tx: Transaction, current: CurrentAssignment | None, now: datetime) -> None:
    if current is None:
        return
    await tx.execute(
        update(Assignment)
        .where(Assignment.tenant_id == tx.tenant_id, Assignment.id == current.id)
        .values(state=AssignmentState.ENDED, ended_at=now)
    )


def _has_news(current: CurrentAssignment, placement: Placement) -> bool:
    """Whether the owner is to learn of another band, or of a hand-off with its summary."""
    return current.band is not placement.need.band or bool(placement.payload.get("hand_off"))


async def _renew(tx: Transaction, assignment_id: UUID, placement: Placement) -> None:
    await tx.execute(
        update(Assignment)
        .where(Assignment.tenant_id == tx.tenant_id, Assignment.id == assignment_id)
        .values(band=placement.need.band, payload=placement.payload)
    )


def _row(placement: Placement, choice: Choice, now: datetime) -> dict[str, object]:
    return {
        "lead_id": placement.lead_id,
        "conversation_id": placement.conversation_id,
        "member_id": choice.member_id,
        "band": placement.need.band,
        "reason": placement.reason,
        "made_by": "system",
        "ledger": {"considered": ledger_json(choice.considered), "returned_to_owner": choice.returned_to_owner},
        "payload": placement.payload,
        "policy_version": choice.version,
        "created_at": now,
    }


def _queued(lead_id: UUID, conversation_id: UUID, band: Band, reason: str, now: datetime) -> dict[str, object]:
    return {
        "lead_id": lead_id,
        "conversation_id": conversation_id,
        "member_id": None,
        "band": band,
        "state": AssignmentState.QUEUED,
        "reason": reason,
        "made_by": "system",
        "ledger": {"considered": []},
        "payload": {"link": f"/inbox/?conversation={conversation_id}"},
        "policy_version": candidates.DEFAULT.version,
        "created_at": now,
    }


async def _insert(tx: Transaction, row: dict[str, object], now: datetime) -> UUID:
    assignment_id = _insert_with_next(tx, row, now)
    await tx.run_rest()
    return assignment_id


def _insert_with_next(tx: Transaction, row: dict[str, object], now: datetime) -> UUID:
    assignment_id = new_id(now)
    tx.insert_with_next(Assignment, [{"tenant_id": tx.tenant_id, "id": assignment_id, **row}])
    return assignment_id


def ledger_json(considered: Sequence[Considered]) -> list[dict[str, object]]:
    """The fairness ledger as JSON: each candidate's figures and why it was passed over, None for the chosen one."""
    return [
        {key: _plain(value) for key, value in asdict(one.candidate).items()} | {"passed": one.passed}
        for one in considered
    ]


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case UUID():
            return str(value)
        case frozenset():
            return sorted(value)
        case _:
            return value


def _emit_routed(tx: Transaction, placement: Placement, assignment_id: UUID, member_id: UUID, now: datetime) -> None:
    event = LeadRouted(
        lead_id=placement.lead_id,
        conversation_id=placement.conversation_id,
        assignment_id=assignment_id,
        member_id=member_id,
        band=placement.need.band,
        reason=placement.reason,
    )
    tx.emit(event, at=now)


_ASSIGN = Prepared(
    update(Conversation)
    .where(
        Conversation.tenant_id == bindparam("tenant_id"),
        or_(Conversation.id == bindparam("conversation_id"), Conversation.folded_into == bindparam("conversation_id")),
    )
    .values(assignee_id=bindparam("member_id"), updated_at=bindparam("now"))
)
