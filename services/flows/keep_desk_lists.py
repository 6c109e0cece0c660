"""Keeps the tenant's lists for its desk: labels, canned replies and macros; each change is an event.

Their words are the company's own and may name people: they lie sealed, and events tell ids and counts only.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.db import Transaction
from services.deps import Deps
from services.desk import lists
from services.desk.models import CannedReply, Label, LabelColour
from services.errors import Conflict, InvalidInput, NotFound
from services.events.catalog.desk import (
    CannedReplyRemoved,
    CannedReplySaved,
    LabelChanged,
    LabelCreated,
    LabelRemoved,
    MacroRemoved,
    MacroSaved,
)
from services.rules.canned import LONGEST_TEXT, CannedProblem, Variable, problem_of
from services.rules.macros import LONGEST_NAME, MOST_STEPS, MacroAct, MacroProblem, Step
from services.rules.macros import problem_of as macro_problem
from services.rules.permissions import Access, Area, Principal, Role, may
from services.tenants.models import Member, MemberState

LONGEST_LABEL = 24
PROBLEMS = {
    CannedProblem.SHORTCUT: "A shortcut is one word of small letters, digits and hyphens.",
    CannedProblem.EMPTY: "A canned reply needs a text.",
    CannedProblem.TOO_LONG: f"A canned reply has at most {LONGEST_TEXT} characters.",
    CannedProblem.UNKNOWN_VARIABLE: "Known variables: " + ", ".join(f"{{{one}}}" for one in Variable) + ".",
}
MACRO_PROBLEMS = {
    MacroProblem.NAME: f"A macro needs a name of at most {LONGEST_NAME} characters.",
    MacroProblem.NO_STEPS: "A macro needs a step.",
    MacroProblem.TOO_MANY: f"A macro has at most {MOST_STEPS} steps.",
    MacroProblem.ARGUMENT: "Choose what each step takes.",
    MacroProblem.AFTER_THE_END: "Nothing can follow resolving or snoozing.",
    MacroProblem.REPEATED: "Each step stands in a macro once.",
}


async def create_label(deps: Deps, principal: Principal, name: str, colour: LabelColour, now: datetime) -> UUID:
    """Add a label to the tenant's list. Raises NotAllowed, InvalidInput for a bad name, Conflict for a known one."""
    demand(principal, Area.LEADS, Access.WRITE)
    bare = _label_name(name)
    async with deps.db.transaction(principal) as tx:
        label_id = await lists.create_label(tx, bare, colour, now)
        if label_id is None:
            raise Conflict("There is a label of this name.")
        tx.emit(LabelCreated(label_id=label_id), at=now)
    return label_id


async def change_label(
    deps: Deps, principal: Principal, label_id: UUID, name: str, *, colour: LabelColour, now: datetime
) -> None:
    """Rename or recolour a label; conversations keep it. Raises as `create_label`, NotFound."""
    demand(principal, Area.LEADS, Access.WRITE)
    bare = _label_name(name)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(lists.LABEL)
        this = (Label.tenant_id == tx.tenant_id, Label.id == label_id)
        before = await tx.scalar(select(Label.colour).where(*this))
        if before is None:
            raise NotFound
        if await lists.find_label(tx, bare) not in (None, label_id):
            raise Conflict("There is a label of this name.")
        await lists.change_label(tx, label_id, bare, colour)
        tx.emit(LabelChanged(label_id=label_id, before=before, after=colour), at=now)


async def remove_label(deps: Deps, principal: Principal, label_id: UUID, now: datetime) -> None:
    """Remove a label everywhere. Raises NotAllowed, NotFound."""
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        if not await lists.remove_label(tx, label_id):
            raise NotFound
        tx.emit(LabelRemoved(label_id=label_id), at=now)


async def save_canned_reply(deps: Deps, principal: Principal, shortcut: str, text: str, now: datetime) -> UUID:
    """Keep a canned reply under its shortcut. Raises NotAllowed, InvalidInput with what is wrong."""
    demand(principal, Area.LEADS, Access.WRITE)
    if problem := problem_of(shortcut, text):
        raise InvalidInput(PROBLEMS[problem])
    async with deps.db.transaction(principal) as tx:
        canned_id = await lists.save_canned(tx, shortcut, text.strip(), now)
        tx.emit(CannedReplySaved(canned_reply_id=canned_id), at=now)
    return canned_id


async def remove_canned_reply(deps: Deps, principal: Principal, canned_id: UUID, now: datetime) -> None:
    """Remove a canned reply. Raises NotAllowed, NotFound."""
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        if not await lists.remove_canned(tx, canned_id):
            raise NotFound
        tx.emit(CannedReplyRemoved(canned_reply_id=canned_id), at=now)


async def save_macro(deps: Deps, principal: Principal, name: str, steps: Sequence[Step], now: datetime) -> UUID:
    """Keep a macro under its name. Raises NotAllowed, InvalidInput with what is wrong."""
    demand(principal, Area.LEADS, Access.WRITE)
    bare = " ".join(name.split())
    if problem := macro_problem(bare, steps):
        raise InvalidInput(MACRO_PROBLEMS[problem])
    async with deps.db.transaction(principal) as tx:
        await _demand_known(tx, steps)
        macro_id = await lists.save_macro(tx, bare, steps, now)
        tx.emit(MacroSaved(macro_id=macro_id, acts=tuple(step.act.value for step in steps)), at=now)
    return macro_id


async def remove_macro(deps: Deps, principal: Principal, macro_id: UUID, now: datetime) -> None:
    """Remove a macro. Raises NotAllowed, NotFound."""
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        if not await lists.remove_macro(tx, macro_id):
            raise NotFound
        tx.emit(MacroRemoved(macro_id=macro_id), at=now)


def _label_name(name: str) -> str:
    bare = " ".join(name.split())
    if not bare or len(bare) > LONGEST_LABEL:
        raise InvalidInput(f"A label has 1 to {LONGEST_LABEL} characters.")
    return bare


async def _demand_known(tx: Transaction, steps: Sequence[Step]) -> None:
    """Every id in the steps names something of the tenant; raises InvalidInput where it does not."""
    for step in steps:
        match step.act:
            case MacroAct.REPLY:
                known = select(CannedReply.id).where(
                    CannedReply.tenant_id == tx.tenant_id, CannedReply.id == step.value
                )
            case MacroAct.LABEL | MacroAct.UNLABEL:
                known = select(Label.id).where(Label.tenant_id == tx.tenant_id, Label.id == step.value)
            case MacroAct.ASSIGN:
                await _demand_may_answer(tx, UUID(step.value))
                continue
            case _:
                continue
        if await tx.scalar(known) is None:
            raise InvalidInput("A step names something that is not there any more.")


async def _demand_may_answer(tx: Transaction, member_id: UUID) -> None:
    this = (Member.tenant_id == tx.tenant_id, Member.id == member_id, Member.state == MemberState.ACTIVE)
    role = await tx.scalar(select(Member.role).where(*this))
    if role is None or not may(Principal.member(tx.tenant_id, member_id, Role(role)), Area.LEADS, Access.ACT):
        raise InvalidInput("Choose a member who answers conversations.")
