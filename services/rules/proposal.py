"""What a language model proposes for a reply, and what its sentences may not be beyond what `claims` says of any claim.

A model sees the contact's words, so it may take their wish for a truth: a "yes", a word of theirs that no fact bears
out, another language, a question, or a text that is no plain sentence is refused. What is asked and offered, and all
that is not about the tenant, is worded by the product (`reply_plan`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from services.rules import claims
from services.rules.claims import Ground, Violation
from services.rules.expectations import Expectation
from services.rules.language import detect

LONGEST_SENTENCE = 300
MOST_SENTENCES = 2
# Languages that short sentences are mistaken for.
_CONFUSED = {"es": {"pt", "it"}, "hi": {"mr", "ne"}, "ar": {"fa", "ur"}}
_AFFIRMS = re.compile(
    r"^\W*(?:yes|yeah|yep|sure|of course|absolutely|certainly|correct|exactly|right|indeed|confirmed|definitely|deal"
    r"|haa?n|ji|bilkul|zaroor|pakka|theek|sahi|हाँ|हां|जी|बिल्कुल|बिलकुल|ज़रूर|जरूर|सही|पक्का|ठीक"
    r"|نعم|أكيد|اكيد|بالتأكيد|بالطبع|طبعا|طبعاً|صحيح|تمام|أجل"
    r"|s[ií]|claro|por supuesto|correcto|exacto|desde luego|confirmado)(?!\w)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<>{}\[\]|\\`*_#]|\n")


class Refusal(StrEnum):
    """Why a proposed sentence is refused where `claims` finds nothing."""

    SHAPE = "not_a_sentence"
    LANGUAGE = "language"
    AFFIRMS = "affirms"
    ECHO = "contacts_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSentence:
    """A sentence and the fact it is said to state; None where the model cites nothing that it was given."""

    text: str
    fact_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the contact expects in the model's eyes, and what it would say of the tenant to that."""

    expects: Expectation
    sentences: tuple[ProposedSentence, ...] = ()


def refusals(text: str, ground: Ground, language: str) -> tuple[str, ...]:
    """Why a model's sentence may not be sent; empty where it may. The contact's words bear nothing out."""
    if not ground.facts:
        return (Violation.UNCITED,)
    strict = Ground(facts=ground.facts, company=ground.company)
    return (*_own_refusals(text, ground, language), *claims.violations(text, strict))


def _own_refusals(text: str, ground: Ground, language: str) -> Iterator[str]:
    if not text.isprintable() or not text.strip() or len(text) > LONGEST_SENTENCE or _MARKUP.search(text):
        yield Refusal.SHAPE
    if "?" in text or "؟" in text or "¿" in text:
        yield Refusal.SHAPE
    spoken = detect(text, language).tag
    if spoken != language and spoken not in _CONFUSED.get(language, ()):
        yield Refusal.LANGUAGE
    if _AFFIRMS.search(text) and not any(_AFFIRMS.search(statement) for statement in ground.statements):
        yield Refusal.AFFIRMS
    if claims.strange_stems(text, ground) & claims.stems_of(ground.contact):
        yield Refusal.ECHO


def heard_with(by_rules: Expectation, proposed: Expectation) -> Expectation:
    """What to deal with where rules and a model both listened: the model adds where the rules heard nothing to answer.

    A question, annoyance or bait that the rules found stands, whatever a contact made the model believe.
    """
    order = tuple(Expectation)
    is_settled = order.index(by_rules) <= order.index(Expectation.ANSWER)
    return by_rules if is_settled else min(by_rules, proposed, key=order.index)
