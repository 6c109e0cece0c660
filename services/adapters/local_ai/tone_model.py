"""The visible tone of a message by the trained model; neutral unless it is fairly sure."""

from dataclasses import dataclass
from typing import Self

from services.adapters.local_ai import weights
from services.adapters.local_ai.classifier import Classifier
from services.rules.reading import Tone

# Below this a tone is not visible enough to act on.
_LEAST = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneModel:
    """Reads tones."""

    classifier: Classifier

    @classmethod
    def load(cls) -> Self:
        """Load the shipped weights."""
        return cls(classifier=Classifier(weights.load("tone")))

    def read(self, features: list[str]) -> Tone:
        """The tone of the message with these features."""
        answer = self.classifier.probabilities(features)
        best = max(answer, key=answer.__getitem__)
        return Tone(best) if answer[best] >= _LEAST else Tone.NEUTRAL
