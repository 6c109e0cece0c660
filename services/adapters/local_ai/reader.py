"""Reads a turn without any service: rules for what must be exact, trained models for intent, tone and risk.

Deterministic and synchronous; a few milliseconds of CPU, tens with embeddings. What follows from a reading is
`escalation`'s matter.
"""

from dataclasses import dataclass
from typing import Self

from services.adapters.local_ai.budget_and_time import read_budget, read_timeline
from services.adapters.local_ai.features import features_of
from services.adapters.local_ai.intent_model import IntentModel
from services.adapters.local_ai.latin_languages import detect_latin
from services.adapters.local_ai.risk_model import RiskModel
from services.adapters.local_ai.tone_model import ToneModel
from services.rules import language
from services.rules.buying_signals import find_buying_signals
from services.rules.intent_level import Signs, level_of
from services.rules.need import states_need
from services.rules.objections import find_objections
from services.rules.opt_out import asks_to_stop
from services.rules.person_request import asks_for_person
from services.rules.reading import Evidence, Extracted, Intent, IntentLevel, Reading
from services.rules.sensitive import find_sensitive
from services.rules.small_talk import is_small_talk
from services.rules.turn_text import TurnText

PROVIDER = "local"
LEAST_SURE = 0.6  # below it an intent is a guess (policies.md, Escalation)
LEAST_FOR_COMMITMENT = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalReader:
    """Reads turns; its parts are read-only after loading, so threads may share it."""

    intents: IntentModel
    tones: ToneModel
    risks: RiskModel

    @classmethod
    def load(cls, *, use_embeddings: bool) -> Self:
        """Load the weights that ship with the package; embeddings add about 50 MB and 15–40 ms a message."""
        intents = IntentModel.load(use_embeddings=use_embeddings)
        return cls(intents=intents, tones=ToneModel.load(), risks=RiskModel.load())

    @property
    def model(self) -> str:
        """The version that decision records name: a digest of all weights."""
        return self.intents.version

    def read(self, turn: TurnText) -> Reading:
        """The reading of a turn; its words of evidence are exact substrings of the messages."""
        text = turn.text
        features = features_of(text)
        intent, confidence = self.intents.read(text, features)
        spoken = language.detect(text, turn.language_so_far, latin=detect_latin)
        sensitive = tuple(sorted({*find_sensitive(text), *self.risks.read(features)}, key=str))
        objections, signals = find_objections(text), find_buying_signals(text)
        budget, timeline = read_budget(turn), read_timeline(turn)
        small_talk = is_small_talk(text)
        signs = Signs(
            intents=() if small_talk else _sure_intents(intent, confidence),
            buying_signals=frozenset(signals),
            objections=frozenset(objections),
            budget=budget.value,
            timeline=timeline.value,
            is_sensitive=bool(sensitive),
            states_need=states_need(text),
        )
        return Reading(
            language=spoken.code,
            is_hinglish=spoken.is_hinglish,
            intent=intent,
            tone=self.tones.read(features),
            confidence_millis=round(confidence * 1000),
            intent_level=_with_words(level_of(signs), turn),
            budget=budget,
            timeline=timeline,
            objections=objections,
            buying_signals=signals,
            sensitive=sensitive,
            opted_out=asks_to_stop(text, language=turn.language_so_far),
            asks_for_person=asks_for_person(text),
            is_small_talk=small_talk,
            provider=PROVIDER,
        )


def _sure_intents(intent: Intent, confidence: float) -> tuple[Intent, ...]:
    """The intent where it may raise the level; a wish to buy read from words alone must be near certain."""
    least = LEAST_FOR_COMMITMENT if intent is Intent.BUYING_INTENT else LEAST_SURE
    return (intent,) if confidence >= least else ()


def _with_words(level: IntentLevel, turn: TurnText) -> Extracted[IntentLevel]:
    """The level with the turn's last message as its words: a level follows from all of it."""
    if level is IntentLevel.UNKNOWN or not turn.messages:
        return Extracted(value=IntentLevel.UNKNOWN)
    last = turn.messages[-1]
    return Extracted(value=level, evidence=Evidence(text=last.text, message_id=last.id))
