"""What a lead is scored on and the score's numbers; the arithmetic itself is `scoring`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from services.rules.bands import BandPolicy
from services.rules.reading import BudgetBand, BuyingSignal, IntentLevel, Objection, Timeline

DAY_SECONDS = 86_400


class Factor(StrEnum):
    """The five inputs to the score, in the order in which they are shown."""

    BUDGET = "budget"
    INTENT = "intent"
    ENGAGEMENT = "engagement"
    LATENCY = "latency"
    LIFECYCLE = "lifecycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePolicy:
    """The score's numbers in tenths of a point (policies.md, Score)."""

    version: str = "2026-11-22"
    budget_tenths: Mapping[BudgetBand, int] = field(
        default_factory=lambda: MappingProxyType(
            {
                BudgetBand.OVER_50K: 300,
                BudgetBand.FROM_5K_TO_50K: 240,
                BudgetBand.FROM_1K_TO_5K: 140,
                BudgetBand.UNDER_1K: 60,
                BudgetBand.UNKNOWN: 0,
            }
        )
    )
    intent_tenths: Mapping[IntentLevel, int] = field(
        default_factory=lambda: MappingProxyType(
            {IntentLevel.HIGH: 250, IntentLevel.MEDIUM: 150, IntentLevel.LOW: 40, IntentLevel.UNKNOWN: 0}
        )
    )
    intent_max_tenths: int = 250
    signal_tenths: int = 20
    objection_tenths: int = 30
    answers_max_tenths: int = 120
    depth_max_tenths: int = 80
    depth_full_words_tenths: int = 120
    # Median reply time in seconds up to which the contribution holds; slower ones earn nothing.
    latency_steps: tuple[tuple[int, int], ...] = ((120, 150), (600, 120), (3600, 80), (DAY_SECONDS, 40))
    latency_unmeasured_tenths: int = 75
    age_max_tenths: int = 50
    age_full_days: int = 7
    age_zero_days: int = 90
    interaction_tenths: int = 10
    interactions_max_tenths: int = 50
    half_life_days: int = 14
    bands: BandPolicy = field(default_factory=BandPolicy)


DEFAULT = ScorePolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFacts:
    """What a lead is scored on, over all channels alike.

    Only answers with evidence come in as known. `median_words_tenths` is over the contact's messages (see
    `scoring.median_tenths`); `median_reply_seconds` is None until a reply was measured; `silence_seconds` runs since
    the contact's last message; interactions are the contact's messages, bookings and calls.
    """

    budget: BudgetBand = BudgetBand.UNKNOWN
    intent_level: IntentLevel = IntentLevel.UNKNOWN
    timeline: Timeline = Timeline.UNKNOWN
    buying_signals: tuple[BuyingSignal, ...] = ()
    open_objections: tuple[Objection, ...] = ()
    median_words_tenths: int = 0
    median_reply_seconds: int | None = None
    silence_seconds: int = 0
    age_seconds: int = 0
    interactions: int = 0

    @property
    def known_answers(self) -> int:
        """How many of intent, budget and timeline are known, 0 to 3."""
        answers: tuple[StrEnum, ...] = (self.budget, self.intent_level, self.timeline)
        return sum(answer.value != "unknown" for answer in answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one factor adds: earned and possible tenths, and a code with parameters from which its words are made."""

    factor: Factor
    tenths: int
    max_tenths: int
    code: str
    parameters: tuple[tuple[str, str | int], ...] = ()

    @property
    def is_unknown(self) -> bool:
        """True where nothing is known yet, shown as "unknown: up to …" and never as a zero."""
        return self.code.endswith("_unknown")
