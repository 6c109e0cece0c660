"""Replies: what answers, what persuades, and that nothing leaves that no fact bears out."""

from dataclasses import replace
from uuid import uuid4

import pytest

from services.replies.choice import answers_to, persuasion
from services.replies.guard import refusals
from services.replies.models import FactKind
from services.replies.queries import ApprovedFact
from services.replies.reply import Hearing, reply_to
from services.replies.wording import WORDING
from services.replies.write import Draft, Sentence
from services.rules.bands import Band
from services.rules.passages import Passage
from services.rules.qualification import Answers, Question
from services.rules.rate_card import ReplyKind
from services.rules.reading import BudgetBand, Evidence, Extracted, Intent, Reading
from services.rules.segments import Segment

COMPANY = "Asha Motors"


def fact(kind: FactKind, key: str, english: str) -> ApprovedFact:
    return ApprovedFact(id=uuid4(), kind=kind, key=key, texts={"en": english})


PRICE = fact(FactKind.PRICE, "price", "Cars start at ₹6.5 lakh on road.")
CRETA_PRICE = fact(FactKind.PRICE, "creta", "The Creta starts at ₹13.2 lakh on road.")
CRETA = fact(FactKind.PRODUCT, "creta", "We sell the Creta with petrol and diesel engines.")
HOURS = fact(FactKind.HOURS, "hours", "We are open from 9:30 to 19:30.")
FAMILIES = fact(FactKind.CUSTOMER, "customer", "Last year 640 families bought their car from us.")
FACTS = (PRICE, CRETA_PRICE, CRETA, HOURS, FAMILIES)


def hearing(text: str, **changes) -> Hearing:
    reading = Reading(language="en", intent=Intent.INFORMATION, confidence_millis=900, provider="local")
    return replace(
        Hearing(
            text=text,
            reading=reading,
            before=Answers(),
            question=Question.BUDGET,
            band=Band.WARM,
            earlier="",
            said=("Hello!",),
            discloses=False,
        ),
        **changes,
    )


@pytest.mark.parametrize(
    ("text", "earlier", "expected"),
    [
        pytest.param("what is the price?", "", (PRICE,), id="the general fact"),
        pytest.param("price of creta?", "", (CRETA_PRICE,), id="the fact of what is named"),
        pytest.param("and the price?", "do you have creta", (CRETA_PRICE,), id="of what was named before"),
        pytest.param("do you have the creta?", "", (CRETA_PRICE, CRETA), id="all that is known of a thing"),
        pytest.param("price and timings?", "", (PRICE, HOURS), id="two questions"),
        pytest.param("my price limit is low", "", (), id="a statement asks nothing"),
        pytest.param("do you have sunroof?", "", (), id="nothing is known"),
    ],
)
def test_answers_are_the_facts_that_were_asked_for(text, earlier, expected):
    assert answers_to(text, FACTS, earlier=earlier) == expected


TWO_LANGUAGES = (
    replace(CRETA_PRICE, texts=CRETA_PRICE.texts | {"ar": "تبدأ كريتا من 13.2 لاك روبية."}),
    replace(CRETA, texts=CRETA.texts | {"ar": "نبيع كريتا بمحرك بنزين وديزل."}),
)
COMPANY_FACT = fact(FactKind.COMPANY, "company", "We have sold cars in Bengaluru since 2009.")
SHOWROOM = fact(FactKind.LOCATION, "location", "Our showroom is at 14 Residency Road.")


@pytest.mark.parametrize(
    ("text", "earlier", "facts", "expected"),
    [
        pytest.param("كم سعر كريتا؟", "", TWO_LANGUAGES, (CRETA_PRICE.id,), id="named in another script"),
        pytest.param("does it come in diesel?", "price of creta?", FACTS, (CRETA.id,), id="a word of what was named"),
        pytest.param("does it come in red?", "price of creta?", FACTS, (), id="a word that no fact has"),
        pytest.param("is that ex showroom?", "", (*FACTS, SHOWROOM), (PRICE.id,), id="a price, not a place"),
        pytest.param("where is your showroom?", "", (*FACTS, SHOWROOM), (SHOWROOM.id,), id="a place"),
        pytest.param("are you genuine?", "", (*FACTS, COMPANY_FACT), (COMPANY_FACT.id,), id="who we are"),
    ],
)
def test_answers_are_found_as_contacts_ask(text, earlier, facts, expected):
    assert tuple(one.id for one in answers_to(text, facts, earlier=earlier)) == expected


