"""Macros: which steps a member may string together under one name, what each takes, and which orders make no sense.

What a step does is the matter of the flow that runs it; ids are looked up there, since what they name may be gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from services.rules.snooze import Nap

LONGEST_NAME = 40
MOST_STEPS = 8


class MacroAct(StrEnum):
    """What one step does to the open conversation."""

    REPLY = "reply"  # a canned reply, by its id
    LABEL = "label"  # put a label on, by its id
    UNLABEL = "unlabel"
    ASSIGN = "assign"  # to a member, by their id
    TAKE = "take"  # to whoever runs it
    AI_OFF = "ai_off"
    AI_ON = "ai_on"
    SNOOZE = "snooze"  # one of the offered times
    RESOLVE = "resolve"


class MacroProblem(StrEnum):
    """Why a macro cannot be kept."""

    NAME = "name"
    NO_STEPS = "no_steps"
    TOO_MANY = "too_many"
    ARGUMENT = "argument"
    AFTER_THE_END = "after_the_end"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act with what it takes: an id as text, the word of a time, or "" where it takes nothing."""

    act: MacroAct
    value: str = ""


TAKES_ID = frozenset({MacroAct.REPLY, MacroAct.LABEL, MacroAct.UNLABEL, MacroAct.ASSIGN})
# After these the conversation has left the desk.
ENDS = frozenset({MacroAct.SNOOZE, MacroAct.RESOLVE})


def problem_of(name: str, steps: Sequence[Step]) -> MacroProblem | None:
    """What is wrong with it, None where it can be kept."""
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        return MacroProblem.NAME
    if not steps:
        return MacroProblem.NO_STEPS
    if len(steps) > MOST_STEPS:
        return MacroProblem.TOO_MANY
    if not all(map(_is_complete, steps)):
        return MacroProblem.ARGUMENT
    if len(set(steps)) < len(steps):
        return MacroProblem.REPEATED
    if any(step.act in ENDS for step in steps[:-1]):
        return MacroProblem.AFTER_THE_END
    return None


def stored(steps: Sequence[Step]) -> dict[str, object]:
    """The steps as they are kept: `{"steps": [{"act": "label", "value": "<id>"}, …]}`."""
    return {"steps": [{"act": step.act.value, "value": step.value} for step in steps]}


def read_steps(kept: Mapping[str, object]) -> tuple[Step, ...]:
    """The steps that `stored` made."""
    found = kept.get("steps", ())
    assert isinstance(found, list)
    return tuple(Step(act=MacroAct(one["act"]), value=str(one["value"])) for one in found)


def _is_complete(step: Step) -> bool:
    if step.act in TAKES_ID:
        return _is_id(step.value)
    if step.act is MacroAct.SNOOZE:
        return step.value in tuple(Nap)
    return not step.value


def _is_id(words: str) -> bool:
    try:
        UUID(words)
    except ValueError:
        return False
    return True
