"""In what two readings of one turn differ, field by field; whether a difference matters is `release_gate`'s matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from services.rules.judgement import Judgement
from services.rules.reading import Reading


class Compared(StrEnum):
    """What is compared, in the order in which it is shown."""

    INTENT = "intent"
    CONFIDENCE = "confidence"
    TONE = "tone"
    LANGUAGE = "language"
    LEVEL = "level"
    BUDGET = "budget"
    TIMELINE = "timeline"
    OBJECTIONS = "objections"
    SIGNALS = "signals"
    SENSITIVE = "sensitive"
    OPTED_OUT = "opted_out"
    PERSON = "asks_for_person"
    STEP = "step"
    TRIGGERS = "triggers"
    BAND = "band"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field with both values as codes: nothing that the contact wrote."""

    field: Compared
    before: str
    after: str

    @property
    def is_same(self) -> bool:
        """Whether both readings say the same."""
        return self.before == self.after


class ReplayKind(StrEnum):
    """How a decision was replayed."""

    EXACT = "exact"  # the engine ran again
    STORED_OUTPUT = "stored_output"  # what a language model once said went through the rules again
    NEW_CALL = "new_call"
    WORDING = "wording"  # a reply was composed and guarded again


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a replay gave. `is_equal`: byte for byte for local readings and replies, else in every compared field.

    `model_then` and `model_now` differ where the weights were trained again since; `problem` says why nothing came.
    """

    decision_id: UUID
    conversation_id: UUID
    kind: ReplayKind
    is_equal: bool
    changes: tuple[Change, ...] = ()
    model_then: str = ""
    model_now: str = ""
    problem: str = ""
    cost_micro_usd: int = 0


def compare(
    before: Reading, before_judged: Judgement, *, after: Reading, after_judged: Judgement
) -> tuple[Change, ...]:
    """Every compared field with both values."""
    then, now = _codes(before, before_judged), _codes(after, after_judged)
    return tuple(Change(field=field, before=then[field], after=now[field]) for field in Compared)


def _codes(reading: Reading, judged: Judgement) -> Mapping[Compared, str]:
    return {
        Compared.INTENT: reading.intent.value,
        Compared.CONFIDENCE: f"{reading.confidence_millis / 10:.1f} %",
        Compared.TONE: reading.tone.value,
        Compared.LANGUAGE: f"{reading.language}{' (Hinglish)' if reading.is_hinglish else ''}",
        Compared.LEVEL: reading.intent_level.value.value,
        Compared.BUDGET: reading.budget.value.value,
        Compared.TIMELINE: reading.timeline.value.value,
        Compared.OBJECTIONS: _listed(reading.objections),
        Compared.SIGNALS: _listed(reading.buying_signals),
        Compared.SENSITIVE: _listed(reading.sensitive),
        Compared.OPTED_OUT: _yes(reading.opted_out),
        Compared.PERSON: _yes(reading.asks_for_person),
        Compared.STEP: judged.step.kind.value,
        Compared.TRIGGERS: _listed(judged.step.triggers),
        Compared.BAND: judged.score.band.value,
    }


def _listed(values: tuple[StrEnum, ...]) -> str:
    return ", ".join(sorted(values)) or "none"


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
