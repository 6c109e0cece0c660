"""Turns the demo's stories into rows: contacts, conversations, leads, messages with their receipts, owners, clocks."""

from datetime import datetime, timedelta
from uuid import UUID

from services.assignments.commands import ledger_json
from services.assignments.models import AssignmentState
from services.contacts.models import CONTACT_NAME, IDENTITY_VALUE, IdentityKind
from services.conversations.models import MESSAGE_BODY, AiState, Author, ConversationState, Direction
from services.conversations.provider_ids import index_of
from services.conversations.turns import Line
from services.crypto import Cipher
from services.demo.stories import Story
from services.flows.deliver_message import decision_of
from services.flows.settle_turn import payload_of
from services.ids import new_id
from services.leads.models import LeadState
from services.rules import session_window, sla
from services.rules.bands import Band
from services.rules.candidates import DEFAULT as ROUTING
from services.rules.delivery_status import DeliveryStatus
from services.rules.escalation import StepKind
from services.rules.send_policy import MessageKind, Outbound, decide
from services.rules.sla import Clock, Promise
from services.subject_keys import Subject
from services.tenants.models import Channel

Row = dict[str, object]

REPLIED = "member_replied"
SOURCES = ("whatsapp", "click_to_whatsapp_ad", "website")
# From our sending to the provider's three receipts.
RECEIPTS = (
    (DeliveryStatus.SENT, timedelta(seconds=1)),
    (DeliveryStatus.DELIVERED, timedelta(seconds=2)),
    (DeliveryStatus.READ, timedelta(seconds=15)),
)


def contact_row(tenant_id: UUID, subject: Subject, story: Story) -> Row:
    """The contact with its key, under which the name is encrypted for this row."""
    return {
        "tenant_id": tenant_id,
        "id": subject.id,
        "name": subject.seal(CONTACT_NAME, subject.id, story.name),
        "subject_key": subject.wrapped,
        "language": story.played.language,
        "created_at": story.played.started_at,
    }


def identity_row(tenant_id: UUID, cipher: Cipher, subject: Subject, story: Story) -> Row:
    """The contact's phone number; digits only, as providers tell it."""
    identity_id = new_id(story.played.started_at)
    return {
        "tenant_id": tenant_id,
        "id": identity_id,
        "contact_id": story.played.contact_id,
        "channel": Channel.WHATSAPP,
        "kind": IdentityKind.PHONE,
        "value": subject.seal(IDENTITY_VALUE, identity_id, story.phone),
        "value_index": cipher.index(IdentityKind.PHONE, story.phone),
        "created_at": story.played.started_at,
    }


def conversation_row(tenant_id: UUID, story: Story, now: datetime) -> Row:
    """The conversation as it stands after its last word."""
    played, lines = story.played, story.played.lines
    inbound = [line for line in lines if line.author is Author.CONTACT]
    outbound = [line for line in lines if line.author is not Author.CONTACT]
    is_handed_over = story.member_line is not None or played.turns[-1].answer.step.kind is not StepKind.ANSWER
    is_over = story.state is not LeadState.OPEN
    return {
        "tenant_id": tenant_id,
        "id": played.conversation_id,
        "contact_id": played.contact_id,
        "inbox_id": played.stage.inbox_id,
        "state": ConversationState.RESOLVED if is_over else ConversationState.OPEN,
        "assignee_id": owner_of(story),
        "ai_state": AiState.PAUSED if is_handed_over else AiState.ON,
        "ai_reason": (played.turns[-1].answer.step.reason or REPLIED) if is_handed_over else None,
        "language": played.language,
        "last_seq": len(lines),
        "last_inbound_seq": inbound[-1].seq,
        "answered_seq": story.member_line.seq if story.member_line else played.answered_seq,
        "seen_seq": len(lines) if story.member_line or story.choice is None else 0,
        "last_inbound_at": inbound[-1].at,
        "last_outbound_at": outbound[-1].created_at,
        "last_received_at": inbound[-1].created_at,
        "window_closes_at": session_window.state(inbound[-1].at, now).closes_at,
        "disclosed_at": outbound[0].created_at,
        "created_at": played.started_at,
        "updated_at": lines[-1].created_at,
    }


def lead_row(tenant_id: UUID, story: Story, number: int) -> Row:
    """The lead as its last turn left it."""
    played, lead = story.played, story.played.lead
    answers, last = lead.progress.answers, played.turns[-1]
    escalated = next((turn for turn in played.turns if turn.answer.step.escalates), None)
    return {
        "tenant_id": tenant_id,
        "id": lead.id,
        "contact_id": played.contact_id,
        "conversation_id": played.conversation_id,
        "state": story.state,
        "owner_id": owner_of(story),
        "score_tenths": lead.score_tenths,
        "band": lead.band,
        "owner_band": lead.owner_band,
        "intent_level": answers.intent.current.value,
        "budget_band": answers.budget.current.value,
        "timeline": answers.timeline.current.value,
        "objections": list(lead.objections),
        "buying_signals": list(lead.buying_signals),
        "questions_asked": list(lead.progress.asked),
        "escalation_reason": escalated.answer.step.reason if escalated else None,
        "escalated_at": escalated.at if escalated else None,
        "source": SOURCES[number % len(SOURCES)],
        "interactions": len(played.turns),
        "scored_at": last.at,
        "created_at": played.started_at,
        "updated_at": story.ended_at or played.ended_at,
    }


