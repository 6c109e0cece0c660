"""Whether the log is the one that was signed: every checkpoint, in the database and outside it, against the events.

A superuser who re-computes the whole chain, or restores an old copy of everything, passes every other check.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from services.audit import checkpoints
from services.checkpoint_keys import CheckpointKeys, is_signed_by
from services.checks.look import Found, Look
from services.ports import AnchorStore
from services.rules.audit_chain import leaf_hash
from services.rules.merkle import Frontier
from services.rules.signed_note import Checkpoint, origin_of, parse_note


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What lies outside the database: anchored checkpoints, and the keys that may have signed them."""

    deployment: str
    keys: CheckpointKeys | None
    stores: Sequence[AnchorStore]


@dataclass(frozen=True, slots=True)
class _Told:
    """A checkpoint and where it was found."""

    where: str
    checkpoint: Checkpoint


async def signed_logs_are_unchanged(look: Look, witness: Witness) -> list[Found]:
    """Every signed checkpoint, in the database and in the anchors outside it, is of exactly these events."""
    notes = [("event_checkpoint", row.note, row.keys) for row in await checkpoints.list_all(look.reader)]
    for store in witness.stores:
        notes += [("anchor", one.note, "") for one in await store.every(look.reader.tenant_id)]
    found: list[Found] = []
    told: list[_Told] = []
    for where, text, keys in notes:
        read = _read(where, text, keys, look, witness)
        if isinstance(read, Found):
            found.append(read)
        else:
            told.append(read)
    return [*found, *await _compare(look, told)]


def _read(where: str, text: str, keys: str, look: Look, witness: Witness) -> _Told | Found:
    """The checkpoint, or what is wrong with it. Keys beside the database win over those in it."""
    origin = origin_of(witness.deployment, str(look.reader.tenant_id))
    known = witness.keys.known_keys(origin) if witness.keys else tuple(keys.split("\n")) if keys else ()
    try:
        note = parse_note(text)
    except ValueError as error:
        return Found(table=where, row_id="?", what=f"cannot be read: {error}")
    size = str(note.checkpoint.size)
    if note.checkpoint.origin != origin:
        return Found(table=where, row_id=size, what="is of another log")
    if known and not is_signed_by(note, known):
        return Found(table=where, row_id=size, what="is not signed by a known key")
    return _Told(where, note.checkpoint)


async def _compare(look: Look, told: Sequence[_Told]) -> list[Found]:
    """Compare each with the tree of that many events; the first that differs says where trust ends."""
    wanted: dict[int, list[_Told]] = {}
    for one in told:
        wanted.setdefault(one.checkpoint.size, []).append(one)
    frontier, proven, tenant_id = Frontier(), 0, look.reader.tenant_id
    async for page in checkpoints.read_canonicals(look.reader, tenant_id, after=0, until=max(wanted, default=0)):
        for row in page:
            frontier.add(leaf_hash(row.canonical))
            here = wanted.get(frontier.size, [])
            wrong = [one for one in here if one.checkpoint.root != frontier.root()]
            if wrong:
                return [*_differing(wrong, proven)]
            proven = frontier.size if here else proven
    return [*_cut(wanted, frontier.size)]


def _differing(wrong: Sequence[_Told], proven: int) -> Iterator[Found]:
    for one in wrong:
        what = f"was signed over other events: from event {proven + 1} on the log is not the one that was signed"
        yield Found(table=one.where, row_id=str(one.checkpoint.size), what=what)


def _cut(wanted: Mapping[int, Sequence[_Told]], size: int) -> Iterator[Found]:
    for one in wanted.get(max(wanted, default=0), ()):
        if one.checkpoint.size > size:
            what = f"was signed, but the log ends at event {size}: it was cut off, or an old copy was restored"
            yield Found(table=one.where, row_id=str(one.checkpoint.size), what=what)
