"""Sensitive topics that no pattern foresaw, by the trained model; `rules.sensitive` finds the others."""

from dataclasses import dataclass
from typing import Self

from services.adapters.local_ai import weights
from services.adapters.local_ai.classifier import Classifier
from services.rules.reading import SensitiveTopic

NO_RISK = "none"
# A missed emergency costs more than a message reviewed in vain, so the bar is low.
LEAST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskModel:
    """Reads sensitive topics."""

    classifier: Classifier

    @classmethod
    def load(cls) -> Self:
        """Load the shipped weights."""
        return cls(classifier=Classifier(weights.load("risk")))

    def read(self, features: list[str]) -> tuple[SensitiveTopic, ...]:
        """The likeliest topic where any topic at all is likely enough, else none."""
        answer = self.classifier.probabilities(features)
        if 1 - answer.pop(NO_RISK) < LEAST:
            return ()
        return (SensitiveTopic(max(answer, key=answer.__getitem__)),)
