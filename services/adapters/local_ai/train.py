"""Trains the local models and writes their weights and card: `python -m services.adapters.local_ai.train`.

Reads corpus/messages/*.jsonl, split "train" only; the test split scores the result. Takes a few minutes.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from services.adapters.local_ai.calibration import fit_temperature
from services.adapters.local_ai.features import features_of
from services.adapters.local_ai.intent_model import blend
from services.adapters.local_ai.model_card import card_of
from services.adapters.local_ai.sentence_vectors import vectors_of
from services.adapters.local_ai.weights import FOLDER, VectorWeights, Weights, save, save_vectors

_FOLDS = 5
_SEED = 20261122
_VECTOR_SCALE = 5.0  # the centred vectors are short; logistic regression wants numbers near one
NO_RISK = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A labelled message of the corpus."""

    text: str
    lang: str
    intent: str
    tone: str
    risk: str
    is_test: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is learned: a field of the examples, the inverse of its regularisation and whether classes weigh equally."""

    field: str
    strength: float
    min_count: int = 2
    balanced: bool = True


TARGETS = (
    Target(field="intent", strength=8.0),
    Target(field="tone", strength=4.0),
    Target(field="risk", strength=8.0),
)


def load_examples(folder: Path) -> list[Example]:
    """All messages of the corpus files, in the order of file names."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    rows = map(json.loads, lines)
    return [
        Example(
            text=row["text"],
            lang=row["lang"],
            intent=row["intent"],
            tone=row["tone"],
            risk=row["high_risk"] or NO_RISK,
            is_test=row["split"] == "test",
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A counted model, with the scores it gave each example while that was held out."""

    weights: Weights
    held_out: NDArray[np.floating[Any]]
    gold: NDArray[np.integer[Any]]


def train(examples: Sequence[Example], target: Target) -> Trained:
    """A model for one target; the temperature is fitted on held-out folds, never on what a model has seen."""
    counter = CountVectorizer(analyzer=features_of, min_df=target.min_count, dtype=np.float32)
    counts = counter.fit_transform([example.text for example in examples])
    tfidf = TfidfTransformer(sublinear_tf=True)
    matrix: csr_matrix = tfidf.fit_transform(counts)
    labels = np.array([getattr(example, target.field) for example in examples])
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    held_out = cross_val_predict(_classifier(target), matrix, labels, cv=folds, method="decision_function")
    classifier = _classifier(target).fit(matrix, labels)
    gold = np.searchsorted(classifier.classes_, labels)
    weights = Weights(
        classes=tuple(classifier.classes_),
        features=tuple(counter.get_feature_names_out()),
        idf=tfidf.idf_.astype(np.float32),
        coefficients=classifier.coef_.T.astype(np.float32),
        intercepts=classifier.intercept_.astype(np.float32),
        temperature=fit_temperature(held_out, gold),
    )
    return Trained(weights=weights, held_out=held_out, gold=gold)


def train_vectors(examples: Sequence[Example], counted: Trained) -> VectorWeights:
    """Weights over sentence vectors for the intent, and the temperature of both views together."""
    raw = np.concatenate([vectors_of([example.text]) for example in examples])
    mean = raw.mean(axis=0)
    scaled = (raw - mean) * _VECTOR_SCALE
    labels = np.array([example.intent for example in examples])
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    held_out = cross_val_predict(_vector_classifier(), scaled, labels, cv=folds, method="decision_function")
    classifier = _vector_classifier().fit(scaled, labels)
    return VectorWeights(
        mean=mean,
        coefficients=classifier.coef_.T * _VECTOR_SCALE,
        intercepts=classifier.intercept_,
        temperature=fit_temperature(blend(counted.held_out, held_out), counted.gold),
    )


def _classifier(target: Target) -> Any:
    weight = "balanced" if target.balanced else None
    return LogisticRegression(C=target.strength, class_weight=weight, max_iter=400, tol=1e-3)


def _vector_classifier() -> Any:
    return LogisticRegression(C=1.0, class_weight="balanced", max_iter=500)


def main(argv: Sequence[str] | None = None) -> int:
    """Train every target and write weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/messages"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    arguments = parser.parse_args(argv)
    examples = load_examples(arguments.corpus)
    learned = [example for example in examples if not example.is_test]
    models = {target.field: train(learned, target) for target in TARGETS}
    for name, trained in models.items():
        save(arguments.out, name, trained.weights)
    save_vectors(arguments.out, "intent_vectors", train_vectors(learned, models["intent"]))
    card = card_of(examples, arguments.out, datetime.now(UTC))
    (arguments.out / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
