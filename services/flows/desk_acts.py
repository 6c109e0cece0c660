"""One act on one conversation and what takes it back: what bulk actions, macros and undo are made of.

Each act is the same flow as the single button's, in a transaction of its own, with its own permission and event.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never
from uuid import UUID
from zoneinfo import ZoneInfo

from services.conversations.models import AiState, ConversationState
from services.conversations.placing import Standing
from services.conversations.queries import lock_conversation
from services.deps import Deps
from services.flows import label_conversation, place_conversation, take_over
from services.rules.macros import MacroAct, Step
from services.rules.permissions import Principal
from services.rules.snooze import Nap, wakes_at
from services.tenants.queries import load_tenant


class BackAct(StrEnum):
    """How an act is taken back."""

    OPEN = "open"
    RESOLVE = "resolve"
    SNOOZE = "snooze"  # until the time it slept to before
    ASSIGN = "assign"
    LABEL = "label"
    UNLABEL = "unlabel"
    AI_ON = "ai_on"
    AI_OFF = "ai_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What would take one act on one conversation back; `value` is an id or a time."""

    conversation_id: UUID
    act: BackAct
    value: str = ""


async def do_act(deps: Deps, principal: Principal, conversation_id: UUID, step: Step, now: datetime) -> Back | None:
    """Do it; return what takes it back, None where nothing changed or nothing can. Raises as the act's own flow."""
    match step.act:
        case MacroAct.RESOLVE:
            return _placed(conversation_id, await place_conversation.resolve(deps, principal, conversation_id, now))
        case MacroAct.SNOOZE:
            until = wakes_at(Nap(step.value), now, await _zone(deps, principal))
            before = await place_conversation.snooze(deps, principal, conversation_id, until, now)
            return _placed(conversation_id, before)
        case MacroAct.ASSIGN | MacroAct.TAKE:
            wanted = UUID(step.value) if step.act is MacroAct.ASSIGN else principal.member_id
            assert wanted is not None
            owner = await place_conversation.assign(deps, principal, conversation_id, wanted, now)
            return Back(conversation_id=conversation_id, act=BackAct.ASSIGN, value=str(owner)) if owner else None
        case MacroAct.LABEL | MacroAct.UNLABEL:
            is_on = step.act is MacroAct.LABEL
            changed = await label_conversation.set_label(
                deps, principal, conversation_id, UUID(step.value), is_on=is_on, now=now
            )
            back = Back(
                conversation_id=conversation_id,
                act=BackAct.UNLABEL if is_on else BackAct.LABEL,
                value=step.value,
            )
            return back if changed else None
        case MacroAct.AI_OFF | MacroAct.AI_ON:
            return await _turn_ai(deps, principal, conversation_id, is_on=step.act is MacroAct.AI_ON, now=now)
        case MacroAct.REPLY:
            raise ValueError("a reply is the macro's own matter")
    assert_never(step.act)


async def take_back(deps: Deps, principal: Principal, back: Back, now: datetime) -> None:
    """Take an act back. Raises as the flow that does."""
    await _BACK[back.act](deps, principal, back, now)


def _placed(conversation_id: UUID, before: Standing) -> Back:
    match before.state:
        case ConversationState.RESOLVED:
            return Back(conversation_id=conversation_id, act=BackAct.RESOLVE)
        case ConversationState.SNOOZED if before.until:
            return Back(conversation_id=conversation_id, act=BackAct.SNOOZE, value=before.until.isoformat())
        case _:
            return Back(conversation_id=conversation_id, act=BackAct.OPEN)


async def _turn_ai(
    deps: Deps, principal: Principal, conversation_id: UUID, *, is_on: bool, now: datetime
) -> Back | None:
    async with deps.db.transaction(principal) as tx:
        was_on = (await lock_conversation(tx, conversation_id)).ai_state == AiState.ON
    if was_on is is_on:
        return None
    flow = take_over.hand_back if is_on else take_over.take_over
    await flow(deps, principal, conversation_id, now)
    return Back(conversation_id=conversation_id, act=BackAct.AI_OFF if is_on else BackAct.AI_ON)


async def _zone(deps: Deps, principal: Principal) -> ZoneInfo:
    async with deps.db.read(principal) as reader:
        return (await load_tenant(reader)).zone


Taking = Callable[[Deps, Principal, Back, datetime], Awaitable[object]]


def _label(*, is_on: bool) -> Taking:
    return lambda deps, who, back, now: label_conversation.set_label(
        deps, who, back.conversation_id, UUID(back.value), is_on=is_on, now=now
    )


_BACK: Mapping[BackAct, Taking] = {
    BackAct.OPEN: lambda deps, who, back, now: place_conversation.reopen(deps, who, back.conversation_id, now),
    BackAct.RESOLVE: lambda deps, who, back, now: place_conversation.resolve(deps, who, back.conversation_id, now),
    BackAct.SNOOZE: lambda deps, who, back, now: place_conversation.snooze(
        deps, who, back.conversation_id, datetime.fromisoformat(back.value), now
    ),
    BackAct.ASSIGN: lambda deps, who, back, now: place_conversation.assign(
        deps, who, back.conversation_id, UUID(back.value), now
    ),
    BackAct.LABEL: _label(is_on=True),
    BackAct.UNLABEL: _label(is_on=False),
    BackAct.AI_ON: lambda deps, who, back, now: take_over.hand_back(deps, who, back.conversation_id, now),
    BackAct.AI_OFF: lambda deps, who, back, now: take_over.take_over(deps, who, back.conversation_id, now),
}
