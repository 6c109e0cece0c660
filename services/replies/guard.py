"""Whether a draft may be sent: each sentence is one of the worded ones, or a claim that its fact bears out.

Drafts are refused by default, whoever wrote them; availability and the send policy are checked again at send.
"""

from collections.abc import Sequence

from services.replies.queries import ApprovedFact
from services.replies.wording import WORDING
from services.replies.write import Draft, Sentence
from services.rules import proposal
from services.rules.claims import Ground, violations
from services.rules.passages import Passage, is_quotable
from services.rules.proposal import Proposal

UNKNOWN_WORDING = "unknown_wording"
NOT_QUOTABLE = "not_quotable"


def refusals(draft: Draft, *, contact: str, company: str) -> tuple[str, ...]:
    """Why the draft may not be sent, empty where it may; `contact` is what the contact has written."""
    found = [reason for sentence in draft.sentences for reason in _refused(sentence, draft, contact, company)]
    return tuple(dict.fromkeys(found))


def proposal_refusals(
    proposed: Proposal, facts: Sequence[ApprovedFact], *, contact: str, company: str, language: str
) -> tuple[str, ...]:
    """Why none of a model's sentences may be sent; empty where all may, also where it proposes none."""
    known = {fact.id: fact for fact in facts}
    found: list[str] = []
    for sentence in proposed.sentences:
        fact = known.get(sentence.fact_id) if sentence.fact_id else None
        ground = Ground(facts=(_wordings(fact),) if fact else (), contact=contact, company=company)
        found += proposal.refusals(sentence.text, ground, language)
    return tuple(dict.fromkeys(found))


def _refused(sentence: Sentence, draft: Draft, contact: str, company: str) -> tuple[str, ...]:
    if sentence.fact:
        if sentence.text in sentence.fact.texts.values():
            return ()
        ground = Ground(facts=(_wordings(sentence.fact),), contact=contact, company=company)
        return proposal.refusals(sentence.text, ground, draft.language)
    if sentence.passage:
        return _misquoted(sentence.text, sentence.passage, draft.language)
    return () if _is_worded(sentence, draft.language, contact, company) else (UNKNOWN_WORDING,)


def _misquoted(text: str, passage: Passage, language: str) -> tuple[str, ...]:
    """A quote is the cited sentence to the letter, near the question, in the reply's language, and claims no more."""
    is_cited = 0 <= passage.sentence_number < len(passage.sentences) and text == passage.sentence
    if not (is_cited and passage.is_close and passage.language == language and is_quotable(text)):
        return (NOT_QUOTABLE,)
    return violations(text, Ground(facts=((" ".join(passage.sentences), text),)))


def _is_worded(sentence: Sentence, language: str, contact: str, company: str) -> bool:
    """Whether it is a listed wording, filled with the company's name and words that the contact wrote."""
    for wording in WORDING[language].get(sentence.part, ()):
        before, gap, after = wording.replace("{company}", company).partition("{words}")
        if not gap and sentence.text == before:
            return True
        repeated = sentence.text.removeprefix(before).removesuffix(after)
        if gap and sentence.text == f"{before}{repeated}{after}" and _wrote(contact, repeated):
            return True
    return False


def _wrote(contact: str, words: str) -> bool:
    flat = " ".join(contact.split())
    return bool(words) and all(part in flat for part in words.split(", "))


def _wordings(fact: ApprovedFact) -> tuple[str, ...]:
    return tuple(fact.texts.values())
