"""A contact's own budget, its band and the words that prove it."""

import pytest

from services.rules.budget import BudgetContext, currency_of_talk, find_budget
from services.rules.reading import BudgetBand

ASKED = BudgetContext(was_asked=True)
UNASKED = BudgetContext()


@pytest.mark.parametrize(
    ("text", "band", "evidence"),
    [
        pytest.param("around 45k", BudgetBand.UNDER_1K, "45k", id="tenant's currency"),
        pytest.param("1.5 lakh", BudgetBand.FROM_1K_TO_5K, "1.5 lakh", id="lakh"),
        pytest.param("3 cr max", BudgetBand.OVER_50K, "3 cr", id="crore"),
        pytest.param("twelve thousand dollars", BudgetBand.FROM_5K_TO_50K, "twelve thousand dollars", id="words"),
        pytest.param("€2.750", BudgetBand.FROM_1K_TO_5K, "€2.750", id="euros with a grouping point"),
        pytest.param("AED 30,000", BudgetBand.FROM_5K_TO_50K, "AED 30,000", id="dirhams"),
        pytest.param("पचास हज़ार तक", BudgetBand.UNDER_1K, "पचास हज़ार", id="hindi"),
        pytest.param("Rs. 85,000/- only", BudgetBand.UNDER_1K, "Rs. 85,000", id="rupee marks"),
        pytest.param("under $5,000", BudgetBand.FROM_1K_TO_5K, "$5,000", id="less than an edge is below it"),
        pytest.param("$50k+", BudgetBand.OVER_50K, "$50k", id="at least an edge is above it"),
        pytest.param("at least 6000 usd", BudgetBand.FROM_5K_TO_50K, "6000 usd", id="lower bound"),
        pytest.param("3 lakh, sorry I mean 7 lakh", BudgetBand.FROM_5K_TO_50K, "7 lakh", id="correction wins"),
        pytest.param("7 lakh... no wait, 3", BudgetBand.FROM_1K_TO_5K, "3", id="correction takes over the scale"),
        pytest.param("they quoted 9 lakh but we can do 3 lakh", BudgetBand.FROM_1K_TO_5K, "3 lakh", id="not theirs"),
        pytest.param("300 per seat, 30 seats, total 9000 usd", BudgetBand.FROM_5K_TO_50K, "9000 usd", id="the total"),
        pytest.param("pehle 2 lakh socha tha ab 6 lakh", BudgetBand.FROM_5K_TO_50K, "6 lakh", id="last figure"),
    ],
)
def test_answer_to_our_question(text: str, band: BudgetBand, evidence: str) -> None:
    budget = find_budget(text, ASKED)

    assert budget is not None
    assert (budget.band, budget.evidence) == (band, evidence)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("your price of 4 lakh is too high", id="our price"),
        pytest.param("my last agency charged 5 lakh and vanished", id="past spend"),
        pytest.param("is ₹500 the delivery charge?", id="a question"),
        pytest.param("call me on 9876543210", id="a phone number"),
        pytest.param("we are 1200 people", id="a count"),
        pytest.param("the flat is 1450 sqft", id="an area"),
        pytest.param("need it by 2027", id="a year"),
        pytest.param("no budget decided yet", id="no figure"),
    ],
)
def test_other_figures_are_no_budget(text: str) -> None:
    assert find_budget(text, UNASKED) is None


def test_bare_number_counts_beside_a_budget_word_only() -> None:
    assert find_budget("our budget is 40000", UNASKED) is not None
    assert find_budget("order 40000 is late", UNASKED) is None


def test_acceptance_of_our_price_makes_it_the_budget() -> None:
    context = BudgetContext(last_of_ours="The total comes to ₹6,20,000 with installation.")

    budget = find_budget("ok that works for us", context)

    assert budget is not None
    assert (budget.band, budget.evidence) == (BudgetBand.FROM_5K_TO_50K, "that works")


def test_figure_without_currency_takes_that_of_the_talk() -> None:
    assert currency_of_talk(["plans start at $900", "8000 is fine"], "INR") == "USD"
    assert currency_of_talk(["8000 is fine"], "AED") == "AED"
