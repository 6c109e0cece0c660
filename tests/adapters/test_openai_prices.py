"""What a call costs."""

import pytest

from services.adapters.openai.prices import Usage, cost_micro_usd


@pytest.mark.parametrize(
    ("model", "usage", "micro_usd"),
    [
        pytest.param("gpt-4o-mini", Usage(prompt_tokens=1_000_000), 150_000, id="a million prompt tokens"),
        pytest.param("gpt-4o-mini", Usage(completion_tokens=1_000_000), 600_000, id="a million completion tokens"),
        pytest.param("gpt-4o-mini-2024-07-18", Usage(prompt_tokens=1_000), 150, id="dated snapshot"),
        pytest.param("gpt-4o-mini", Usage(prompt_tokens=1_000, cached_tokens=1_000), 75, id="cached at half price"),
        pytest.param("gpt-4o-mini", Usage(prompt_tokens=1), 1, id="rounded up"),
        pytest.param("gpt-4o-mini", Usage(), 0, id="nothing used"),
        pytest.param("house-model", Usage(prompt_tokens=1_000), 0, id="model without a price"),
    ],
)
def test_cost_follows_the_price_table(model, usage, micro_usd):
    assert cost_micro_usd(model, usage) == micro_usd
