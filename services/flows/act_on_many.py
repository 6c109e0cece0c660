"""A member does one thing to many conversations, or runs a macro on one; whatever was done can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.access import demand
from services.conversations.queries import load_contact_id
from services.deps import Deps
from services.desk import lists
from services.desk.filling import values_in
from services.errors import FlexoraaError, InvalidInput, NotFound
from services.flows.desk_acts import Back, do_act, take_back
from services.flows.member_reply import member_reply
from services.rules.canned import filled
from services.rules.macros import MacroAct, Step
from services.rules.permissions import Access, Area, Principal

MOST_AT_ONCE = 100
REFUSED = "the reply may not go out now: the 24 hours are over, or the contact opted out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was done, newest last, and why the rest was not: each refusal's words once."""

    backs: list[Back] = field(default_factory=list)
    done: int = 0
    refusals: list[str] = field(default_factory=list)


async def act_on_many(
    deps: Deps, principal: Principal, conversation_ids: Sequence[UUID], step: Step, now: datetime
) -> Outcome:
    """Do one thing to each; one that refuses stops no other. Raises NotAllowed, InvalidInput for too many."""
    demand(principal, Area.LEADS, Access.ACT)
    if len(conversation_ids) > MOST_AT_ONCE:
        raise InvalidInput(f"Choose at most {MOST_AT_ONCE} conversations at once.")
    backs: list[Back] = []
    refusals: dict[str, None] = {}
    done = 0
    for conversation_id in dict.fromkeys(conversation_ids):
        try:
            back = await do_act(deps, principal, conversation_id, step, now)
        except FlexoraaError as error:
            refusals[str(error)] = None
            continue
        done += 1
        backs += [back] if back else []
    return Outcome(backs=backs, done=done, refusals=list(refusals))


async def run_macro(
    deps: Deps, principal: Principal, conversation_id: UUID, macro_id: UUID, *, run_key: str, now: datetime
) -> Outcome:
    """Do a macro's steps in order until one refuses; the same key sends its replies once.

    Raises NotAllowed, NotFound for a macro that is gone.
    """
    demand(principal, Area.LEADS, Access.ACT)
    async with deps.db.read(principal) as reader:
        await load_contact_id(reader, conversation_id)
        macro = next((one for one in await lists.list_macros(reader) if one.id == macro_id), None)
    if macro is None:
        raise NotFound
    backs: list[Back] = []
    for number, step in enumerate(macro.steps, start=1):
        try:
            if step.act is MacroAct.REPLY:
                await _reply(deps, principal, conversation_id, UUID(step.value), f"macro:{run_key}:{number}", now)
            elif back := await do_act(deps, principal, conversation_id, step, now):
                backs.append(back)
        except FlexoraaError as error:
            return Outcome(backs=backs, done=number - 1, refusals=[f"Stopped at step {number}: {error}"])
    return Outcome(backs=backs, done=len(macro.steps))


async def undo(deps: Deps, principal: Principal, backs: Sequence[Back], now: datetime) -> list[str]:
    """Take acts back, the newest first; return why some could not."""
    refusals: dict[str, None] = {}
    for back in reversed(backs):
        try:
            await take_back(deps, principal, back, now)
        except FlexoraaError as error:
            refusals[str(error)] = None
    return list(refusals)


async def _reply(
    deps: Deps, principal: Principal, conversation_id: UUID, canned_id: UUID, key: str, now: datetime
) -> None:
    async with deps.db.read(principal) as reader:
        canned = next((one for one in await lists.list_canned(reader) if one.id == canned_id), None)
        values = await values_in(reader, conversation_id)
    if canned is None:
        raise InvalidInput("The canned reply is gone.")
    outcome = await member_reply(
        deps, principal, conversation_id, text=filled(canned.text, values), idempotency_key=key, now=now
    )
    if outcome.refusal:
        raise InvalidInput(REFUSED)
