"""Puts a text in other words with one call; what comes back is checked by rules before anybody sees it."""

import asyncio
import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path

import openai

from services.adapters.openai.breaker import Breaker
from services.adapters.openai.combine import PROVIDER
from services.adapters.openai.failures import FallbackReason, NoAnswer
from services.adapters.openai.parse import TextAnswer, read_text
from services.adapters.openai.prices import cost_micro_usd
from services.adapters.openai.refusals import no_answer
from services.ports import WritingTask, Written

PROMPT = "copilot_v1"
# A person waits for it and has the text to send without it.
DEADLINE_SECONDS = 8.0
# The longest message in a script that takes a token for each character.
MAX_OUTPUT_TOKENS = 4096
SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
_FOLDER = Path(__file__).parent / "prompts"


class OpenAiWriter:
    """Implements WritingEngine."""

    def __init__(
        self,
        api_key: str,
        base_url: str | None,
        *,
        model: str,
        deadline_seconds: float = DEADLINE_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._deadline_seconds = deadline_seconds
        self._monotonic = monotonic
        self._breaker = Breaker(monotonic)
        self._instruction = (_FOLDER / f"{PROMPT}.md").read_text(encoding="utf-8")
        self._hash = hashlib.sha256(f"{self._instruction}\0{json.dumps(SCHEMA)}".encode()).digest()
        self._sdk = openai.AsyncOpenAI(api_key=api_key, base_url=base_url, max_retries=0, timeout=deadline_seconds)

    async def close(self) -> None:
        """Close the connections."""
        await self._sdk.close()

    async def write(self, task: WritingTask) -> Written:
        """Return the text in other words. Raises NoAnswer."""
        if self._breaker.is_open:
            raise NoAnswer(FallbackReason.RESTING)
        began = self._monotonic()
        try:
            answer = await self._in_time(task)
        except NoAnswer as failure:
            self._breaker.note_failure(failure)
            raise
        self._breaker.note_answer()
        return Written(
            text=answer.text,
            provider=PROVIDER,
            model=answer.model,
            prompt_hash=self._hash,
            latency_ms=round(1000 * (self._monotonic() - began)),
            model_tokens=answer.usage.total_tokens,
            cost_micro_usd=cost_micro_usd(self._model, answer.usage),
        )

    async def _in_time(self, task: WritingTask) -> TextAnswer:
        try:
            async with asyncio.timeout(self._deadline_seconds):
                return await self._call(task)
        except (TimeoutError, openai.APITimeoutError) as error:
            raise NoAnswer(FallbackReason.DEADLINE) from error
        except openai.APIError as error:
            raise no_answer(error) from error

    async def _call(self, task: WritingTask) -> TextAnswer:
        raw = await self._sdk.chat.completions.with_raw_response.create(
            model=self._model,
            messages=[{"role": "system", "content": self._instruction}, {"role": "user", "content": _fenced(task)}],
            response_format={"type": "json_schema", "json_schema": {"name": "text", "strict": True, "schema": SCHEMA}},
            max_completion_tokens=MAX_OUTPUT_TOKENS,
            temperature=0,
            store=False,
        )
        return read_text(raw.text)


def _fenced(task: WritingTask) -> str:
    said = {"task": task.task, "language": task.language, "text": task.text}
    data = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
    return f"<text>\n{data}\n</text>"
