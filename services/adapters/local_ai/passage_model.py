"""Puts sentences and questions where they can be compared: the bundled embedding model, and the language detector."""

import asyncio
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.adapters.local_ai.latin_languages import detect_latin
from services.adapters.local_ai.sentence_vectors import passage_vectors_of, vectors_of
from services.rules import language

_HINGLISH = "hinglish"
# One call keeps readers of messages waiting: short batches let them in between.
_BATCH = 2


class PassageModel:
    """multilingual-e5-small tells questions from passages by a prefix; each has its own method."""

    async def question(self, text: str) -> NDArray[np.floating[Any]]:
        """The vector of a question, of length 1."""
        found = await asyncio.to_thread(vectors_of, [text])
        return found.reshape(-1)

    async def sentences(self, texts: Sequence[str]) -> NDArray[np.floating[Any]]:
        """One vector of length 1 a sentence."""
        batches = [list(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return np.vstack([await asyncio.to_thread(passage_vectors_of, batch) for batch in batches])

    def language_of(self, text: str) -> str:
        """The language a passage is written in, as replies name it; "und" for none that is known."""
        spoken = language.detect(text, None, latin=detect_latin)
        return _HINGLISH if spoken.is_hinglish else spoken.code
