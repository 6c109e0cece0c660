"""Which prompt reads a tenant's conversations, and every change of that; the texts are files of the product."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update

from services.db import Reader, Transaction
from services.ids import new_id
from services.ports import PromptFile
from services.replies.release_models import PromptVersion, ReplayRun
from services.rules.release import PromptState, Verdict, is_canary_turn

BUCKETS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a prompt stands; `id` is None while nothing was ever decided about it."""

    id: UUID | None
    name: str
    hash: bytes
    state: PromptState
    changed_at: datetime | None = None
    changed_by: UUID | None = None


async def list_standings(reader: Reader, files: "tuple[PromptFile, ...]") -> list[Standing]:
    """Return where each prompt that ships stands: the default one is active until another one is."""
    rows = await reader.execute(select(PromptVersion).where(PromptVersion.tenant_id == reader.tenant_id))
    by_hash = {row.hash: row for row in rows}
    has_active = any(row.state == PromptState.ACTIVE for row in by_hash.values())
    standings = []
    for file in files:
        row = by_hash.get(file.hash)
        if row is None:
            state = PromptState.ACTIVE if file.is_default and not has_active else PromptState.DRAFT
            standings.append(Standing(id=None, name=file.name, hash=file.hash, state=state))
            continue
        standings.append(
            Standing(
                id=row.id,
                name=file.name,
                hash=file.hash,
                state=PromptState(row.state),
                changed_at=row.changed_at,
                changed_by=row.changed_by,
            )
        )
    return standings


async def prompt_of(reader: Reader, conversation_id: UUID) -> str | None:
    """The name of the prompt that reads a conversation, None for the one that ships as active."""
    live = (PromptState.ACTIVE, PromptState.CANARY)
    statement = select(PromptVersion.name, PromptVersion.state).where(
        PromptVersion.tenant_id == reader.tenant_id, PromptVersion.state.in_(live)
    )
    names = {row.state: row.name for row in await reader.execute(statement)}
    if PromptState.CANARY in names and is_canary_turn(conversation_id.int % BUCKETS):
        return str(names[PromptState.CANARY])
    return names.get(PromptState.ACTIVE)


async def find_passed_run(reader: Reader, prompt_hash: bytes) -> UUID | None:
    """Return the newest replay of a prompt if the gate let it pass."""
    statement = (
        select(ReplayRun.id, ReplayRun.verdict)
        .where(ReplayRun.tenant_id == reader.tenant_id, ReplayRun.prompt_hash == prompt_hash)
        .order_by(ReplayRun.at.desc(), ReplayRun.id.desc())
        .limit(1)
    )
    row = (await reader.execute(statement)).one_or_none()
    return row.id if row and row.verdict == Verdict.PASSED else None


async def put_in_state(
    tx: Transaction, standing: Standing, state: PromptState, *, run_id: UUID | None, now: datetime
) -> UUID:
    """Note where a prompt stands from now on; return the id of its row."""
    change = {"state": state, "run_id": run_id, "changed_by": tx.principal.member_id, "changed_at": now}
    if standing.id is None:
        prompt_id = new_id(now)
        row = {"tenant_id": tx.tenant_id, "id": prompt_id, "name": standing.name, "hash": standing.hash} | change
        await tx.insert(PromptVersion, [row])
        return prompt_id
    chosen = (PromptVersion.tenant_id == tx.tenant_id, PromptVersion.id == standing.id)
    await tx.execute(update(PromptVersion).where(*chosen).values(**change))
    return standing.id
