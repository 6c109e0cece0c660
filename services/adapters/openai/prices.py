"""What a call cost, from its token counts and a dated price table.

Standard tier of platform.openai.com/docs/pricing as of 2026-06-21; a change of price is a change of this file.
"""

import re
from dataclasses import dataclass

_SNAPSHOT = re.compile(r"-\d{4}-\d{2}-\d{2}$")  # gpt-4o-mini-2024-07-18 costs what gpt-4o-mini costs


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens of one call; the cached ones are part of the prompt's."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0

    @property
    def total_tokens(self) -> int:
        """What went in and came out."""
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Nano-dollars a token, which is dollars per thousand million tokens."""

    prompt: int
    cached: int
    completion: int


PRICES = {
    "gpt-4o-mini": Price(prompt=150, cached=75, completion=600),
    "gpt-4o": Price(prompt=2_500, cached=1_250, completion=10_000),
    "gpt-4.1": Price(prompt=2_000, cached=500, completion=8_000),
    "gpt-4.1-mini": Price(prompt=400, cached=100, completion=1_600),
    "gpt-4.1-nano": Price(prompt=100, cached=25, completion=400),
}


def price_of(model: str) -> Price | None:
    """The price of a model or of one of its dated snapshots, None where the table has none."""
    return PRICES.get(_SNAPSHOT.sub("", model))


def cost_micro_usd(model: str, usage: Usage) -> int:
    """The cost in millionths of a dollar, rounded up; 0 for a model without a known price."""
    price = price_of(model)
    if price is None:
        return 0
    fresh = usage.prompt_tokens - usage.cached_tokens
    nanos = fresh * price.prompt + usage.cached_tokens * price.cached + usage.completion_tokens * price.completion
    return -(-nanos // 1000)
