"""Chooses the facts of a reply: what answers the contact's question, and what may persuade in a band.

A fact whose key names a thing ("creta") answers only where the contact names it, in letters of the key or of what all
facts of the key say ("क्रेटा"); one whose key is its kind answers for all of the kind.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.replies.models import FactKind
from services.replies.queries import ApprovedFact
from services.replies.topics import kinds_asked
from services.rules.bands import Band
from services.rules.claims import stems_of, telling_stems
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

    "And the price?" is about what the contact named `earlier`; so is "in diesel too?" where a fact of it says so.
    """
    if not asks_something(text):
        return ()
    kinds, names = kinds_asked(text), _names_of_keys(facts)
    now, before = _Heard.of(text), _Heard.of(earlier)
    named = [fact for fact in facts if now.names(fact, names) and (fact.kind in kinds or not kinds)]
    named += [
        fact
        for fact in facts
        if fact not in named and before.names(fact, names) and (fact.kind in kinds if kinds else now.touches(fact))
    ]
    covered = {fact.kind for fact in named}
    general = [_first_general(facts, kind) for kind in kinds if kind not in covered]
    return tuple([*named, *(fact for fact in general if fact)][:MOST_ANSWERS])


def overview(facts: Sequence[ApprovedFact], language: str) -> tuple[ApprovedFact, ...]:
    """What introduces the company, in their language or not at all, to somebody who only shows interest."""
    found = (_first_general(facts, kind) for kind in (FactKind.COMPANY, FactKind.PRODUCT))
    return tuple(fact for fact in found if fact and language in fact.texts)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """Words of the contact: whole, and by the part that their forms share."""

    words: frozenset[str]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Heard":
        return cls(words=frozenset(_WORDS.findall(text.casefold())), stems=stems_of(text))

    def names(self, fact: ApprovedFact, names: Mapping[str, frozenset[str]]) -> bool:
        """Whether the thing that a fact is about is named."""
        subject = _subject(fact)
        return bool(subject) and (subject <= self.words or not self.stems.isdisjoint(names.get(fact.key, ())))

    def touches(self, fact: ApprovedFact) -> bool:
        """Whether a telling word of a fact is said."""
        return any(not self.stems.isdisjoint(telling_stems(text)) for text in fact.texts.values())


def _subject(fact: ApprovedFact) -> set[str]:
    return set(_WORDS.findall(fact.key.casefold().replace("_", " "))) - {fact.kind.value}


def _names_of_keys(facts: Sequence[ApprovedFact]) -> Mapping[str, frozenset[str]]:
    """What a thing is called in each language: the telling words that all facts of a key, and of no other, have."""
    by_key: dict[str, list[ApprovedFact]] = {}
    for fact in facts:
        by_key.setdefault(fact.key, []).append(fact)
    names = {key: _shared(group) for key, group in by_key.items() if len(group) > 1 and _subject(group[0])}
    if not names:
        return {}
    others = {key: {stem for fact in facts if fact.key != key for stem in _stems(fact)} for key in names}
    return {key: found - others[key] for key, found in names.items()}


def _shared(group: Sequence[ApprovedFact]) -> frozenset[str]:
    languages = {language for fact in group for language in fact.texts}
    return frozenset(
        stem
        for language in languages
        for stem in frozenset.intersection(*(telling_stems(fact.texts.get(language, "")) for fact in group))
    )


def _stems(fact: ApprovedFact) -> frozenset[str]:
    return frozenset(stem for text in fact.texts.values() for stem in telling_stems(text))


def _first_general(facts: Sequence[ApprovedFact], kind: FactKind) -> ApprovedFact | None:
    return next((fact for fact in facts if fact.kind is kind and fact.key == kind.value), None)
