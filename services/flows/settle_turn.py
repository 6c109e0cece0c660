"""Writes the answer to a turn in one transaction: answers, score, decisions, owner, reply, charge, events.

Locks are taken in one order everywhere: routing, conversation, wallet.
"""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from services.assignments import commands as assignments
from services.assignments import hand_offs
from services.assignments.commands import ROUTING_LOCK, Placed, Placement
from services.assignments.hand_offs import About
from services.billing import commands as billing
from services.billing.commands import Purpose
from services.conversations import hand_over, outbox, reviews, turns
from services.conversations.models import Author
from services.conversations.outbox import Outgoing
from services.conversations.reviews import Sensitive
from services.conversations.turns import Closed, Closing
from services.db import Transaction
from services.events.catalog.billing import PaidWorkPaused
from services.events.catalog.conversation import TurnRead
from services.flows.away_notice import tell_away
from services.flows.record_decisions import record_turn_decisions
from services.flows.turn_answer import Opened, TurnAnswer
from services.leads import commands as leads
from services.replies import drafts
from services.replies.drafts import Proposed
from services.replies.write import Draft
from services.rules import rate_card
from services.rules.bands import Band
from services.rules.candidates import Need
from services.rules.escalation import FixedText, StepKind
from services.rules.hand_off import Said, Summary, summarise
from services.rules.rate_card import ReplyKind, TurnOutcome
from services.rules.routing import Outcome
from services.subject_keys import Subject

LAST_MESSAGES = 5
ROUTED_BY_BAND = "band"
# Said by the product itself, not by the AI, and free of charge.
FIXED_OPERATION = "fixed_text"


async def settle_turn(tx: Transaction, opened: Opened, answer: TurnAnswer, now: datetime) -> bool:
    """Write everything a turn led to, once; True where more messages came in meanwhile."""
    if answer.routes(opened.lead):
        await tx.lock(ROUTING_LOCK)
    if answer.step.kind is StepKind.HOLD:
        await _hold(tx, opened, answer, now)
        return False
    closed = await turns.close(tx, opened.turn, _closing(opened, answer), now)
    if closed is None or closed.subject.is_erased:
        return False
    await _record_lead(tx, closed.subject, opened, answer, now)
    decision_ids = await record_turn_decisions(tx, closed.subject, opened, answer, now)
    emit_read(tx, opened, answer, decision_ids[0], now)
    placed = await _route(tx, opened, answer, now)
    if answer.step.escalates:
        await _hand_off(tx, opened, answer, now)
    message_id = await _say(tx, closed, opened, answer, decision_ids[-1], now)
    await _tell_people(tx, closed.subject, opened, answer, message_id, now)
    await _tell_away(tx, opened, answer, now)
    await _charge(tx, opened, answer, placed, message_id, now)
    return closed.last_inbound_seq > opened.turn.read_to_seq


async def _hold(tx: Transaction, opened: Opened, answer: TurnAnswer, now: datetime) -> None:
    """Paid work is paused: one holding text a day, and a person gets the conversation. The turn stays open."""
    held_before = opened.turn.held_at
    if not answer.draft and held_before:
        return
    marked = held_before if held_before and not answer.draft else now
    if not await turns.mark_held(tx, opened.turn, marked):
        return
    reason = str(opened.held.pause)
    wallet_id = opened.held.wallet_id
    event = PaidWorkPaused(wallet_id=wallet_id, conversation_id=opened.turn.conversation_id, reason=reason)
    tx.emit(event, at=now)
    await _place(tx, opened, answer, now)
    if answer.draft and not opened.turn.is_shadowed:
        await outbox.queue(tx, _outgoing(opened, answer, answer.draft, None), now)
        await _tell_away(tx, opened, answer, now)


async def _record_lead(tx: Transaction, subject: Subject, opened: Opened, answer: TurnAnswer, now: datetime) -> None:
    conversation_id = opened.turn.conversation_id
    leads.record_answers(tx, subject, opened.lead, conversation_id, answer.after.progress.answers, now)
    leads.record_score(tx, opened.lead, conversation_id, answer.facts, answer.after.score, now)
    await leads.update_lead(tx, opened.lead.id, answer.after, now)


def emit_read(tx: Transaction, opened: Opened, answer: TurnAnswer, decision_id: UUID, now: datetime) -> None:
    """Put on record that the turn was read."""
    reading = answer.reading
    event = TurnRead(
        conversation_id=opened.turn.conversation_id,
        decision_id=decision_id,
        intent=reading.intent,
        tone=reading.tone,
        language=answer.language or "und",
        confidence_millis=reading.confidence_millis,
        provider=answer.engine.provider,
    )
    tx.emit(event, at=now)


async def _route(tx: Transaction, opened: Opened, answer: TurnAnswer, now: datetime) -> Placed | None:
    if answer.routes(opened.lead):
        return await _place(tx, opened, answer, now)
    if answer.after.owner_band is Band.COLD:
        await _plan_recovery(tx, opened, now)
    return None


async def _place(tx: Transaction, opened: Opened, answer: TurnAnswer, now: datetime) -> Placed:
    turn, lead = opened.turn, opened.lead
    need = Need(
        band=answer.after.owner_band,
        language=answer.language or turn.default_language,
        owner_id=lead.owner_id or lead.former_owner_id,
        is_escalated=answer.step.escalates or lead.is_escalated,
    )
    placement = Placement(
        lead_id=lead.id,
        conversation_id=turn.conversation_id,
        need=need,
        reason=answer.step.reason or ROUTED_BY_BAND,
        payload=payload_of(opened, answer),
    )
    placed = await assignments.place(tx, placement, now)
    if placed.outcome is Outcome.RECOVERY:
        await _plan_recovery(tx, opened, now)
    return placed


