"""The claims guard: what a sentence says beyond its facts is named."""

import pytest
from grounded_claims import FACTS

from services.rules.claims import Ground, Violation, violations

LANGUAGES = ("en", "hinglish", "hi", "ar", "es")


def ground(*keys: str, contact: str = "", company: str = "") -> Ground:
    return Ground(facts=tuple(tuple(FACTS[key].values()) for key in keys), contact=contact, company=company)


@pytest.mark.parametrize(("key", "language"), [(key, language) for key in FACTS for language in LANGUAGES])
def test_fact_passes_as_it_stands(key: str, language: str) -> None:
    assert violations(FACTS[key][language], ground(key)) == ()


@pytest.mark.parametrize(
    ("claim", "keys", "found"),
    [
        pytest.param("We are open on Sunday.", (), Violation.UNCITED, id="no fact at all"),
        pytest.param("We are open on Sunday.", ("hours",), Violation.DAY, id="another day"),
        pytest.param("We are open from 19:30 to 9:30.", ("hours",), Violation.ORDER, id="swapped"),
        pytest.param("New scooters cost up to ₹92,000.", ("price",), Violation.BOUND, id="bound turned round"),
        pytest.param("More than 640 families bought from us.", ("customer",), Violation.BOUND, id="bound added"),
        pytest.param("We take back registered scooters.", ("returns",), Violation.NEGATION, id="negation dropped"),
        pytest.param("We never deliver.", ("delivery",), Violation.NEGATION, id="negation added"),
        pytest.param("Pay by card and get a refund.", ("payment",), Violation.RISKY, id="a deed"),
        pytest.param("Pay by card via pay.example.com.", ("payment",), Violation.LINK, id="a link"),
        pytest.param("The battery and brakes are ceramic.", ("warranty",), Violation.WORDS, id="other matters"),
        pytest.param("Warranty of ३० साल.", ("warranty",), Violation.FIGURE, id="digits of another script"),
        pytest.param("A warranty of thirty years.", ("warranty",), Violation.FIGURE, id="a number in words"),
    ],
)
def test_reason_is_named(claim: str, keys: tuple[str, ...], found: Violation) -> None:
    assert found in violations(claim, ground(*keys))


def test_contact_own_words_may_be_taken_up() -> None:
    asked = "which payment modes for my electric vespa"

    assert violations("For your electric Vespa you can pay by card.", ground("payment", contact=asked)) == ()
    assert violations("For your electric Vespa you can pay by card.", ground("payment")) == (Violation.WORDS,)


def test_two_facts_may_be_cited_together() -> None:
    text = "We are open Monday to Saturday at 14 Residency Road."

    assert violations(text, ground("hours", "location")) == ()
    assert violations(text, ground("hours")) != ()
