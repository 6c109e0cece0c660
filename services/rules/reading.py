"""What a turn was understood to say: the closed sets and the shape every reader fills in.

Values are spelled as eval/LABELS.md spells them. How a reading is produced is the adapters' and the parsers' matter.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID


class Intent(StrEnum):
    """The main purpose of what the contact wrote."""

    BUYING_INTENT = "buying_intent"
    CONFUSION = "confusion"
    SUPPORT = "support"
    OBJECTION = "objection"
    URGENCY = "urgency"
    INFORMATION = "information"
    COMPETITOR_INQUIRY = "competitor_inquiry"
    FOLLOW_UP = "follow_up"


class Tone(StrEnum):
    """The visible tone; bad news in a flat voice is neutral."""

    FRUSTRATED = "frustrated"
    EXCITED = "excited"
    SKEPTICAL = "skeptical"
    NEUTRAL = "neutral"


class IntentLevel(StrEnum):
    """How strong the wish to buy is."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"
    UNKNOWN = "unknown"


class BudgetBand(StrEnum):
    """The contact's own budget in US dollars."""

    UNDER_1K = "<1K"
    FROM_1K_TO_5K = "1K-5K"
    FROM_5K_TO_50K = "5K-50K"
    OVER_50K = "50K+"
    UNKNOWN = "unknown"


class Timeline(StrEnum):
    """When the contact wants to have it; Exploring is later than six months or just looking."""

    IMMEDIATE = "Immediate"
    FROM_1_TO_3_MONTHS = "1-3mo"
    FROM_3_TO_6_MONTHS = "3-6mo"
    EXPLORING = "Exploring"
    UNKNOWN = "unknown"


class Objection(StrEnum):
    """What stands in the way."""

    PRICE = "price"
    TRUST = "trust"
    TIMING = "timing"
    AUTHORITY = "authority"
    NEED = "need"
    FEATURE_GAP = "feature_gap"
    COMPETITOR = "competitor"
    COMPLEXITY = "complexity"
    TERMS = "terms"
    DATA_PRIVACY = "data_privacy"
    PAST_EXPERIENCE = "past_experience"
    LOCATION = "location"


class BuyingSignal(StrEnum):
    """What shows readiness to buy."""

    ASK_PRICE = "ask_price"
    ASK_DEMO_CALL = "ask_demo_call"
    READY_TO_BUY = "ready_to_buy"
    ASK_PAYMENT = "ask_payment"
    ASK_ONBOARDING = "ask_onboarding"
    DECISION_MAKER = "decision_maker"
    POSITIVE_FEEDBACK = "positive_feedback"
    DEADLINE = "deadline"
    EXPANSION = "expansion"


class SensitiveTopic(StrEnum):
    """Topics that a person reviews, when meant in a sensitive sense."""

    LEGAL = "legal"
    FINANCIAL = "financial"
    MEDICAL = "medical"
    VIOLENT = "violent"
    ABUSIVE = "abusive"
    SELF_HARM = "self_harm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The contact's own words that prove a value: a substring of the message named."""

    text: str
    message_id: UUID | None = None


Value = TypeVar("Value", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted(Generic[Value]):
    """A value with the words that prove it; a value without words is a guess and no known answer."""

    value: Value
    evidence: Evidence | None = None

    @property
    def is_known(self) -> bool:
        """True where the contact's words prove a value other than unknown."""
        return self.evidence is not None and self.value.value != "unknown"


UNKNOWN_INTENT: Extracted[IntentLevel] = Extracted(value=IntentLevel.UNKNOWN)
UNKNOWN_BUDGET: Extracted[BudgetBand] = Extracted(value=BudgetBand.UNKNOWN)
UNKNOWN_TIMELINE: Extracted[Timeline] = Extracted(value=Timeline.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The result of understanding one turn. Confidence is the intent's calibrated probability in thousandths."""

    language: str  # ISO 639-1, "hi" for Hinglish, "xx-Latn" for other romanised languages, "und" for none
    is_hinglish: bool = False
    intent: Intent
    tone: Tone = Tone.NEUTRAL
    confidence_millis: int
    intent_level: Extracted[IntentLevel] = UNKNOWN_INTENT
    budget: Extracted[BudgetBand] = UNKNOWN_BUDGET
    timeline: Extracted[Timeline] = UNKNOWN_TIMELINE
    objections: tuple[Objection, ...] = ()
    buying_signals: tuple[BuyingSignal, ...] = ()
    sensitive: tuple[SensitiveTopic, ...] = ()
    opted_out: bool = False
    asks_for_person: bool = False
    is_small_talk: bool = False  # greetings, "ok" and the like
    provider: str  # which reader answered: "local", "openai", "replay"

    def __post_init__(self) -> None:
        if not 0 <= self.confidence_millis <= 1000:
            raise ValueError(f"confidence is in thousandths, 0 to 1000: {self.confidence_millis}")
