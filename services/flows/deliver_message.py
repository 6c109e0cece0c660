"""Sends one queued message: policy and claim in one transaction, the call outside, its outcome in another.

WhatsApp has no idempotency key. A call is marked just before it begins, and what was marked is never called for again:
after a crash or a lost answer its status webhook finds it by our id, or ten minutes later it is shown as unknown for a
person to decide. Later messages of the conversation wait until the call must have ended, so that they stay behind it.
"""

import asyncio
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.billing import commands as billing
from services.compliance.consents import has_consent
from services.compliance.models import SuppressionPurpose
from services.compliance.queries import is_suppressed
from services.contacts.merges import last_joined_at
from services.contacts.queries import find_address, list_person, list_person_indexes
from services.conversations import hand_over, receipts, reviews, sending, threads, turns
from services.conversations.models import MESSAGE_BODY, Author, MessageKind
from services.conversations.receipts import SentMessage
from services.crash_points import CrashPoint, pass_point
from services.db import Transaction
from services.deps import Deps
from services.errors import GatewayError, GatewayRefused, GatewayTimeout, InvalidInput
from services.flows.heed_refusal import heed_refusal, let_next_go, request_delivery
from services.flows.withdraw_reply import withdraw_reply
from services.outreach.queries import find_template
from services.ports import Accepted, OutboundContent, Recipient, Sender
from services.replies.queries import cites_what_ended
from services.rules import pacing, send_policy
from services.rules.consent import ConsentPurpose
from services.rules.delivery_status import CALL_ENDS_WITHIN_SECONDS
from services.rules.pacing import Rate
from services.rules.permissions import Principal
from services.rules.send_policy import (
    STOP_CONFIRMATION_OPERATION,
    CheckCode,
    Outbound,
    TemplateCategory,
    TemplateStatus,
    Verdict,
)
from services.rules.send_policy import MessageKind as SendKind
from services.subject_keys import Subject
from services.tenants.queries import SendingInbox, load_inbox

