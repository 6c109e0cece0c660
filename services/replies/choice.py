"""Chooses the facts of a reply: what answers the contact's question, and what may persuade in a band.

A fact whose key names a thing ("creta") answers only where the contact names it; one whose key is its kind answers for
all of the kind.
"""

import re
from collections.abc import Mapping, Sequence

from services.replies.models import FactKind
from services.replies.queries import ApprovedFact
from services.replies.topics import kinds_asked
from services.rules.bands import Band
from services.rules.expectations import asks_something

MOST_ANSWERS = 2

# Techniques by band (PRD, AI Persuasion Engine), each only as true as the fact that carries it.
TECHNIQUES: Mapping[Band, Mapping[FactKind, str]] = {
    Band.HOT: {FactKind.OFFER: "urgency", FactKind.RESULT: "authority", FactKind.CUSTOMER: "social_proof"},
    Band.WARM: {FactKind.CUSTOMER: "social_proof", FactKind.RESULT: "authority", FactKind.COMPANY: "authority"},
    Band.COLD: {FactKind.COMPANY: "reciprocity", FactKind.PRODUCT: "reciprocity", FactKind.CUSTOMER: "social_proof"},
}
_WORDS = re.compile(r"\w+")


def answers_to(text: str, facts: Sequence[ApprovedFact], *, earlier: str = "") -> tuple[ApprovedFact, ...]:
    """The facts that answer the text's questions, at most two: those it names first, then the general ones.

    "And the price?" is about the thing that the contact named `earlier`.
    """
    if not asks_something(text):
        return ()
    kinds, words = kinds_asked(text), set(_WORDS.findall(text.casefold()))
    context = words | set(_WORDS.findall(earlier.casefold())) if kinds else words
    named = [fact for fact in facts if _names(fact, context) and (fact.kind in kinds or not kinds)]
    named.sort(key=lambda fact: not _names(fact, words))
    covered = {fact.kind for fact in named}
    general = [_first_general(facts, kind) for kind in kinds if kind not in covered]
    return tuple([*named, *(fact for fact in general if fact)][:MOST_ANSWERS])


def overview(facts: Sequence[ApprovedFact]) -> tuple[ApprovedFact, ...]:
    """What introduces the company to somebody who only shows interest."""
    found = (_first_general(facts, kind) for kind in (FactKind.COMPANY, FactKind.PRODUCT))
    return tuple(fact for fact in found if fact)


def persuasion(
    band: Band, facts: Sequence[ApprovedFact], said: Sequence[str], language: str
) -> tuple[ApprovedFact, str] | None:
    """The fact that may persuade in the band and its technique; None where each was said or none is approved."""
    for kind, technique in TECHNIQUES[band].items():
        for fact in facts:
            # A claim that nobody asked for is made in the contact's language or not at all.
            statement = fact.texts.get(language)
            if fact.kind is kind and statement and not any(statement in line for line in said):
                return fact, technique
    return None


def _names(fact: ApprovedFact, words: set[str]) -> bool:
    subject = set(_WORDS.findall(fact.key.casefold().replace("_", " "))) - {fact.kind.value}
    return bool(subject) and subject <= words


def _first_general(facts: Sequence[ApprovedFact], kind: FactKind) -> ApprovedFact | None:
    return next((fact for fact in facts if fact.kind is kind and fact.key == kind.value), None)
