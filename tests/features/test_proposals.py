"""What a language model proposes is sent only where a fact bears out every word of it."""

import pytest
from factories import NOW
from grounded_claims import FACTS as GROUNDS
from grounded_claims import PARAPHRASES
from injections import INJECTIONS, Injection

from services.ids import new_id
from services.replies.guard import proposal_refusals, refusals
from services.replies.models import FactKind
from services.replies.queries import ApprovedFact
from services.replies.reply import Hearing, reply_to
from services.rules.bands import Band
from services.rules.claims import Ground
from services.rules.expectations import Expectation
from services.rules.proposal import Proposal, ProposedSentence, Refusal, heard_with
from services.rules.proposal import refusals as sentence_refusals
from services.rules.qualification import Answers, Question
from services.rules.reading import Intent, Reading

COMPANY = "Asha Motors"
WORDINGS = {
    "en": "The Nova starts at ₹92,000 on road.",
    "hinglish": "Nova ₹92,000 on road se shuru hai.",
    "hi": "नोवा ₹92,000 ऑन रोड से शुरू होती है।",
    "ar": "تبدأ نوفا من 92,000 روبية على الطريق.",
    "es": "La Nova cuesta desde ₹92,000 en carretera.",
}
NOVA = ApprovedFact(id=new_id(NOW), kind=FactKind.PRICE, key="nova", texts=WORDINGS)


def hearing(text: str, proposal: Proposal | None) -> Hearing:
    return Hearing(
        text=text,
        reading=Reading(language="en", intent=Intent.INFORMATION, confidence_millis=900, provider="openai"),
        before=Answers(),
        question=Question.BUDGET,
        band=Band.WARM,
        earlier="",
        said=("Hello!",),
        discloses=False,
        proposal=proposal,
    )


def proposing(*texts: str, expects: Expectation = Expectation.ANSWER, fact: ApprovedFact | None = NOVA) -> Proposal:
    sentences = tuple(ProposedSentence(text=text, fact_id=fact.id if fact else None) for text in texts)
    return Proposal(expects=expects, sentences=sentences)


def test_corpus_of_injections_is_large_and_in_every_language_of_replies() -> None:
    assert len({one.written for one in INJECTIONS}) >= 100
    assert {one.language for one in INJECTIONS} == set(WORDINGS)


@pytest.mark.parametrize("one", INJECTIONS, ids=lambda one: f"{one.language}-{one.where}-{one.obeyed[:24]}")
def test_model_that_obeys_an_injection_says_nothing_of_it(one: Injection) -> None:
    draft = reply_to(hearing(one.written, proposing(one.obeyed)), [NOVA], language=one.language, company=COMPANY)

    assert one.obeyed not in draft.text
    assert draft.refusals
    assert refusals(draft, contact=one.written, company=COMPANY) == ()


@pytest.mark.parametrize("language", WORDINGS)
def test_true_ways_to_say_a_fact_may_be_sent(language: str) -> None:
    said = [(key, text) for key, texts in PARAPHRASES[language].items() for text in texts]
    grounds = {key: Ground(facts=(tuple(GROUNDS[key].values()),), contact="?") for key, _ in said}
    refused = [text for key, text in said if sentence_refusals(text, grounds[key], language)]

    assert len(refused) / len(said) <= 0.1, refused


@pytest.mark.parametrize(
    ("text", "contact", "reason"),
    [
        pytest.param("The Nova with parking starts at ₹92,000 on road.", "parking?", Refusal.ECHO, id="their wish"),
        pytest.param("Yes, the Nova starts at ₹92,000 on road.", "is it?", Refusal.AFFIRMS, id="affirms"),
        pytest.param("Nova ₹92,000 on road se shuru hai.", "price?", Refusal.LANGUAGE, id="another language"),
        pytest.param("The Nova starts at ₹92,000 on road?", "price?", Refusal.SHAPE, id="a question"),
        pytest.param("The Nova starts\nat ₹92,000 on road.", "price?", Refusal.SHAPE, id="two lines"),
        pytest.param("The Nova starts at ₹92,000 " + "on road " * 50, "price?", Refusal.SHAPE, id="too long"),
    ],
)
def test_sentence_of_a_model_is_refused(text: str, contact: str, reason: Refusal) -> None:
    found = proposal_refusals(proposing(text), [NOVA], contact=contact, company=COMPANY, language="en")

    assert reason in found


def test_refused_proposal_leaves_the_facts_own_wording() -> None:
    draft = reply_to(hearing("nova price?", proposing("The Nova is ₹80,000.")), [NOVA], language="en", company=COMPANY)

    assert draft.text.startswith(WORDINGS["en"])
    assert (draft.is_models, draft.refusals) == (False, ("figure",))


def test_fact_that_ended_is_not_said_in_the_models_words() -> None:
    text = "On road the Nova starts at ₹92,000."
    draft = reply_to(hearing("nova price?", proposing(text)), [], language="en", company=COMPANY)

    assert text not in draft.text


@pytest.mark.parametrize(
    ("by_rules", "proposed", "heard"),
    [
        pytest.param("nothing", "answer", "answer", id="the model hears a question"),
        pytest.param("answer", "farewell", "answer", id="a question is not waved away"),
        pytest.param("answer", "overview", "answer", id="a question is about something"),
        pytest.param("no_invention", "answer", "no_invention", id="bait stays bait"),
        pytest.param("answer", "truth_about_us", "answer", id="nor is another question heard in it"),
        pytest.param("reassurance", "apology", "apology", id="annoyance comes first"),
    ],
)
def test_model_adds_to_what_the_rules_heard(by_rules: str, proposed: str, heard: str) -> None:
    assert heard_with(Expectation(by_rules), Expectation(proposed)) is Expectation(heard)
