"""Signs where each tenant's log has got to, and anchors it outside the database before the database has it.

The signer trusts no row: it signs only what grows out of the last anchored checkpoint. A log that was cut off,
rewritten or restored from an old backup gets no further signature, and `flexoraa check` says why.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import structlog

from services.audit import checkpoints
from services.audit.checkpoints import Due, NewCheckpoint
from services.checkpoint_keys import CheckpointKeys, is_signed_by
from services.deps import Deps
from services.flows.each_tenant import each_tenant
from services.rules.audit_chain import leaf_hash
from services.rules.merkle import Frontier
from services.rules.signed_note import Checkpoint, origin_of, parse_note

logger = structlog.get_logger()


class Refused(Exception):
    """Why a log is not signed."""


async def sign_checkpoints(deps: Deps, now: datetime, tenant_ids: Collection[UUID] | None = None) -> int:
    """Sign and anchor one checkpoint for each of these tenants, or of all, that needs one; return how many."""
    keys = deps.checkpoint_keys
    if keys is None:
        return 0
    async with deps.db.deployment() as tx:
        due = await checkpoints.list_due(tx, now)
    chosen = {one.tenant_id: one for one in due if tenant_ids is None or one.tenant_id in tenant_ids}

    async def sign(deps: Deps, tenant_id: UUID, now: datetime) -> int:
        return await _sign(deps, keys, chosen[tenant_id], now)

    return await each_tenant(deps, "sign", chosen, sign, now)


async def _sign(deps: Deps, keys: CheckpointKeys, due: Due, now: datetime) -> bool:
    origin = origin_of(deps.settings.deployment, str(due.tenant_id))
    try:
        frontier = await _grow(deps, due, await _proven(deps, keys, due, origin))
    except Refused as reason:
        logger.error("audit.not_signed", tenant_id=str(due.tenant_id), reason=str(reason))
        return False
    checkpoint = Checkpoint(origin=origin, size=frontier.size, root=frontier.root())
    signed = keys.sign(checkpoint)
    for store in deps.anchors:
        await store.append(due.tenant_id, signed.note, now)
    made = NewCheckpoint(
        tenant_id=due.tenant_id,
        size=checkpoint.size,
        root=checkpoint.root,
        frontier=frontier.packed(),
        note=signed.note,
        keys="\n".join(signed.keys),
        at=now,
    )
    async with deps.db.deployment() as tx:
        await checkpoints.add(tx, made)
    return True


async def _proven(deps: Deps, keys: CheckpointKeys, due: Due, origin: str) -> dict[int, bytes]:
    """The roots by size that our own signatures vouch for: the newest anchors', and the database's last."""
    anchored = [await store.newest(due.tenant_id) for store in deps.anchors]
    notes = [one.note for one in anchored if one] + ([due.note] if due.note else [])
    proven = {}
    for text in notes:
        try:
            note = parse_note(text)
        except ValueError as error:
            raise Refused(f"the last checkpoint cannot be read: {error}") from error
        if note.checkpoint.origin != origin or not is_signed_by(note, keys.known_keys(origin)):
            raise Refused("the last checkpoint is not signed by a key of ours")
        proven[note.checkpoint.size] = note.checkpoint.root
    return proven


async def _grow(deps: Deps, due: Due, proven: dict[int, bytes]) -> Frontier:
    """The tree now, grown from the last checkpoint's and equal to each proven root on the way."""
    if due.seq < max(proven, default=0):
        raise Refused(f"the log ends at {due.seq}, but was signed up to {max(proven)}")
    frontier = Frontier.stored(due.size, due.frontier)
    _compare(frontier, proven)
    async with deps.db.deployment() as tx:
        async for page in checkpoints.read_canonicals(tx, due.tenant_id, after=due.size, until=due.seq):
            for row in page:
                if row.seq != frontier.size + 1:
                    raise Refused(f"event {frontier.size + 1} is missing")
                frontier.add(leaf_hash(row.canonical))
                _compare(frontier, proven)
    if frontier.size != due.seq:
        raise Refused(f"event {frontier.size + 1} is missing")
    return frontier


def _compare(frontier: Frontier, proven: dict[int, bytes]) -> None:
    if frontier.size in proven and frontier.root() != proven[frontier.size]:
        raise Refused(f"events up to {frontier.size} are not those that were signed")
