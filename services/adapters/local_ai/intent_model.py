"""The intent of a message with its calibrated probability: counted features, and sentence vectors where switched on."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from services.adapters.local_ai import weights
from services.adapters.local_ai.calibration import probabilities
from services.adapters.local_ai.classifier import Classifier
from services.adapters.local_ai.sentence_vectors import vectors_of
from services.rules.reading import Intent


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentModel:
    """Reads intents; `vectors` is None where embeddings are switched off."""

    classifier: Classifier
    vectors: weights.VectorWeights | None
    version: str

    @classmethod
    def load(cls, *, use_embeddings: bool, folder: Path = weights.FOLDER) -> Self:
        """Load the shipped weights, or those of another folder."""
        vectors = weights.load_vectors("intent_vectors", folder) if use_embeddings else None
        return cls(classifier=Classifier(weights.load("intent", folder)), vectors=vectors, version=digest())

    def read(self, text: str, features: list[str]) -> tuple[Intent, float]:
        """The likeliest intent and its probability; `features` are those of the text."""
        chances = self._probabilities(text, features)
        best = int(np.argmax(chances))
        return Intent(self.classifier.classes[best]), float(chances[best])

    def _probabilities(self, text: str, features: list[str]) -> NDArray[np.floating[Any]]:
        counted = self.classifier.scores(features)
        if self.vectors is None:
            return probabilities(counted, self.classifier.temperature)
        blended = blend(counted, self.vectors.scores(vectors_of([_gist(text)]))[0])
        return probabilities(blended, self.vectors.temperature)


# Embedding takes time with the length: 4,096 letters take seconds, and say no more of what is wanted than these.
_HEAD, _TAIL = 350, 150


def _gist(text: str) -> str:
    """How a long message begins and ends, which is where people say what they want."""
    return text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"


# Chosen on held-out folds of the training split; flat between 1 and 2.
_COUNTED_WEIGHT = 1.5


def blend(counted: NDArray[np.floating[Any]], embedded: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """The scores of both views together."""
    result: NDArray[np.floating[Any]] = _COUNTED_WEIGHT * counted + embedded
    return result


def digest() -> str:
    """A short name of the shipped weights, different for every training."""
    content = hashlib.sha256()
    for path in sorted(weights.FOLDER.glob("*.npz")):
        content.update(path.read_bytes())
    return f"local-{content.hexdigest()[:12]}"
