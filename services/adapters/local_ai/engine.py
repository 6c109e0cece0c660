"""The local reader as a `ReadingEngine`: in a thread where embeddings take their time, else on the loop."""

import asyncio
import json
import time
from dataclasses import asdict

from services.adapters.local_ai.latin_languages import detect_latin
from services.adapters.local_ai.reader import PROVIDER, LocalReader
from services.ports import ASKING, Asking, EngineReading
from services.rules import language
from services.rules.opt_out import asks_to_stop
from services.rules.person_request import asks_for_person
from services.rules.reading import Intent, Reading
from services.rules.sensitive import find_sensitive
from services.rules.turn_text import TurnText

RULES_MODEL = "rules"


class LocalEngine:
    """Reads with what ships with the product; never fails, never leaves the machine."""

    def __init__(self, *, use_embeddings: bool) -> None:
        self._reader = LocalReader.load(use_embeddings=use_embeddings)
        self._takes_long = use_embeddings

    @property
    def model(self) -> str:
        """The version of its weights."""
        return self._reader.model

    async def read(self, turn: TurnText, asking: Asking = ASKING) -> EngineReading:  # noqa: ARG002  # the port's
        """Return the local reading of a turn; no language model is asked."""
        started = time.monotonic()
        read = self._reader.read
        reading = await asyncio.to_thread(read, turn) if self._takes_long else read(turn)
        latency_ms = int((time.monotonic() - started) * 1000)
        return EngineReading(
            reading=reading,
            provider=PROVIDER,
            model=self._reader.model,
            raw_output=_as_json(reading),
            parameters={"embeddings": self._takes_long},
            latency_ms=latency_ms,
        )

    def read_safety(self, turn: TurnText) -> EngineReading:
        """Return what the rules alone find; its intent is no finding and has no confidence."""
        text = turn.text
        spoken = language.detect(text, turn.language_so_far, latin=detect_latin)
        reading = Reading(
            language=spoken.code,
            is_hinglish=spoken.is_hinglish,
            intent=Intent.INFORMATION,
            confidence_millis=0,
            sensitive=tuple(find_sensitive(text)),
            opted_out=asks_to_stop(text, language=turn.language_so_far),
            asks_for_person=asks_for_person(text),
            provider=RULES_MODEL,
        )
        return EngineReading(reading=reading, provider=PROVIDER, model=RULES_MODEL, raw_output=_as_json(reading))


def _as_json(reading: Reading) -> str:
    return json.dumps(asdict(reading), default=str, ensure_ascii=False)
