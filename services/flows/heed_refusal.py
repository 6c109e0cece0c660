"""Acts on a provider's refusal of a send, told at once or by a later status: one table says what follows."""

from datetime import datetime, timedelta
from typing import assert_never
from uuid import UUID

from services.conversations import sending, threads
from services.conversations.queries import load_contact_id
from services.conversations.receipts import Reported, SentMessage
from services.db import Transaction
from services.flows.heed_consent import stop_marketing
from services.jobs import JobName, JobRequest, ids
from services.outreach import commands as outreach
from services.rules.delivery_status import DeliveryStatus
from services.rules.send_errors import ErrorRule, SendAction, retry_after_seconds, rule_for
from services.tenants.commands import halt_inbox

# A failure whose status names no code: fails without a retry, as any undocumented one.
UNTOLD = -1


async def heed_failed(tx: Transaction, reported: Reported, now: datetime) -> None:
    """A status that says `failed`: the message has been moved already, unless more is known of it."""
    message, code = reported.message, reported.receipt.error_code
    if reported.receipt.status is not DeliveryStatus.FAILED or message.status is not DeliveryStatus.FAILED:
        await let_next_go(tx, message)
        return
    await heed_refusal(tx, message, UNTOLD if code is None else code, now, at=reported.receipt.at)


async def heed_refusal(
    tx: Transaction, message: SentMessage, code: int, now: datetime, *, at: datetime, wait_seconds: int | None = None
) -> None:
    """Retry, or fail the message and do what its code asks for; `wait_seconds` is what the provider asked for."""
    rule = rule_for(code)
    message.error_code = code
    wait = retry_after_seconds(rule, message.attempts - 1)
    if wait is not None:
        await _retry(tx, message, max(wait, wait_seconds or 0), now)
        return
    await _follow(tx, rule, message, now, at=at)
    if rule.action is SendAction.HALT_INBOX:
        await sending.put_back(tx, message, None, now)
        return
    if message.status is not DeliveryStatus.FAILED:
        await sending.fail(tx, message, rule.text_key, now)
    await let_next_go(tx, message)


def request_delivery(tenant_id: UUID, message_id: UUID, why: str, delay: timedelta = timedelta(0)) -> JobRequest:
    """The job that sends a message; `why` tells this wake-up from another that may be in hand already."""
    return JobRequest(
        name=JobName.DELIVER_MESSAGE,
        payload=ids(tenant_id=tenant_id, message_id=message_id),
        key=f"deliver:{message_id}:{why}",
        delay=delay,
    )


async def _retry(tx: Transaction, message: SentMessage, wait_seconds: int, now: datetime) -> None:
    wait = timedelta(seconds=wait_seconds)
    await sending.put_back(tx, message, now + wait, now)
    tx.enqueue(request_delivery(tx.tenant_id, message.id, f"retry:{message.attempts}", wait))


async def _follow(tx: Transaction, rule: ErrorRule, message: SentMessage, now: datetime, *, at: datetime) -> None:
    match rule.action:
        case SendAction.CLOSE_WINDOW:
            await threads.shut_window(tx, message.conversation_id, at)
        case SendAction.OPT_OUT:
            contact_id = await load_contact_id(tx, message.conversation_id)
            await stop_marketing(tx, contact_id, message.conversation_id, now)
        case SendAction.STOP_TEMPLATE:
            if message.template_id:
                await outreach.stop_template(tx, message.template_id, now)
        case SendAction.HALT_INBOX:
            await halt_inbox(tx, message.inbox_id, rule.text_key, error_code=message.error_code, now=now)
        case SendAction.RETRY | SendAction.FAIL | SendAction.PAUSE_MARKETING:
            pass  # no try is left, none is allowed, or marketing is not what was sent
        case _:
            assert_never(rule.action)


async def let_next_go(tx: Transaction, message: SentMessage) -> None:
    """Messages of a conversation go out one after the other: wake the one that waited for this."""
    for waiting in await sending.list_next(tx, message.conversation_id):
        wake(tx, waiting.id, message)


def wake(tx: Transaction, message_id: UUID, before: SentMessage) -> None:
    """Send the message that waited for another of its conversation."""
    tx.enqueue(request_delivery(tx.tenant_id, message_id, f"after:{before.id}"))
