"""The weights of a local model on disk: numbers in .npz, names in JSON inside it; nothing is ever unpickled."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A linear model over counted features: idf per feature, coefficients (features × classes), intercepts."""

    classes: tuple[str, ...]
    features: tuple[str, ...]
    idf: NDArray[np.floating[Any]]
    coefficients: NDArray[np.floating[Any]]
    intercepts: NDArray[np.floating[Any]]
    temperature: float


def save(folder: Path, name: str, weights: Weights) -> None:
    """Write `name`.npz; half precision is enough and halves the file."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {"classes": weights.classes, "features": weights.features, "temperature": weights.temperature}
    np.savez_compressed(
        folder / f"{name}.npz",
        names=np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), dtype=np.uint8),
        idf=weights.idf.astype(np.float16),
        coefficients=weights.coefficients.astype(np.float16),
        intercepts=weights.intercepts.astype(np.float32),
    )


def load(name: str, folder: Path = FOLDER) -> Weights:
    """Read `name`.npz; raises FileNotFoundError where it was never trained."""
    with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
        names = json.loads(stored["names"].tobytes())
        return Weights(
            classes=tuple(names["classes"]),
            features=tuple(names["features"]),
            idf=stored["idf"].astype(np.float32),
            coefficients=stored["coefficients"].astype(np.float32),
            intercepts=stored["intercepts"],
            temperature=names["temperature"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorWeights:
    """A linear model over sentence vectors; classes in the order of the counted model it is blended with."""

    mean: NDArray[np.floating[Any]]
    coefficients: NDArray[np.floating[Any]]
    intercepts: NDArray[np.floating[Any]]
    temperature: float  # of the blended scores

    def scores(self, vectors: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
        """One row of scores a row of vectors."""
        result: NDArray[np.floating[Any]] = (vectors - self.mean) @ self.coefficients + self.intercepts
        return result


def save_vectors(folder: Path, name: str, vectors: VectorWeights) -> None:
    """Write `name`.npz."""
    np.savez_compressed(
        folder / f"{name}.npz",
        mean=vectors.mean.astype(np.float32),
        coefficients=vectors.coefficients.astype(np.float32),
        intercepts=vectors.intercepts.astype(np.float32),
        temperature=np.float64(vectors.temperature),
    )


def load_vectors(name: str, folder: Path = FOLDER) -> VectorWeights:
    """Read `name`.npz; raises FileNotFoundError where it was never trained."""
    with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
        return VectorWeights(
            mean=stored["mean"],
            coefficients=stored["coefficients"],
            intercepts=stored["intercepts"],
            temperature=float(stored["temperature"]),
        )
