"""Sends one queued message: policy and claim in one transaction, the call outside, its outcome in another.

WhatsApp has no idempotency key. A message is claimed just before its call, and what was claimed is never called for
again: after a crash or a lost answer its status webhook finds it by our id, or ten minutes later it is shown as unknown
for a person to decide. Later messages of the conversation wait until the call must have ended, to stay behind it.
"""

import asyncio
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.billing import commands as billing
from services.conversations import hand_over, receipts, sending, threads, turns
from services.conversations.models import MESSAGE_BODY
from services.conversations.receipts import SentMessage
from services.crash_points import CrashPoint, pass_point
from services.db import Transaction
from services.deps import Deps
from services.errors import GatewayError, GatewayRefused, GatewayTimeout, InvalidInput
from services.flows.heed_refusal import heed_refusal, let_next_go, request_delivery, wake
from services.flows.send_facts import read_send_facts
from services.flows.withdraw_reply import withdraw_reply
from services.ports import Accepted, OutboundContent, Recipient, Sender
from services.rules import pacing, send_policy
from services.rules.delivery_status import CALL_ENDS_WITHIN_SECONDS
from services.rules.pacing import Rate
from services.rules.permissions import Principal
from services.rules.send_policy import (
    CheckCode,
    Verdict,
)
from services.subject_keys import Subject

# What "the service is down" is called in the table of refusals; a call that never left is treated alike.
UNREACHABLE = 131016
# Older sends weigh nothing on a pair's allowance: 45 at once, one more each 6 s.
PAIR_MEMORY = pacing.PAIR.every * pacing.PAIR.burst
NUMBER_MEMORY = timedelta(seconds=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    """A message that this call alone may send."""

    message_id: UUID
    sender: Sender
    recipient: Recipient
    content: OutboundContent
    answers_ad: bool


async def deliver_message(deps: Deps, tenant_id: UUID, message_id: UUID, now: datetime) -> None:
    """Send a queued message if it is its turn, it is due, and policy allows it; any other state is left alone."""
    actor = Principal.system(tenant_id)
    async with deps.db.prepared(actor) as tx:
        claimed = await _claim(tx, message_id, now)
        if isinstance(claimed, _Claimed):
            pass_point(CrashPoint.SEND_CLAIMED, deps.settings.crash_at)
    if isinstance(claimed, Verdict):
        async with deps.db.transaction(actor) as tx:
            await withdraw_reply(tx, message_id, decision_of(claimed), now)
        return
    if claimed is None:
        return
    pass_point(CrashPoint.SEND_BEFORE_CALL, deps.settings.crash_at)
    outcome = await _call(deps, claimed)
    pass_point(CrashPoint.SEND_AFTER_CALL, deps.settings.crash_at)
    if isinstance(outcome, GatewayTimeout):
        return
    # Forgotten by a crash of the server, it is as if the process had died before: the status tells.
    async with deps.db.provisional(actor) as tx:
        await _record(tx, claimed, outcome, now)


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
    facts = await read_send_facts(tx, row, conversation, now)
    verdict = send_policy.decide(facts.outbound, now)
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
    address = facts.reach.address
    await sending.claim(tx, message_id, decision_of(verdict), now)
    return _Claimed(
        message_id=message_id,
        sender=facts.inbox.sender,
        recipient=Recipient(phone=address.phone, user_id=address.user_id or address.parent_user_id),
        content=_content(Subject(tx.cipher, conversation.contact_id, conversation.subject_key), row),
        answers_ad=conversation.referred_at is not None,
    )


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
    tx: Transaction, claimed: _Claimed, outcome: Accepted | GatewayError | InvalidInput, now: datetime
) -> None:
    message_id = claimed.message_id
    match outcome:
        case Accepted():
            await _record_acceptance(tx, claimed, outcome.provider_id, now)
        case GatewayRefused():
            await _record_refusal(tx, message_id, outcome.code, outcome.retry_after_seconds, now)
        case GatewayError():
            await _record_refusal(tx, message_id, UNREACHABLE, outcome.retry_after_seconds, now)
        case InvalidInput():
            message = await sending.lock_sent(tx, message_id)
            await sending.fail(tx, message, "send_error.message_malformed", now)
            await let_next_go(tx, message)


async def _record_acceptance(tx: Transaction, claimed: _Claimed, provider_id: str, now: datetime) -> None:
    accepted = await sending.accept(tx, claimed.message_id, provider_id)
    if accepted.has_early_receipts:
        await receipts.join_early(tx, accepted.message, now)
    if claimed.answers_ad:
        await threads.note_free_entry(tx, accepted.message.conversation_id, now)
    if accepted.next_id:
        wake(tx, accepted.next_id, accepted.message)


async def _record_refusal(
    tx: Transaction, message_id: UUID, code: int, wait_seconds: int | None, now: datetime
) -> None:
    message: SentMessage = await sending.lock_sent(tx, message_id)
    await heed_refusal(tx, message, code, now, at=now, wait_seconds=wait_seconds)
