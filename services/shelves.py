"""The vectors of a tenant's passages in memory, and the search in them; their words stay encrypted in the database."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384
# The least recently asked tenant's shelf is dropped; a full one takes 1.5 KB a sentence.
MOST_SHELVES = 100

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredVectors:
    """Where a passage stands and the vectors of its sentences, float16 row after row."""

    document_id: UUID
    number: int
    language: str
    vectors: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence: its document, the number of its passage there, its own number in the passage."""

    document_id: UUID
    number: int
    sentence_number: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence and how near it is to a question, in thousandths of a cosine."""

    place: Place
    similarity_millis: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One version of a tenant's knowledge."""

    version: int
    places: tuple[Place, ...]
    matrix: Vectors

    @classmethod
    def of(cls, version: int, stored: Sequence[StoredVectors]) -> "Shelf":
        """The shelf of all passages of a tenant."""
        matrices = [unpack(one.vectors) for one in stored]
        places = [
            Place(document_id=one.document_id, number=one.number, sentence_number=row, language=one.language)
            for one, rows in zip(stored, matrices, strict=True)
            for row in range(len(rows))
        ]
        empty = np.zeros((0, DIMENSIONS), dtype=np.float32)
        return cls(version=version, places=tuple(places), matrix=np.vstack([empty, *matrices]))

    def nearest(self, question: Vectors, *, language: str | None, most: int) -> list[Hit]:
        """The sentences nearest to the question, in one language where one is given; the nearest first."""
        if not self.places:
            return []
        cosines = self.matrix @ question
        order = np.argsort(-cosines, kind="stable")
        hits = (Hit(place=self.places[at], similarity_millis=int(cosines[at] * 1000)) for at in order)
        return [hit for hit in hits if language in (None, hit.place.language)][:most]


@dataclass(slots=True)
class Shelves:
    """The shelves of the tenants that asked last, one version each."""

    _shelves: OrderedDict[UUID, Shelf] = field(default_factory=OrderedDict)

    def find(self, tenant_id: UUID, version: int) -> Shelf | None:
        """Return the tenant's shelf if it is of this version."""
        shelf = self._shelves.get(tenant_id)
        if shelf is None or shelf.version != version:
            return None
        self._shelves.move_to_end(tenant_id)
        return shelf

    def keep(self, tenant_id: UUID, shelf: Shelf) -> None:
        """Keep a shelf in place of an older one."""
        self._shelves[tenant_id] = shelf
        self._shelves.move_to_end(tenant_id)
        while len(self._shelves) > MOST_SHELVES:
            self._shelves.popitem(last=False)


def pack(vectors: Vectors) -> bytes:
    """Rows of numbers as they are stored: float16, little endian."""
    return vectors.astype("<f2").tobytes()


def unpack(stored: bytes) -> Vectors:
    """The rows that `pack` stored."""
    return np.frombuffer(stored, dtype="<f2").reshape(-1, DIMENSIONS).astype(np.float32)
