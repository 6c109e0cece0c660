"""What a person is told when the AI hands a conversation over: only what is known, in the contact's own words.

No model writes it, so it cannot say what nobody said. How it is shown is the screen's matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from services.rules.escalation import Trigger
from services.rules.qualification import Answers
from services.rules.reading import BuyingSignal, Extracted, Objection, Value

LAST_MESSAGES = 5
LONGEST_MESSAGE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One answer and the words that prove it; an empty value is not known yet."""

    question: str
    value: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message: who wrote it (contact, member, ai) and what it says."""

    author: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The hand-off: `triggers` in the order in which a reason is chosen, the first is why."""

    triggers: tuple[str, ...]
    known: tuple[Known, ...]
    objections: tuple[str, ...]
    signals: tuple[str, ...]
    last: tuple[Said, ...]


def summarise(
    triggers: Sequence[Trigger],
    answers: Answers,
    said: Sequence[Said],
    *,
    objections: Sequence[Objection],
    signals: Sequence[BuyingSignal],
) -> Summary:
    """The summary of a conversation whose messages, oldest first, are `said`."""
    known = (
        _known("intent", answers.intent.current),
        _known("budget", answers.budget.current),
        _known("timeline", answers.timeline.current),
    )
    return Summary(
        triggers=tuple(trigger.value for trigger in triggers),
        known=known,
        objections=tuple(one.value for one in objections),
        signals=tuple(one.value for one in signals),
        last=tuple(Said(author=one.author, text=_cut(one.text)) for one in said[-LAST_MESSAGES:]),
    )


def _known(question: str, told: Extracted[Value]) -> Known:
    if not told.is_known:
        return Known(question=question, value="")
    return Known(question=question, value=told.value.value, words=told.evidence.text if told.evidence else "")


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_MESSAGE else f"{flat[: LONGEST_MESSAGE - 1]}…"
