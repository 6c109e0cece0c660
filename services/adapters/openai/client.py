"""One call to the language model within a deadline; every way it can go wrong becomes NoAnswer with a closed word.

Chat completions rather than responses: they have a seed, log-probabilities beside the text and a finish_reason that
says when an answer was cut, and they are what Azure and compatible servers speak. One call needs no stored state.
"""

import asyncio
from collections.abc import Callable

import openai

from services.adapters.openai.breaker import Breaker
from services.adapters.openai.failures import FallbackReason, NoAnswer
from services.adapters.openai.hedge import Pace, hedged
from services.adapters.openai.parse import Answer, read_answer
from services.adapters.openai.prompt import Prompt
from services.adapters.openai.refusals import no_answer

# The patience of callers who name none: replays, and people who wait for a suggestion.
DEADLINE_SECONDS = 2.5
# A form takes about 100 tokens and a reply 50; quotations in Indic scripts cost more. Beyond this something is wrong.
MAX_OUTPUT_TOKENS = 400
SEED = 7  # best effort at the same answer to the same turn


class ChatClient:
    """Calls one model; not a reasoning one: those refuse temperature and logprobs, and miss the deadline."""

    def __init__(
        self, *, api_key: str, base_url: str | None, model: str, deadline_seconds: float, monotonic: Callable[[], float]
    ) -> None:
        self.model = model
        self._deadline_seconds = deadline_seconds
        self._monotonic = monotonic
        self._breaker = Breaker(monotonic)
        self._pace = Pace()
        # No retries of the SDK's: it would retry insufficient_quota, and its pauses do not know the deadline.
        self._sdk = openai.AsyncOpenAI(api_key=api_key, base_url=base_url, max_retries=0, timeout=deadline_seconds)

    @property
    def parameters(self) -> dict[str, object]:
        """How the model is asked, as decision records name it."""
        return {"temperature": 0, "seed": SEED, "max_tokens": MAX_OUTPUT_TOKENS}

    async def close(self) -> None:
        """Close the connections."""
        await self._sdk.close()

    async def ask(self, prompt: Prompt, conversation: str, seconds: float | None = None) -> Answer:
        """Return the answer to a prompt within `seconds`, or the client's own patience. Raises NoAnswer."""
        if self._breaker.is_open:
            raise NoAnswer(FallbackReason.RESTING)
        patience = self._deadline_seconds if seconds is None else seconds
        began = self._monotonic()
        try:
            answer = await self._in_time(prompt, conversation, patience)
        except NoAnswer as failure:
            self._breaker.note_failure(failure)
            raise
        self._breaker.note_answer()
        self._pace.note(self._monotonic() - began)
        return answer

    async def _in_time(self, prompt: Prompt, conversation: str, patience: float) -> Answer:
        async def once() -> Answer:
            return await self._repeated_once(prompt, conversation, patience)

        try:
            async with asyncio.timeout(patience):
                return await hedged(once, after=self._pace.hedge_seconds)
        except (TimeoutError, openai.APITimeoutError) as error:
            raise NoAnswer(FallbackReason.DEADLINE) from error
        except openai.APIError as error:
            raise no_answer(error) from error

    async def _repeated_once(self, prompt: Prompt, conversation: str, patience: float) -> Answer:
        """A kept-alive connection may have died unseen: try a fresh one while half of the time is left."""
        began = self._monotonic()
        try:
            return await self._call(prompt, conversation, patience)
        except openai.APITimeoutError:
            raise
        except openai.APIConnectionError:
            if self._monotonic() - began > patience / 2:
                raise
            return await self._call(prompt, conversation, patience)

    async def _call(self, prompt: Prompt, conversation: str, patience: float) -> Answer:
        raw = await self._sdk.chat.completions.with_raw_response.create(
            model=self.model,
            messages=[
                {"role": "system", "content": prompt.instruction},
                {"role": "user", "content": conversation},
            ],
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "reading", "strict": True, "schema": prompt.schema},
            },
            max_completion_tokens=MAX_OUTPUT_TOKENS,
            temperature=0,
            logprobs=True,
            seed=SEED,
            store=False,
            timeout=patience,
        )
        return read_answer(raw.text, prompt.shape)
