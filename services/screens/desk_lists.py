"""What the lists section shows: the tenant's labels, canned replies and macros, and what a macro's steps may name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select

from services.access import demand
from services.db import Reader
from services.desk import lists
from services.desk.models import ConversationLabel
from services.desk.queries import list_colleagues
from services.events.event import CONVERSATION
from services.rules.canned import Variable, filled
from services.rules.macros import MacroAct, Step
from services.rules.permissions import Area, Principal
from services.rules.snooze import Nap

TOPICS = frozenset({CONVERSATION})
# How a canned reply reads, with a contact and a member that nobody is.
SAMPLE = {
    Variable.NAME: "Ravi Kumar",
    Variable.FIRST_NAME: "Ravi",
    Variable.COMPANY: "your company",
    Variable.ME: "Meera",
}
ACTS: Mapping[MacroAct, str] = {
    MacroAct.REPLY: "Send a canned reply",
    MacroAct.LABEL: "Put on a label",
    MacroAct.UNLABEL: "Take off a label",
    MacroAct.ASSIGN: "Assign to",
    MacroAct.TAKE: "Assign to whoever runs it",
    MacroAct.AI_OFF: "Pause the AI",
    MacroAct.AI_ON: "Give back to the AI",
    MacroAct.SNOOZE: "Snooze",
    MacroAct.RESOLVE: "Resolve",
}
NAPS: Mapping[Nap, str] = {
    Nap.HOUR: "for an hour",
    Nap.LATER_TODAY: "for three hours",
    Nap.TOMORROW: "until tomorrow, 9:00",
    Nap.NEXT_WEEK: "until Monday, 9:00",
}
GONE = "(gone)"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """A label and on how many conversations it is."""

    id: str
    name: str
    colour: str
    used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CannedRow:
    """A canned reply as it is kept, and how it would read."""

    id: str
    shortcut: str
    text: str
    reads: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroRow:
    """A macro with its steps in words."""

    id: str
    name: str
    steps: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChoice:
    """One step that a macro may have: its value is "act:argument"."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLists:
    """The whole section."""

    labels: list[LabelRow] = field(default_factory=list)
    canned: list[CannedRow] = field(default_factory=list)
    macros: list[MacroRow] = field(default_factory=list)
    choices: list[StepChoice] = field(default_factory=list)


async def load(reader: Reader, principal: Principal) -> DeskLists:
    """The lists as they are now."""
    demand(principal, Area.SETTINGS)
    demand(principal, Area.LEADS)
    labels, canned = await lists.list_labels(reader), await lists.list_canned(reader)
    people = {str(one.id): one.name for one in await list_colleagues(reader) if one.may_answer}
    names = people | {str(one.id): one.name for one in labels} | {str(one.id): f"/{one.shortcut}" for one in canned}
    used = await _used(reader)
    return DeskLists(
        labels=[
            LabelRow(id=str(one.id), name=one.name, colour=one.colour, used=used.get(str(one.id), 0)) for one in labels
        ],
        canned=[
            CannedRow(id=str(one.id), shortcut=one.shortcut, text=one.text, reads=filled(one.text, SAMPLE))
            for one in canned
        ],
        macros=[
            MacroRow(id=str(one.id), name=one.name, steps=[in_words(step, names) for step in one.steps])
            for one in await lists.list_macros(reader)
        ],
        choices=_choices(
            {
                MacroAct.REPLY: {str(one.id): names[str(one.id)] for one in canned},
                MacroAct.LABEL: {str(one.id): one.name for one in labels},
                MacroAct.UNLABEL: {str(one.id): one.name for one in labels},
                MacroAct.ASSIGN: people,
                MacroAct.SNOOZE: {nap.value: words for nap, words in NAPS.items()},
            }
        ),
    )


def in_words(step: Step, names: Mapping[str, str]) -> str:
    """A step as people read it; what it names may be gone."""
    if step.act is MacroAct.SNOOZE:
        return f"{ACTS[step.act]} {NAPS[Nap(step.value)]}"
    return f"{ACTS[step.act]} {names.get(step.value, GONE)}" if step.value else ACTS[step.act]


def _choices(arguments: Mapping[MacroAct, Mapping[str, str]]) -> list[StepChoice]:
    return [
        StepChoice(value=f"{act}:{value}", text=f"{words} {name}".strip())
        for act, words in ACTS.items()
        for value, name in arguments.get(act, {"": ""}).items()
    ]


async def _used(reader: Reader) -> dict[str, int]:
    table = ConversationLabel
    statement = select(table.label_id, func.count().label("number")).where(table.tenant_id == reader.tenant_id)
    rows = await reader.execute(statement.group_by(table.label_id))
    return {str(row.label_id): row.number for row in rows}
