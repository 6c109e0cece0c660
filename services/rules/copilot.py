"""What a member may ask the copilot for, what each costs, and whether a text in other words says something new.

The copilot only suggests: what goes out is what a person sends.
"""

from collections.abc import Mapping
from enum import StrEnum

from services.rules import rate_card
from services.rules.claims import Ground, Violation, violations
from services.rules.rate_card import Operation, RateCard, ReplyKind


class Task(StrEnum):
    """What is asked for."""

    DRAFT = "draft"
    SHORTER = "shorter"
    WARMER = "warmer"
    FORMAL = "formal"
    TRANSLATE = "translate"  # the member's text into the contact's language
    UNDERSTAND = "understand"  # the contact's last words into the tenant's language


# Other words are the point of a rewriting; a translation also orders and negates by another grammar.
_LOOSE_WHEN_REWRITING = {Violation.WORDS}
_LOOSE_WHEN_TRANSLATING = {Violation.WORDS, Violation.NEGATION, Violation.ORDER, Violation.BOUND, Violation.DAY}
_TRANSLATIONS = (Task.TRANSLATE, Task.UNDERSTAND)
_DRAFTED: Mapping[ReplyKind, Operation] = {
    ReplyKind.QUALIFICATION: Operation.QUALIFICATION_MESSAGE,
    ReplyKind.PERSUASION: Operation.PERSUASION_MESSAGE,
}


def needs_model(task: Task) -> bool:
    """Whether it takes a language model; drafts are made of worded segments and approved facts."""
    return task is not Task.DRAFT


def ceiling(task: Task, card: RateCard = rate_card.DEFAULT) -> int:
    """The most that it can cost, in tenths of a token: what is shown and set aside before."""
    operations = [Operation.COPILOT_TEXT] if needs_model(task) else list(_DRAFTED.values())
    return max(rate_card.price(operation, card) for operation in operations)


def operation_of(task: Task, kind: ReplyKind = ReplyKind.NONE) -> Operation | None:
    """What it is charged as, None for what is free: a draft costs what the AI's own reply of its kind does."""
    return Operation.COPILOT_TEXT if needs_model(task) else _DRAFTED.get(kind)


def added(task: Task, original: str, text: str) -> tuple[Violation, ...]:
    """What the text says that its original does not: figures, days, bounds, negation, promises, links."""
    loose = _LOOSE_WHEN_TRANSLATING if task in _TRANSLATIONS else _LOOSE_WHEN_REWRITING
    found = violations(text, Ground(facts=((original,),)))
    return tuple(violation for violation in found if violation not in loose)
