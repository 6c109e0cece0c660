"""The card of the local models: what they were trained on and how they score on the corpus's own test split."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from services.adapters.local_ai.calibration import calibration_error
from services.adapters.local_ai.classifier import Classifier
from services.adapters.local_ai.features import features_of
from services.adapters.local_ai.intent_model import IntentModel
from services.adapters.local_ai.weights import load

_CONFIDENT = 0.8  # where the cascade trusts the local model alone (intelligence.md)
_Z = 1.96  # 95 % intervals
_BINS = 10


Answer = tuple[str, float]  # a label and its probability


class Labelled(Protocol):
    """What the card needs of an example."""

    @property
    def text(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def intent(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def risk(self) -> str: ...
    @property
    def is_test(self) -> bool: ...


def card_of(examples: Sequence[Labelled], folder: Path, trained_at: datetime) -> dict[str, Any]:
    """The card of the weights in the folder as JSON values; intervals are 95 % by Wilson."""
    learned = [example for example in examples if not example.is_test]
    tested = [example for example in examples if example.is_test]
    return {
        "trained_at": trained_at.isoformat(timespec="seconds"),
        "trained_on": {
            "corpus": "corpus/messages, split train",
            "messages": len(learned),
            "by_language": dict(Counter(example.lang for example in learned).most_common()),
            "by_intent": dict(Counter(example.intent for example in learned).most_common()),
        },
        "tested_on": {"corpus": "corpus/messages, split test", "messages": len(tested)},
        "models": {
            "intent": _scores(_intent_answers(tested, folder, use_embeddings=False), "intent", tested),
            "intent_with_embeddings": _scores(_intent_answers(tested, folder, use_embeddings=True), "intent", tested),
            "tone": _scores(_answers(tested, folder, "tone"), "tone", tested),
            "risk": _scores(_answers(tested, folder, "risk"), "risk", tested),
        },
    }


def _intent_answers(tested: Sequence[Labelled], folder: Path, *, use_embeddings: bool) -> list[Answer]:
    model = IntentModel.load(use_embeddings=use_embeddings, folder=folder)
    return [model.read(example.text, features_of(example.text)) for example in tested]


def _answers(tested: Sequence[Labelled], folder: Path, name: str) -> list[Answer]:
    classifier = Classifier(load(name, folder))
    chances = [classifier.probabilities(features_of(example.text)) for example in tested]
    return [max(answer.items(), key=lambda item: item[1]) for answer in chances]


def _scores(answers: Sequence[Answer], field: str, tested: Sequence[Labelled]) -> dict[str, Any]:
    gold = [getattr(example, field) for example in tested]
    guessed = [label for label, _ in answers]
    confidences = np.array([confidence for _, confidence in answers])
    correct = np.array([g == p for g, p in zip(gold, guessed, strict=True)])
    sure = confidences >= _CONFIDENT
    return {
        "macro_f1": round(macro_f1(gold, guessed), 3),
        "accuracy": _share(int(correct.sum()), len(correct)),
        "calibration_error": round(calibration_error(confidences, correct), 3),
        "at_confidence_0_8": {
            "coverage": round(float(sure.mean()), 3),
            "precision": _share(int(correct[sure].sum()), int(sure.sum())),
        },
        "by_class": _by_class(gold, guessed),
        "calibration_curve": _curve(confidences, correct),
        "accuracy_by_language": _by_language(tested, correct.tolist()),
    }


def macro_f1(gold: Sequence[str], guessed: Sequence[str]) -> float:
    """The mean of the F1 scores of the classes that occur in the gold labels."""
    pairs = Counter(zip(gold, guessed, strict=True))
    wanted, given = Counter(gold), Counter(guessed)
    return sum(2 * pairs[c, c] / (wanted[c] + given[c]) for c in wanted) / len(wanted)


def _by_class(gold: Sequence[str], guessed: Sequence[str]) -> dict[str, Any]:
    """Precision, recall and F1 of each class that occurs, the most frequent first."""
    pairs = Counter(zip(gold, guessed, strict=True))
    wanted, given = Counter(gold), Counter(guessed)
    return {
        name: {
            "precision": _share(pairs[name, name], given[name]),
            "recall": _share(pairs[name, name], total),
            "f1": round(2 * pairs[name, name] / (total + given[name]), 3),
        }
        for name, total in wanted.most_common()
    }


def _curve(confidences: NDArray[np.floating[Any]], correct: NDArray[np.bool_]) -> list[dict[str, Any]]:
    """How many readings of about each confidence are right, in ten equal bins; empty ones are left out."""
    bins = np.clip(np.ceil(confidences * _BINS).astype(int), 1, _BINS)
    points = []
    for number in sorted(set(bins.tolist())):
        chosen = bins == number
        right = _share(int(correct[chosen].sum()), int(chosen.sum()))
        points.append({"confidence": round(float(confidences[chosen].mean()), 3), "right": right})
    return points


def _by_language(tested: Sequence[Labelled], correct: Sequence[bool]) -> dict[str, Any]:
    hits: dict[str, list[bool]] = defaultdict(list)
    for example, is_correct in zip(tested, correct, strict=True):
        hits[example.lang].append(is_correct)
    largest_first = sorted(hits.items(), key=lambda item: -len(item[1]))
    return {lang: _share(sum(values), len(values)) for lang, values in largest_first}


def _share(hits: int, total: int) -> dict[str, float | int]:
    """A share with its Wilson interval and the count it rests on."""
    if not total:
        return {"share": 0.0, "low": 0.0, "high": 1.0, "of": 0}
    share, square = hits / total, _Z * _Z / total
    centre = (share + square / 2) / (1 + square)
    half = math.sqrt(share * (1 - share) * square + square * square / 4) / (1 + square)
    return {"share": round(share, 3), "low": round(centre - half, 3), "high": round(centre + half, 3), "of": total}
