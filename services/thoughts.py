"""What a language model makes of a turn before the turn closes: in the making in this process, or kept for any.

A thought belongs to exactly what it was thought of: a further message, another fact or prompt, and it is not found.
It is kept sealed under the contact's key, so that an erasure ends it too.
"""

import asyncio
import base64
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from services.crypto import Field, Purpose
from services.errors import DecryptionError
from services.ports import Asking, EngineReading, ThoughtStore
from services.rules.turn_text import TurnText
from services.subject_keys import Subject

# No column of a table: it names the place that a thought is sealed for.
THOUGHT = Field(table="thought", column="reading", purpose=Purpose.MESSAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is thought of: a conversation, and the hash of everything that the model is given."""

    conversation_id: UUID
    input_hash: str
    subject: Subject

    @property
    def name(self) -> str:
        """Under which it is kept: the last thought of a conversation is the only one that counts."""
        return str(self.conversation_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    input_hash: str
    prompt_hash: str
    reading: EngineReading


_KEPT = TypeAdapter(_Kept)
_TEXT, _ASKING = TypeAdapter(TurnText), TypeAdapter(Asking)


def input_hash(text: TurnText, asking: Asking) -> str:
    """The hash of a turn and of how a model is asked about it, whatever the time it is given."""
    given = _TEXT.dump_json(text) + b"\0" + _ASKING.dump_json(replace(asking, seconds=None))
    return hashlib.sha256(given).hexdigest()


@dataclass(slots=True)
class Thoughts:
    """Begins thoughts, keeps good ones, and finds them again; `store` is shared by all processes."""

    store: ThoughtStore
    _in_hand: dict[str, tuple[str, "asyncio.Task[EngineReading]"]] = field(default_factory=dict)

    async def think(self, about: About, make: Callable[[], Awaitable[EngineReading]]) -> None:
        """Think of a turn until it is done; an older thought of the conversation is given up."""
        if before := self._in_hand.pop(about.name, None):
            before[1].cancel()
        task = asyncio.ensure_future(make())
        self._in_hand[about.name] = (about.input_hash, task)
        try:
            await asyncio.wait([task])
            if not task.cancelled() and task.exception() is None:
                await self._keep(about, task.result())
        finally:
            task.cancel()
            if self._in_hand.get(about.name, ("", None))[1] is task:
                del self._in_hand[about.name]

    async def recall(self, about: About, *, seconds: float) -> EngineReading | None:
        """Return what was thought of exactly this, waiting for a thought in hand; None where there is none.

        Raises TimeoutError where it takes longer than `seconds`.
        """
        thought_of, task = self._in_hand.get(about.name, ("", None))
        if task and thought_of == about.input_hash:
            async with asyncio.timeout(seconds):
                await asyncio.wait([task])
            if not task.cancelled() and task.exception() is None:
                return task.result()
        return await self._kept(about)

    async def _keep(self, about: About, reading: EngineReading) -> None:
        # What failed is tried again when the turn closes.
        if reading.fallback_reason or about.subject.is_erased:
            return
        hashed = base64.b64encode(reading.prompt_hash or b"").decode()
        kept = _Kept(input_hash=about.input_hash, prompt_hash=hashed, reading=replace(reading, prompt_hash=None))
        sealed = about.subject.seal_bytes(THOUGHT, about.conversation_id, _KEPT.dump_json(kept))
        await self.store.keep(about.name, sealed)

    async def _kept(self, about: About) -> EngineReading | None:
        sealed = await self.store.find(about.name)
        if sealed is None:
            return None
        try:
            kept = _KEPT.validate_json(about.subject.open_bytes(THOUGHT, about.conversation_id, sealed))
        except (DecryptionError, ValidationError):
            # Of an earlier version, or of before an erasure: as good as none.
            return None
        if kept.input_hash != about.input_hash:
            return None
        return replace(kept.reading, prompt_hash=base64.b64decode(kept.prompt_hash) or None)
