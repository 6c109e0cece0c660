"""Reads a turn with a language model, which may also propose the reply, and with the local engine whenever it fails.

The cascade and the fall back are here; the call is `client.py`'s, belief `combine.py`'s. Where the reply is not the
model's to write, it is asked only where the local engine is not sure.
"""

import time
from collections.abc import Callable
from dataclasses import replace

import structlog

from services.adapters.openai.client import DEADLINE_SECONDS, ChatClient
from services.adapters.openai.combine import PROVIDER, combine
from services.adapters.openai.failures import NoAnswer
from services.adapters.openai.parse import Answer
from services.adapters.openai.prices import Usage, cost_micro_usd, price_of
from services.adapters.openai.prompt import ACTIVE_PROMPT, READS_ONLY, Prompt, conversation, load_prompt
from services.adapters.openai.proposed import proposal_of
from services.ports import ASKING, Asking, EngineReading, ReadingEngine
from services.rules.reading import Reading
from services.rules.turn_text import TurnText

SURE_MILLIS = 800  # from here the local model is right 19 times in 20: no call (intelligence.md, cascade)

log = structlog.get_logger()


class OpenAiEngine:
    """Implements ReadingEngine; `fallback` is the local engine, which reads every turn first and is free of charge.

    Budget and timeline that the local parsers found as the contact's own figure take precedence over the model's: they
    are more reliable. Opt-out, sensitive topics and the wish for a person found by local rules always stand.
    """

    def __init__(
        self,
        api_key: str,
        base_url: str | None,
        *,
        model: str,
        fallback: ReadingEngine,
        deadline_seconds: float = DEADLINE_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fallback = fallback
        self._monotonic = monotonic
        self._client = ChatClient(
            api_key=api_key, base_url=base_url, model=model, deadline_seconds=deadline_seconds, monotonic=monotonic
        )
        if price_of(model) is None:
            log.warning("openai.price_unknown", model=model, cost="recorded as 0")

    async def close(self) -> None:
        """Close the connections to the service."""
        await self._client.close()

    def read_safety(self, turn: TurnText) -> EngineReading:
        """What the free local rules find."""
        return self._fallback.read_safety(turn)

    @property
    def model(self) -> str:
        """The language model that is asked."""
        return self._client.model

    async def ask(self, turn: TurnText, prompt: str) -> EngineReading:
        """Return the model's reading whatever the local engine says; raises NoAnswer."""
        began = self._monotonic()
        local = await self._fallback.read(turn)
        read = await self._asked(turn, local, load_prompt(prompt), ASKING)
        return replace(read, latency_ms=round(1000 * (self._monotonic() - began)))

    async def read(self, turn: TurnText, asking: Asking = ASKING) -> EngineReading:
        """Return the model's reading, or the local one: untouched where it suffices, else with `fallback_reason`."""
        began = self._monotonic()
        local = await self._fallback.read(turn)
        prompt = _prompt_for(asking)
        if not _may_add(local.reading, turn, prompt):
            return local
        try:
            read = await self._asked(turn, local, prompt, self._left_of(asking, began))
        except NoAnswer as failure:
            read = self._fall_back(local, failure)
        return replace(read, latency_ms=round(1000 * (self._monotonic() - began)))

    def _left_of(self, asking: Asking, began: float) -> Asking:
        """The same question, with the time that the local reading took already spent."""
        if asking.seconds is None:
            return asking
        return replace(asking, seconds=max(asking.seconds - (self._monotonic() - began), 0.0))

    async def _asked(self, turn: TurnText, local: EngineReading, prompt: Prompt, asking: Asking) -> EngineReading:
        brief = asking.brief if prompt.writes else None
        answer = await self._client.ask(prompt, conversation(turn, brief), asking.seconds)
        return EngineReading(
            reading=combine(turn, local.reading, answer),
            provider=PROVIDER,
            model=answer.model,
            raw_output=answer.content,
            parameters=self._client.parameters | _told_apart(local, answer),
            prompt_hash=prompt.hash,
            model_tokens=answer.usage.total_tokens,
            cost_micro_usd=cost_micro_usd(self._client.model, answer.usage),
            proposal=proposal_of(answer.form, brief) if brief else None,
        )

    def _fall_back(self, local: EngineReading, failure: NoAnswer) -> EngineReading:
        """The local reading, with the tokens that were billed although nothing usable came of them."""
        log.info("openai.fell_back", reason=failure.reason, model=self._client.model)
        usage = failure.usage or Usage()
        return replace(
            local,
            fallback_reason=failure.reason,
            model_tokens=usage.total_tokens,
            cost_micro_usd=cost_micro_usd(self._client.model, usage),
        )


def _told_apart(local: EngineReading, answer: Answer) -> dict[str, object]:
    """What both readers said of the intent before they were combined."""
    return {
        "sure_millis": SURE_MILLIS,
        "local_model": local.model,
        "local_intent": local.reading.intent.value,
        "local_millis": local.reading.confidence_millis,
        "stated_intent": answer.form.intent.value,
        "stated_millis": answer.intent_millis,
    }


def _prompt_for(asking: Asking) -> Prompt:
    """The prompt that was asked for; where nothing is to be written, one that only reads."""
    prompt = load_prompt(asking.prompt or ACTIVE_PROMPT)
    return load_prompt(READS_ONLY) if prompt.writes and asking.brief is None else prompt


def _may_add(reading: Reading, turn: TurnText, prompt: Prompt) -> bool:
    """Whether a model could add anything: to the reply wherever one is due, to the reading where it is not certain."""
    if reading.opted_out or reading.is_small_talk or not turn.text.strip():
        return False
    if prompt.writes:
        # What the rules find of these goes to a person, with a fixed text.
        return not reading.sensitive and not reading.asks_for_person
    return reading.confidence_millis < SURE_MILLIS
