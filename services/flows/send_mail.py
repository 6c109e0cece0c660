"""Hands one queued mail to the mail service; a repeat after a crash carries the same key, so that it arrives once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.db import Transaction
from services.deps import Deps
from services.errors import GatewayError
from services.jobs import JobName, JobRequest, ids
from services.mail import commands, queries
from services.rules.mail_retry import Failure, next_try_at
from services.rules.permissions import Principal

MAILS_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """What an attempt brought: the service's id, or why it failed."""

    provider_id: str = ""
    failure: Failure | None = None
    reason: str = ""


async def send_mail(deps: Deps, tenant_id: UUID, mail_id: UUID, now: datetime) -> None:
    """Send the mail where it is still queued and due; what fails waits for its next attempt or is given up."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        waiting = await queries.load_waiting(tx, mail_id)
        if waiting is None or not await commands.claim_mail(tx, mail_id, waiting.attempts, now):
            return
    tried = await _try(deps, waiting)
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        await _note(tx, waiting, tried, now)


async def sweep_mails(tx: Transaction, now: datetime) -> None:
    """Ask again for mails whose next attempt is due, and for those whose job got lost."""
    for mail_id in await queries.list_due(tx, now, MAILS_AT_ONCE):
        key = f"mail:{mail_id}:sweep:{now:%Y%m%d%H%M%S}"
        tx.enqueue(JobRequest(name=JobName.SEND_MAIL, payload=ids(tenant_id=tx.tenant_id, mail_id=mail_id), key=key))


async def _try(deps: Deps, waiting: queries.WaitingMail) -> _Tried:
    if deps.mail is None:
        return _Tried(failure=Failure(retryable=True), reason="No mail service is configured.")
    try:
        accepted = await deps.mail.send(waiting.mail, key=str(waiting.id))
    except GatewayError as error:
        failure = Failure(retryable=error.retryable, wait_seconds=error.retry_after_seconds or 0)
        return _Tried(failure=failure, reason=str(error))
    return _Tried(provider_id=accepted.provider_id)


async def _note(tx: Transaction, waiting: queries.WaitingMail, tried: _Tried, now: datetime) -> None:
    if tried.failure is None:
        await commands.note_sent(tx, waiting.id, tried.provider_id, now)
        return
    due_at = next_try_at(waiting.attempts + 1, tried.failure, now)
    if due_at:
        await commands.put_back_mail(tx, waiting.id, tried.reason, due_at)
    else:
        await commands.note_failed(tx, waiting.id, tried.reason, now)