# What "the service is down" is called in the table of refusals; a call that never left is treated alike.
UNREACHABLE = 131016
# Older sends weigh nothing on a pair's allowance: 45 at once, one more each 6 s.
PAIR_MEMORY = pacing.PAIR.every * pacing.PAIR.burst
NUMBER_MEMORY = timedelta(seconds=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    """A message that this call alone may send."""

    message_id: UUID
    attempt: int
    sender: Sender
    recipient: Recipient
    content: OutboundContent


async def deliver_message(deps: Deps, tenant_id: UUID, message_id: UUID, now: datetime) -> None:
    """Send a queued message if it is its turn, it is due, and policy allows it; any other state is left alone."""
    actor = Principal.system(tenant_id)
    # Forgotten with its job, or on the disk with the mark.
    async with deps.db.provisional(actor) as tx:
        claimed = await _claim(tx, message_id, now)
    if isinstance(claimed, Verdict):
        async with deps.db.transaction(actor) as tx:
            await withdraw_reply(tx, message_id, decision_of(claimed), now)
        return
    if claimed is None:
        return
    pass_point(CrashPoint.SEND_CLAIMED, deps.settings.crash_at)
    if not await _mark_call(deps, actor, claimed, now):
        return
    pass_point(CrashPoint.SEND_BEFORE_CALL, deps.settings.crash_at)
    outcome = await _call(deps, claimed)
    pass_point(CrashPoint.SEND_AFTER_CALL, deps.settings.crash_at)
    if isinstance(outcome, GatewayTimeout):
        return
    async with deps.db.prepared(actor) as tx:
        await _record(tx, message_id, outcome, now)


async def _mark_call(deps: Deps, actor: Principal, claimed: _Claimed, now: datetime) -> bool:
    async with deps.db.prepared(actor) as tx:
        return await sending.mark_call(tx, claimed.message_id, claimed.attempt, now)


async def _call(deps: Deps, claimed: _Claimed) -> Accepted | GatewayError | InvalidInput:
    try:
        async with asyncio.timeout(CALL_ENDS_WITHIN_SECONDS):
            return await deps.whatsapp.send(claimed.sender, claimed.recipient, claimed.content, str(claimed.message_id))
    except TimeoutError:
        return GatewayTimeout("The call took too long.")
    except (GatewayError, InvalidInput) as error:
        return error


async def _claim(tx: Transaction, message_id: UUID, now: datetime) -> _Claimed | Verdict | None:
    """The message if it may go now; the verdict on a reply that is not true any more, None for any other that waits."""
    conversation = await sending.share_conversation(tx, message_id)
    if conversation is None:
        return None
    row = await sending.lock_queued(tx, message_id, now)
    if row is None:
        return None
    inbox = await load_inbox(tx, row.inbox_id)
    verdict = send_policy.decide(await _facts(tx, row, conversation, inbox, now), now)
    if verdict.refusal is CheckCode.FACTS:
        # Somebody has to go on, which takes locks in another order than this transaction holds them.
        return verdict
    if not verdict.allowed:
        await _refuse(tx, row, verdict, now)
        return None
    if wait := await _wait(tx, row, now):
        await sending.postpone(tx, message_id, now + wait)
        tx.enqueue(request_delivery(tx.tenant_id, message_id, f"paced:{(now + wait).timestamp():.3f}", wait))
        return None
    subject = Subject(tx.cipher, conversation.contact_id, conversation.subject_key)
    address = await find_address(tx, subject)
    await sending.claim(tx, message_id, decision_of(verdict), now)
    return _Claimed(
        message_id=message_id,
        attempt=row.attempts + 1,
        sender=inbox.sender,
        recipient=Recipient(phone=address.phone, user_id=address.user_id or address.parent_user_id),
        content=_content(subject, row),
    )


async def agreed_to_offers(tx: Transaction, contact_id: UUID) -> bool:
    """Whether the person that the contact is agreed to offers; of what joined contacts said, the stricter stands."""
    contact_ids = await list_person(tx, contact_id)
    joined_at = await last_joined_at(tx, contact_ids)
    return await has_consent(tx, contact_ids, ConsentPurpose.MARKETING, joined_at=joined_at)


async def _facts(tx: Transaction, row: Any, conversation: Any, inbox: SendingInbox, now: datetime) -> Outbound:
    kind, template = _kind(row), None
    if row.template_id:
        template = await find_template(tx, row.template_id)
    confirmed = False
    if kind is SendKind.STOP_CONFIRMATION and conversation.opted_out_at:
        confirmed = await sending.has_confirmed_stop(tx, row.conversation_id, row.id, conversation.opted_out_at)
    is_marketing = template is not None and template.category == TemplateCategory.MARKETING
    indexes = await list_person_indexes(tx, conversation.contact_id)
    is_draft = row.author == Author.AI and row.decision_id is not None
    return Outbound(
        kind=kind,
        last_inbound_at=conversation.last_inbound_at,
        window_refused_at=conversation.window_refused_at,
        inbox_is_halted=inbox.is_halted,
        # The list of suppressed addresses outlives contacts and their conversations: it is asked as well.
        opted_out=conversation.opted_out_at is not None or await is_suppressed(tx, indexes, SuppressionPurpose.ALL),
        ai_is_silenced=row.author == Author.AI and await reviews.is_ai_silenced(tx, row.conversation_id, row.id),
        stop_confirmed=confirmed,
        marketing_consent=is_marketing and await agreed_to_offers(tx, conversation.contact_id),
        marketing_stopped=is_marketing and await is_suppressed(tx, indexes, SuppressionPurpose.MARKETING),
        template_status=_known(TemplateStatus, template.status) if template else None,
        template_category=_known(TemplateCategory, template.category) if template else None,
        cites_what_ended=is_draft and await cites_what_ended(tx, row.decision_id, now),
    )


def _kind(row: Any) -> SendKind:
    if row.author == Author.NOTICE and row.operation == STOP_CONFIRMATION_OPERATION:
        return SendKind.STOP_CONFIRMATION
    return SendKind.TEMPLATE if row.kind == MessageKind.TEMPLATE else SendKind.FREE_FORM


def _known(values: Any, word: str) -> Any:
    """The member of a closed set; a word that the provider invented since is none, which refuses the send."""
    return next((value for value in values if value == word.upper()), None)


async def _refuse(tx: Transaction, row: Any, verdict: Verdict, now: datetime) -> None:
    if verdict.refusal is CheckCode.INBOX:
        # The message is not at fault: it waits until the inbox runs again.
        await sending.postpone(tx, row.id, None)
        return
    assert verdict.refusal is not None
    message = await sending.lock_sent(tx, row.id)
    await sending.refuse(tx, message, verdict.refusal, decision_of(verdict), now)
    if verdict.refusal is CheckCode.AI:
        # Its turn is closed already: nobody else would answer the contact.
        await hand_over.hand_off(tx, message.conversation_id, hand_over.SILENCED, now)
        await billing.refund_message(tx, message.id, now=now)
    await let_next_go(tx, message)


async def _wait(tx: Transaction, row: Any, now: datetime) -> timedelta:
    """How long the pair's and the number's rates ask to wait.

    The sent rows themselves are the lanes' memory: all workers share them, and they survive a restart.
    """
    number, pair = await sending.list_sending_times(
        tx, row.inbox_id, row.conversation_id, since=now - NUMBER_MEMORY, pair_since=now - PAIR_MEMORY
    )
    return max(waiting_time(pair, now, pacing.PAIR), waiting_time(number, now, pacing.NUMBER))


def waiting_time(sent_at: list[datetime], now: datetime, rate: Rate) -> timedelta:
    """How long until one more may go, after those that went at these times, oldest first."""
    whole_again_at: datetime | None = None
    for at in sent_at:
        whole_again_at = pacing.pace(whole_again_at, at, Rate(every=rate.every, burst=1_000_000)).whole_again_at
    return pacing.pace(whole_again_at, now, rate).wait


def decision_of(verdict: Verdict) -> dict[str, object]:
    """The verdict as the JSON that is stored with the message, from which anybody can recompute it."""
    window = asdict(verdict.window) | {"reason": verdict.window.reason}
    window["closes_at"] = verdict.window.closes_at.isoformat() if verdict.window.closes_at else None
    return {
        "version": verdict.version,
        "decided_at": verdict.decided_at.isoformat(),
        "allowed": verdict.allowed,
        "refusal": verdict.refusal,
        "checks": {check.code.value: check.passed for check in verdict.checks},
        "window": window,
    }


def _content(subject: Subject, row: Any) -> OutboundContent:
    return OutboundContent(
        kind=row.kind,
        text=subject.open(MESSAGE_BODY, row.id, row.body),
        details=turns.details_of(subject, row.id, row.details),
    )


async def _record(
    tx: Transaction, message_id: UUID, outcome: Accepted | GatewayError | InvalidInput, now: datetime
) -> None:
    match outcome:
        case Accepted():
            message = await sending.accept(tx, message_id, outcome.provider_id)
            await receipts.join_early(tx, message, now)
            await threads.note_free_entry(tx, message.conversation_id, now)
            await let_next_go(tx, message)
        case GatewayRefused():
            await _record_refusal(tx, message_id, outcome.code, outcome.retry_after_seconds, now)
        case GatewayError():
            await _record_refusal(tx, message_id, UNREACHABLE, outcome.retry_after_seconds, now)
        case InvalidInput():
            message = await sending.lock_sent(tx, message_id)
            await sending.fail(tx, message, "send_error.message_malformed", now)
            await let_next_go(tx, message)


async def _record_refusal(
    tx: Transaction, message_id: UUID, code: int, wait_seconds: int | None, now: datetime
) -> None:
    message: SentMessage = await sending.lock_sent(tx, message_id)
    await heed_refusal(tx, message, code, now, at=now, wait_seconds=wait_seconds)
