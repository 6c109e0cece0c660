"""Makes probabilities honest: one temperature per model, and the figures that say how honest they are."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
_BINS = 10


def probabilities(scores: Floats, temperature: float) -> Floats:
    """Rows of scores as rows of probabilities; a temperature below 1 sharpens."""
    scaled = scores / temperature
    exponents = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    result: Floats = exponents / exponents.sum(axis=-1, keepdims=True)
    return result


def fit_temperature(scores: Floats, gold: NDArray[np.integer[Any]]) -> float:
    """The temperature with the smallest log loss over held-out scores, by a grid from 0.1 to 3."""
    rows = np.arange(len(gold))
    grid = np.geomspace(0.1, 3.0, 69)
    losses = [-np.log(probabilities(scores, t)[rows, gold] + 1e-12).mean() for t in grid]
    return float(grid[int(np.argmin(losses))])


def calibration_error(confidences: Floats, correct: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins, as eval/score.py counts it."""
    bins = np.clip(np.ceil(confidences * _BINS).astype(int), 1, _BINS)
    gaps = [
        (bins == b).mean() * abs(correct[bins == b].mean() - confidences[bins == b].mean()) for b in set(bins.tolist())
    ]
    return float(sum(gaps))