async def _plan_recovery(tx: Transaction, opened: Opened, now: datetime) -> None:
    turn = opened.turn
    await leads.plan_recovery(tx, opened.lead.id, turn.conversation_id, turn.open_lines[-1].at, now)


def payload_of(opened: Opened, answer: TurnAnswer) -> dict[str, object]:
    """What reaches the SDR, as ids and codes: the words stay encrypted in their rows."""
    score, is_summarised = answer.after.score, answer.step.kind is StepKind.ESCALATE
    return {
        "hand_off": opened.turn.key if is_summarised else None,
        "messages": [str(line.id) for line in opened.turn.lines[-LAST_MESSAGES:]],
        "score_tenths": score.tenths,
        "reasons": [asdict(reason) for reason in score.reasons],
        "channel": "whatsapp",
        "language": answer.language,
        "link": f"/inbox/?conversation={opened.turn.conversation_id}",
    }


async def _hand_off(tx: Transaction, opened: Opened, answer: TurnAnswer, now: datetime) -> None:
    conversation_id = opened.turn.conversation_id
    await leads.escalate(tx, opened.lead.id, conversation_id, [str(trigger) for trigger in answer.step.triggers], now)
    await hand_over.hand_off(tx, conversation_id, str(answer.step.reason), now)


async def _tell_people(
    tx: Transaction, subject: Subject, opened: Opened, answer: TurnAnswer, message_id: UUID | None, now: datetime
) -> None:
    """A sensitive turn goes to the auditors, any other escalation to an SDR with a summary."""
    if answer.step.escalates:
        # The one message that told the contact has to stand before what refers to it.
        await tx.run_rest()
    conversation_id, lead_id = opened.turn.conversation_id, opened.lead.id
    match answer.step.kind:
        case StepKind.REVIEW:
            sensitive = Sensitive(
                conversation_id=conversation_id,
                lead_id=lead_id,
                topics=answer.reading.sensitive,
                placeholder_id=message_id,
            )
            await reviews.open_task(tx, sensitive, now)
        case StepKind.ESCALATE:
            about = About(
                conversation_id=conversation_id, lead_id=lead_id, turn_key=opened.turn.key, message_id=message_id
            )
            await hand_offs.record(tx, subject, about, summary_of(opened, answer), now)
        case _:
            pass


async def _tell_away(tx: Transaction, opened: Opened, answer: TurnAnswer, now: datetime) -> None:
    """Whoever is handed to a person is told where nobody is in."""
    if answer.step.escalates and answer.draft and not opened.turn.is_shadowed:
        await tell_away(tx, opened.turn.conversation_id, opened.turn.inbox_id, answer.draft.language, now)


def summary_of(opened: Opened, answer: TurnAnswer) -> Summary:
    """What the SDR is told of the turn that was handed over."""
    after = answer.after
    return summarise(
        answer.step.triggers,
        after.progress.answers,
        [Said(author=line.author, text=line.text) for line in opened.turn.lines],
        objections=after.objections,
        signals=after.signals,
    )


async def _say(
    tx: Transaction, closed: Closed, opened: Opened, answer: TurnAnswer, decision_id: UUID, now: datetime
) -> UUID | None:
    """Queue the reply; in shadow mode keep it for a person, who sends it or does not."""
    draft = answer.draft
    if draft is None:
        return None
    if not opened.turn.is_shadowed:
        return outbox.place(tx, closed.subject, _outgoing(opened, answer, draft, decision_id), closed.last_seq, now)
    proposed = Proposed(
        conversation_id=opened.turn.conversation_id,
        lead_id=opened.lead.id,
        decision_id=decision_id,
        draft=draft,
        operation=_operation(draft.kind),
    )
    await drafts.propose(tx, closed.subject, proposed, now)
    return None


def _closing(opened: Opened, answer: TurnAnswer) -> Closing:
    replies = answer.draft is not None and not opened.turn.is_shadowed
    discloses = replies and answer.draft is not None and answer.draft.discloses_ai
    return Closing(language=answer.language, replies=replies, discloses_ai=discloses)


def _operation(kind: ReplyKind) -> str:
    return FIXED_OPERATION if kind is ReplyKind.FIXED else str(kind)


def _outgoing(opened: Opened, answer: TurnAnswer, draft: Draft, decision_id: UUID | None) -> Outgoing:
    return Outgoing(
        conversation_id=opened.turn.conversation_id,
        inbox_id=opened.turn.inbox_id,
        author=Author.NOTICE if answer.step.fixed_text is FixedText.HOLDING else Author.AI,
        text=draft.text,
        language=draft.language,
        operation=_operation(draft.kind),
        decision_id=decision_id,
        discloses_ai=draft.discloses_ai,
        idempotency_key=None if answer.step.kind is StepKind.HOLD else f"turn:{opened.turn.key}",
    )


async def _charge(
    tx: Transaction,
    opened: Opened,
    answer: TurnAnswer,
    placed: Placed | None,
    message_id: UUID | None,
    now: datetime,
) -> None:
    outcome = TurnOutcome(
        was_read=opened.held.covers,
        # What waits for a person in shadow mode is charged when it is sent.
        reply=answer.draft.kind if answer.draft and not opened.turn.is_shadowed else ReplyKind.NONE,
        was_routed=placed is not None and placed.changed_owner,
        was_escalated=answer.step.escalates,
    )
    about = Purpose(conversation_id=opened.turn.conversation_id, message_id=message_id, lead_id=opened.lead.id)
    charges = rate_card.settle(outcome) if opened.held.covers else ()
    await billing.settle_turn(tx, opened.held, charges, about, now=now)
