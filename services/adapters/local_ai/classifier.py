"""A linear text classifier over TF-IDF features, about a millisecond a message; scores and calibrated probabilities."""

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.adapters.local_ai.calibration import probabilities
from services.adapters.local_ai.weights import Weights


class Classifier:
    """Answers with one of its classes; reading only, so that threads may share it."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._index = {feature: i for i, feature in enumerate(weights.features)}
        self.classes = weights.classes
        self.temperature = weights.temperature

    def scores(self, features: list[str]) -> NDArray[np.floating[Any]]:
        """One score a class; with two classes the first is the negative of the second."""
        known = Counter(i for feature in features if (i := self._index.get(feature)) is not None)
        if not known:
            return self._weights.intercepts
        rows = np.fromiter(known, dtype=np.intp)
        counts = np.fromiter(known.values(), dtype=np.float32)
        values = (1 + np.log(counts)) * self._weights.idf[rows]
        values /= np.linalg.norm(values)
        result: NDArray[np.floating[Any]] = values @ self._weights.coefficients[rows] + self._weights.intercepts
        return result

    def probabilities(self, features: list[str]) -> dict[str, float]:
        """Calibrated probability of each class."""
        values = probabilities(self.scores(features), self._weights.temperature)
        return dict(zip(self.classes, values.tolist(), strict=True))
