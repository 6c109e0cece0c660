"""Reads a recorded turn again and compares it with what was recorded.

Local readings must come out byte for byte, a language model's stored answer goes through today's rules, and a new call
may be laid beside it.
"""

from uuid import UUID

from services.access import demand
from services.db import Reader
from services.deps import Deps
from services.errors import GatewayError, InvalidInput
from services.replies.decisions import StoredDecision, load_decision
from services.replies.ground import write_from
from services.replies.models import DecisionKind
from services.replies.queries import facts_in_force
from services.replies.recorded import NOT_REPLAYABLE, ReadingInput, read_ground, read_input, read_reading
from services.rules.judgement import judge
from services.rules.permissions import Area, Principal
from services.rules.reading import Reading
from services.rules.reading_changes import Change, Replayed, ReplayKind, compare

LOCAL = "local"
OPENAI = "openai"


async def replay_decision(deps: Deps, principal: Principal, decision_id: UUID) -> Replayed:
    """Replay a reading or a reply. Raises NotFound for what the principal may not see, InvalidInput for what cannot be.

    A language model is not called: its stored output is taken up.
    """
    demand(principal, Area.LEADS)
    async with deps.db.read(principal) as reader:
        stored = await load_decision(reader, decision_id)
        if stored.kind is DecisionKind.REPLY:
            return await _reply_again(reader, stored)
        if stored.kind is DecisionKind.COPILOT:
            raise InvalidInput(NOT_REPLAYABLE)
    given = read_input(stored.input)
    if stored.provider != OPENAI:
        return await _read_again(deps, stored, given)
    try:
        reading = await deps.replayer.take_up(given.turn, stored.output, stored.stated_millis)
    except GatewayError as error:
        raise InvalidInput(NOT_REPLAYABLE) from error
    changes = _changes(stored, given, reading)
    return Replayed(
        decision_id=stored.id,
        conversation_id=stored.conversation_id,
        kind=ReplayKind.STORED_OUTPUT,
        is_equal=all(change.is_same for change in changes),
        changes=changes,
        model_then=stored.model,
        model_now=stored.model,
    )


async def call_anew(deps: Deps, principal: Principal, decision_id: UUID, *, prompt: str) -> Replayed:
    """Call the language model with the recorded turn; costs money, so it is for who answers for the AI."""
    demand(principal, Area.LEADS)
    demand(principal, Area.AI)
    async with deps.db.read(principal) as reader:
        stored = await load_decision(reader, decision_id)
    return await read_with_prompt(deps, stored, prompt=prompt)


async def read_with_prompt(deps: Deps, stored: StoredDecision, *, prompt: str) -> Replayed:
    """Lay a new call beside a stored reading; where no answer comes, `problem` says why."""
    given = read_input(stored.input)
    if prompt not in {one.name for one in deps.replayer.prompts}:
        raise InvalidInput("There is no such prompt.")
    try:
        read = await deps.replayer.ask(given.turn, prompt)
    except GatewayError as error:
        return _failed(stored, str(error))
    changes = _changes(stored, given, read.reading)
    return Replayed(
        decision_id=stored.id,
        conversation_id=stored.conversation_id,
        kind=ReplayKind.NEW_CALL,
        is_equal=all(change.is_same for change in changes),
        changes=changes,
        model_then=stored.model,
        model_now=read.model,
        cost_micro_usd=read.cost_micro_usd,
    )


async def read_with_local(deps: Deps, stored: StoredDecision) -> Replayed:
    """Lay a reading by today's local model beside a stored one, whoever read it then."""
    return await _read_again(deps, stored, read_input(stored.input))


async def _read_again(deps: Deps, stored: StoredDecision, given: ReadingInput) -> Replayed:
    if stored.is_rules_only:
        read = deps.reader.read_safety(given.turn)
    else:
        read = await deps.replayer.read_locally(given.turn)
    return Replayed(
        decision_id=stored.id,
        conversation_id=stored.conversation_id,
        kind=ReplayKind.EXACT,
        is_equal=read.raw_output == stored.output,
        changes=_changes(stored, given, read.reading),
        model_then=stored.model,
        model_now=read.model,
    )


async def _reply_again(reader: Reader, stored: StoredDecision) -> Replayed:
    """Compose the reply from what was heard and the facts of its day, through the guard again."""
    facts = await facts_in_force(reader, stored.at)
    draft = write_from(read_ground(stored.input), facts)
    return Replayed(
        decision_id=stored.id,
        conversation_id=stored.conversation_id,
        kind=ReplayKind.WORDING,
        is_equal=draft.text == stored.output,
        model_then=stored.model,
        model_now=stored.model,
    )


def _changes(stored: StoredDecision, given: ReadingInput, reading: Reading) -> tuple[Change, ...]:
    before = read_reading(stored.result)
    then, now = (judge(one, given.moment, stored.at) for one in (before, reading))
    return compare(before, then, after=reading, after_judged=now)


def _failed(stored: StoredDecision, problem: str) -> Replayed:
    return Replayed(
        decision_id=stored.id,
        conversation_id=stored.conversation_id,
        kind=ReplayKind.NEW_CALL,
        is_equal=False,
        problem=problem,
        model_then=stored.model,
    )
