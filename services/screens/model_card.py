"""The local model's card in rows: what it was trained on, its scores by class and language, calibration, limits.

The card is what the training measured and wrote beside the weights; nothing is computed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from services.access import demand
from services.db import Reader
from services.rules.permissions import Area, Principal
from services.rules.reading import Intent
from services.screens.decision_words import INTENTS
from services.screens.words import language

LIMITS = (
    "Labels are one team's: strangers' messages score lower than the corpus's own test part.",
    "Languages with fewer than 100 test messages have wide intervals: read the interval, not the figure.",
    "Romanised Tamil, Telugu and Marathi are read worst; below 60 % confidence a person takes over.",
    "Tone alone decides nothing; opt-outs and sensitive topics are found by rules besides the model.",
)
BEST = "intent_with_embeddings"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """One intent's scores, in per cent."""

    id: str
    label: str
    precision: str
    recall: str
    f1: str
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """Accuracy in one language: the share and the bounds of its 95 % interval in per cent, as numbers for the bar."""

    id: str
    label: str
    share: int
    low: int
    high: int
    span: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """How often readings of about this confidence are right; both in per cent, `y` counted from above."""

    id: str
    confidence: int
    right: int
    y: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The card of one version of the intent model."""

    trained_at: str = ""
    trained_on: str = ""
    tested_on: str = ""
    macro_f1: str = ""
    accuracy: str = ""
    interval: str = ""
    calibration_error: str = ""
    sure: str = ""
    line: str = ""
    classes: list[ClassRow] = field(default_factory=list)
    languages: list[LanguageRow] = field(default_factory=list)
    curve: list[CurvePoint] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)


async def load_card(_reader: Reader, principal: Principal, card: Mapping[str, Any]) -> Card:
    """The card as the page shows it; raises NotAllowed by role."""
    demand(principal, Area.AI)
    scores: Mapping[str, Any] = card["models"][BEST]
    accuracy, sure = scores["accuracy"], scores["at_confidence_0_8"]
    curve = [_point(one) for one in scores.get("calibration_curve", ())]
    return Card(
        trained_at=str(card["trained_at"]),
        trained_on=f"{card['trained_on']['messages']:,} messages of {card['trained_on']['corpus']}",
        tested_on=f"{card['tested_on']['messages']:,} messages of {card['tested_on']['corpus']}",
        macro_f1=f"{scores['macro_f1']:.3f}",
        accuracy=_percent(accuracy["share"]),
        interval=f"{_percent(accuracy['low'])} to {_percent(accuracy['high'])}",
        calibration_error=f"{scores['calibration_error']:.3f}",
        sure=f"{_percent(sure['coverage'])} of messages, {_percent(sure['precision']['share'])} of them right",
        line=" ".join(f"{point.confidence},{point.y}" for point in curve),
        classes=[_class(name, one) for name, one in scores.get("by_class", {}).items()],
        languages=[_language(name, one) for name, one in scores["accuracy_by_language"].items()],
        curve=curve,
        limits=list(LIMITS),
    )


def _class(name: str, scores: Mapping[str, Any]) -> ClassRow:
    return ClassRow(
        id=name,
        label=INTENTS[Intent(name)],
        precision=_percent(scores["precision"]["share"]),
        recall=_percent(scores["recall"]["share"]),
        f1=f"{scores['f1']:.3f}",
        messages=scores["recall"]["of"],
    )


def _language(name: str, scores: Mapping[str, Any]) -> LanguageRow:
    low, high = round(100 * scores["low"]), round(100 * scores["high"])
    return LanguageRow(
        id=name,
        label=language(name) or name,
        share=round(100 * scores["share"]),
        low=low,
        high=high,
        span=high - low,
        messages=scores["of"],
    )


def _point(scores: Mapping[str, Any]) -> CurvePoint:
    right = round(100 * scores["right"]["share"])
    confidence = round(100 * scores["confidence"])
    return CurvePoint(
        id=str(confidence), confidence=confidence, right=right, y=100 - right, messages=scores["right"]["of"]
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