def message_rows(
    tenant_id: UUID, cipher: Cipher, subject: Subject, story: Story, decisions: dict[UUID, UUID]
) -> list[Row]:
    """Every message; ours carry the decision that let them go, for which the window is recomputed."""
    rows, last_inbound_at = [], None
    for line in story.played.lines:
        is_inbound = line.author is Author.CONTACT
        last_inbound_at = line.at if is_inbound else last_inbound_at
        ours = {} if is_inbound else _sending(line, last_inbound_at, decisions.get(line.id))
        row: Row = {
            "tenant_id": tenant_id,
            "id": line.id,
            "conversation_id": story.played.conversation_id,
            "inbox_id": story.played.stage.inbox_id,
            "seq": line.seq,
            "direction": Direction.INBOUND if is_inbound else Direction.OUTBOUND,
            "author": line.author,
            "author_id": owner_of(story) if line.author is Author.MEMBER else None,
            "kind": line.kind,
            "body": subject.seal(MESSAGE_BODY, line.id, line.text),
            "language": story.played.language,
            "provider_index": index_of(cipher, provider_id_of(line)),
            "provider_at": line.at if is_inbound else None,
            "created_at": line.created_at,
            "status": None,
            "sending_at": None,
            "send_decision": None,
            "decision_id": None,
            "operation": line.operation,
            "attempts": 0,
        }
        rows.append(row | ours)
    return rows


def _sending(line: Line, last_inbound_at: datetime | None, decision_id: UUID | None) -> Row:
    verdict = decide(Outbound(kind=MessageKind.FREE_FORM, last_inbound_at=last_inbound_at), line.created_at)
    assert verdict.allowed
    return {
        "status": DeliveryStatus.READ,
        "sending_at": line.created_at,
        "send_decision": decision_of(verdict),
        "decision_id": decision_id,
        "attempts": 1,
    }


def receipt_rows(tenant_id: UUID, cipher: Cipher, story: Story) -> list[Row]:
    """What the provider reported of our messages."""
    return [
        {
            "tenant_id": tenant_id,
            "id": new_id(line.created_at + after),
            "inbox_id": story.played.stage.inbox_id,
            "provider_index": index_of(cipher, provider_id_of(line)),
            "status": status,
            "at": line.created_at + after,
            "message_id": line.id,
            "created_at": line.created_at + after,
        }
        for line in story.played.lines
        if line.author is not Author.CONTACT
        for status, after in RECEIPTS
    ]


def assignment_row(tenant_id: UUID, story: Story, assignment_id: UUID) -> Row:
    """Who got the lead, with the fairness ledger of the choice."""
    routed, choice, lead = story.routed, story.choice, story.played.lead
    assert routed is not None
    assert choice is not None
    assert lead.owner_band is not None
    return {
        "tenant_id": tenant_id,
        "id": assignment_id,
        "lead_id": lead.id,
        "conversation_id": story.played.conversation_id,
        "member_id": choice.member_id,
        "band": lead.owner_band,
        "state": AssignmentState.ACTIVE if story.state is LeadState.OPEN else AssignmentState.ENDED,
        "reason": routed.answer.step.reason or "band",
        "made_by": "system",
        "ledger": {"considered": ledger_json(choice.considered), "returned_to_owner": choice.returned_to_owner},
        "payload": payload_of(routed.opened, routed.answer),
        "policy_version": ROUTING.version,
        "created_at": routed.at,
        "claimed_at": routed.at,
        "ended_at": story.ended_at,
    }


def clock_rows(tenant_id: UUID, story: Story, now: datetime) -> list[Row]:
    """The promises of the lead's band, from the turn that reached it: kept, late, or running."""
    lead = story.played.lead
    if story.choice is None or lead.owner_band is None or lead.owner_band is Band.COLD:
        return []
    since = next(turn.at for turn in story.played.turns if turn.answer.after.owner_band is lead.owner_band)
    return [_clock_row(tenant_id, story, clock, now) for clock in sla.start(lead.owner_band, since)]


def _clock_row(tenant_id: UUID, story: Story, clock: Clock, now: datetime) -> Row:
    started_at, due_at = clock.running_since, sla.due_at(clock)
    assert started_at is not None
    assert due_at is not None
    answered_at = story.member_line.at if story.member_line else None
    if answered_at:
        is_first = clock.promise is Promise.FIRST_RESPONSE
        clock = sla.stop(clock, answered_at) if is_first else sla.pause(clock, answered_at)
    if story.ended_at:
        clock = sla.stop(clock, story.ended_at)
    is_late = due_at < (answered_at or now)
    return {
        "tenant_id": tenant_id,
        "id": new_id(started_at),
        "lead_id": story.played.lead.id,
        "conversation_id": story.played.conversation_id,
        "promise": clock.promise,
        "band": story.played.lead.owner_band,
        "started_at": started_at,
        "left_seconds": clock.left_seconds,
        "running_since": clock.running_since,
        "due_at": sla.due_at(clock),
        "stopped_at": clock.stopped_at,
        "breached_at": due_at if is_late else None,
        "policy_version": clock.version,
    }


def owner_of(story: Story) -> UUID | None:
    """Who has the lead."""
    return story.choice.member_id if story.choice else None


def provider_id_of(line: Line) -> str:
    """An id in the provider's shape that no real message has."""
    return f"wamid.demo.{line.id.hex}"
