"""What `flexoraa replay` does for the operator: one conversation as recorded, or the past with a candidate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.deps import Deps
from services.errors import InvalidInput, NotFound
from services.flows.replay_decision import replay_decision
from services.flows.replay_past import replay_past
from services.replies.decisions import list_of_conversation
from services.replies.release_models import ReplayRun
from services.rules.permissions import Principal
from services.rules.reading_changes import Replayed
from services.rules.release import Verdict
from services.tenants.models import Tenant

CHOOSE = "Give --conversation ID or --candidate NAME."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A tenant by its slug, and either a conversation or a candidate with the number of past readings."""

    slug: str
    conversation: str | None
    candidate: str | None
    most: int


async def replay_for_operator(deps: Deps, wanted: Wanted, now: datetime) -> tuple[int, list[str]]:
    """Replay; the exit status and what to print: ids and codes, nothing that a contact wrote. Raises InvalidInput."""
    if bool(wanted.conversation) is bool(wanted.candidate):
        raise InvalidInput(CHOOSE)
    async with deps.db.deployment() as deployment:
        tenant_id = await deployment.scalar(select(Tenant.tenant_id).where(Tenant.slug == wanted.slug))
    if tenant_id is None:
        raise NotFound(f"No tenant is called {wanted.slug!r}.")
    principal = Principal.system(tenant_id)
    if wanted.candidate:
        return await _past(deps, principal, wanted.candidate, wanted.most, now)
    return await _conversation(deps, principal, _as_id(wanted.conversation or ""))


def _as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise InvalidInput(f"{text!r} is no id of a conversation.") from None


async def _conversation(deps: Deps, principal: Principal, conversation_id: UUID) -> tuple[int, list[str]]:
    async with deps.db.read(principal) as reader:
        decided = await list_of_conversation(reader, conversation_id)
    if not decided:
        raise NotFound("No decision is recorded for that conversation.")
    lines, status = [], 0
    for one in decided:
        try:
            replayed = await replay_decision(deps, principal, one.id)
        except InvalidInput as error:
            lines.append(f"{one.at.isoformat()} {one.kind} {one.id}: {error}")
            continue
        status = status if replayed.is_equal else 1
        lines += [f"{one.at.isoformat()} {one.kind} {one.id}: {_verdict(replayed)}", *_differences(replayed)]
    return status, lines


def _verdict(replayed: Replayed) -> str:
    return f"{replayed.kind}, {'equal' if replayed.is_equal else 'different'} ({replayed.model_now})"


def _differences(replayed: Replayed) -> Iterator[str]:
    yield from (
        f"    {change.field}: {change.before} → {change.after}" for change in replayed.changes if not change.is_same
    )


async def _past(deps: Deps, principal: Principal, candidate: str, most: int, now: datetime) -> tuple[int, list[str]]:
    run_id = await replay_past(deps, principal, candidate, most=most, now=now)
    async with deps.db.read(principal) as reader:
        statement = select(ReplayRun).where(ReplayRun.tenant_id == reader.tenant_id, ReplayRun.id == run_id)
        run = (await reader.execute(statement)).one()
    lines = [
        f"{candidate} ({run.model}): {run.compared} compared, {run.failed} failed",
        f"changed: {run.changed_intents} intents, {run.changed_bands} bands, {run.changed_escalations} steps",
        f"safety lost: {run.lost_safety}",
        f"gate: {run.verdict}",
    ]
    return (0 if run.verdict == Verdict.PASSED else 1), lines