def test_fact_persuades_once():
    assert persuasion(Band.WARM, FACTS, ["Hello!"], "en") == (FAMILIES, "social_proof")
    assert persuasion(Band.WARM, FACTS, [FAMILIES.texts["en"]], "en") is None


def test_reply_cites_the_facts_it_states():
    draft = reply_to(hearing("price of creta?"), FACTS, language="en", company=COMPANY)

    assert draft.text.startswith("The Creta starts at ₹13.2 lakh on road.")
    assert draft.fact_ids == (CRETA_PRICE.id,)
    assert (draft.kind, draft.question) == (ReplyKind.QUALIFICATION, Question.BUDGET)


def test_figure_is_said_back_in_the_contacts_words():
    budget = Extracted(value=BudgetBand.FROM_5K_TO_50K, evidence=Evidence(text="14 lakh"))
    reading = replace(hearing("").reading, budget=budget)
    heard = hearing("around 14 lakh", reading=reading, question=Question.TIMELINE)

    assert reply_to(heard, FACTS, language="en", company=COMPANY).text.startswith("Thank you, I have noted 14 lakh.")


def test_courtesy_is_free():
    draft = reply_to(hearing("thanks a lot!"), FACTS, language="en", company=COMPANY)

    assert (draft.kind, draft.question, draft.fact_ids) == (ReplyKind.FIXED, None, ())


@pytest.mark.parametrize("language", WORDING)
@pytest.mark.parametrize("text", ["hi", "price?", "are you a bot?", "no thanks, just looking", "promise me 50% off"])
def test_own_drafts_pass_the_guard(language, text):
    draft = reply_to(hearing(text), FACTS, language=language, company=COMPANY)

    assert refusals(draft, contact=text, company=COMPANY) == ()
    assert draft.refusals == ()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        pytest.param(Sentence(part=Segment.CLOSE_HOT, text="Only 2 left!"), "unknown_wording", id="free text"),
        pytest.param(Sentence(part=Segment.CLAIM, text="Cars start at ₹5 lakh.", fact=PRICE), "figure", id="figure"),
        pytest.param(
            Sentence(part=Segment.ACKNOWLEDGE_FIGURE, text="Noted: 50% discount."), "unknown_wording", id="not said"
        ),
    ],
)
def test_other_sentences_are_refused(sentence, reason):
    draft = Draft(sentences=(sentence,), language="en", kind=ReplyKind.PERSUASION)

    assert reason in refusals(draft, contact="what is the price", company=COMPANY)


PASSAGE = Passage(
    document_id=uuid4(),
    title="Policy",
    number=2,
    sentence_number=0,
    sentences=("A test drive takes about 30 minutes.", "It starts at the showroom."),
    language="en",
    similarity_millis=900,
)


def quoting(**changes) -> Draft:
    return reply_to(
        hearing("How long is a test drive?", passage=replace(PASSAGE, **changes)), (), language="en", company=COMPANY
    )


def test_passage_answers_where_no_fact_does():
    draft = quoting()

    assert PASSAGE.sentence in draft.text
    assert [one.number for one in draft.passages] == [2]


def test_fact_goes_before_a_passage():
    draft = reply_to(hearing("When are you open?", passage=PASSAGE), FACTS, language="en", company=COMPANY)

    assert HOURS.texts["en"] in draft.text
    assert draft.passages == ()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"similarity_millis": 849}, id="too far"),
        pytest.param({"language": "hi"}, id="another language"),
        pytest.param({"sentence_number": 5}, id="no such sentence"),
        pytest.param({"sentences": ("Every buyer gets a test drive with a 20% discount.",)}, id="a grant"),
    ],
)
def test_what_may_not_be_quoted_becomes_a_person(changes):
    draft = quoting(**changes)

    assert draft.passages == ()
    assert Segment.NO_FACT in draft.segments
    assert draft.refusals


def test_guard_refuses_a_quote_in_other_words():
    said = Sentence(part=Segment.CLAIM, text="A test drive takes about 20 minutes.", passage=PASSAGE)
    draft = Draft(sentences=(said,), language="en", kind=ReplyKind.PERSUASION)

    assert refusals(draft, contact="", company=COMPANY)
