"""How strong the wish to buy is."""

import pytest

from services.rules.intent_level import Signs, level_of
from services.rules.reading import BudgetBand, BuyingSignal, Intent, IntentLevel, Objection, Timeline

READY = frozenset({BuyingSignal.READY_TO_BUY})
NO_NEED = frozenset({Objection.NEED})


@pytest.mark.parametrize(
    ("signs", "level"),
    [
        pytest.param(Signs(buying_signals=READY), IntentLevel.HIGH, id="a step of commitment"),
        pytest.param(Signs(intents=(Intent.BUYING_INTENT,)), IntentLevel.HIGH, id="a wish to buy"),
        pytest.param(Signs(budget=BudgetBand.FROM_1K_TO_5K), IntentLevel.MEDIUM, id="a budget without commitment"),
        pytest.param(Signs(intents=(Intent.INFORMATION,)), IntentLevel.MEDIUM, id="a question"),
        pytest.param(Signs(objections=NO_NEED), IntentLevel.LOW, id="no need"),
        pytest.param(Signs(timeline=Timeline.EXPLORING), IntentLevel.LOW, id="only looking"),
        pytest.param(Signs(is_sensitive=True, buying_signals=READY), IntentLevel.LOW, id="a threat is no wish to buy"),
        pytest.param(Signs(), IntentLevel.UNKNOWN, id="nothing said"),
    ],
)
def test_level_follows_from_signs(signs: Signs, level: IntentLevel) -> None:
    assert level_of(signs) is level
