"""What a form proposes to say, with the labels of facts turned into the facts that the model was given."""

from services.adapters.openai.parse import Form, ReplyForm
from services.adapters.openai.prompt import citable, label
from services.ports import ReplyBrief
from services.rules.proposal import MOST_SENTENCES, Proposal, ProposedSentence


def proposal_of(form: Form, brief: ReplyBrief) -> Proposal | None:
    """The proposal, None where the form has none; a label that was not given cites nothing."""
    if not isinstance(form, ReplyForm):
        return None
    given = {label(position): fact.id for position, fact in enumerate(citable(brief))}
    sentences = tuple(
        ProposedSentence(text=" ".join(one.text.split()), fact_id=given.get(one.fact.strip()))
        for one in form.says[:MOST_SENTENCES]
        if one.text.strip()
    )
    return Proposal(expects=form.expects, sentences=sentences)
