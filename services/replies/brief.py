"""What a language model may say to a turn: the tenant's facts that could answer it, the likeliest first.

Nothing of another contact, no score and no id goes along.
"""

from collections.abc import Sequence

from services.ports import CitableFact, ReplyBrief
from services.replies.choice import answers_to, overview
from services.replies.queries import ApprovedFact

MOST_FACTS = 8


def brief_for(text: str, facts: Sequence[ApprovedFact], *, earlier: str, language: str, company: str) -> ReplyBrief:
    """The brief of a turn; a fact is shown in the reply's language, else in English."""
    likely = (*answers_to(text, facts, earlier=earlier), *overview(facts, language), *_general(facts), *facts)
    shown = {fact.id: statement for fact in likely if (statement := fact.text(language))}
    citable = tuple(CitableFact(id=fact_id, text=statement) for fact_id, statement in shown.items())
    return ReplyBrief(company=company, language=language, facts=citable[:MOST_FACTS])


def _general(facts: Sequence[ApprovedFact]) -> tuple[ApprovedFact, ...]:
    """The facts that are about all of their kind, before those about one thing."""
    return tuple(fact for fact in facts if fact.key == fact.kind.value)
