"""A member corrects what the AI read of a contact: the lead is scored anew for nothing, and both values are kept."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.access import demand
from services.contacts.merges import Changes
from services.conversations.models import Conversation
from services.conversations.queries import lock_conversation
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.flows.rescore_lead import rescore_lead
from services.leads import commands as leads
from services.leads.corrections import READ_AS, Correction, label_of, record_correction
from services.leads.queries import LeadRecord, find_open
from services.replies.decisions import find_newest_reading
from services.rules.correction import OF_ONE_TURN, Corrected, choices, question_of
from services.rules.permissions import Access, Area, Principal
from services.rules.qualification import Question
from services.rules.reading import BudgetBand, Evidence, Extracted, IntentLevel, Timeline

NO_LEAD = "There is no open lead to correct."
NO_VALUE = "Choose one of the values."
NO_READING = "The AI has read nothing here yet."


async def correct_reading(
    deps: Deps, principal: Principal, conversation_id: UUID, *, what: str, value: str, now: datetime
) -> None:
    """Put a member's word in place of the AI's; the same value again says no more than that it is right.

    Raises NotAllowed, NotFound for what the member may not see, InvalidInput for no such value or no open lead.
    """
    demand(principal, Area.LEADS, Access.ACT)
    if principal.member_id is None:
        raise NotAllowed
    chosen = next((one for one in Corrected if one == what), None)
    if chosen is None or value not in choices(chosen):
        raise InvalidInput(NO_VALUE)
    async with deps.db.transaction(principal) as tx:
        await lock_conversation(tx, conversation_id)
        lead = await find_open(tx, conversation_id)
        if lead is None:
            raise InvalidInput(NO_LEAD)
        question, newest = question_of(chosen), await find_newest_reading(tx, conversation_id)
        if chosen in OF_ONE_TURN:
            before = await _label(tx, chosen, newest, value)
        else:
            before = await _put(tx, lead, conversation_id, question, value, now)
            before = None if before == value else before
        if before is None:
            return
        made = Correction(
            conversation_id=conversation_id,
            lead_id=lead.id,
            decision_id=newest.id if newest else None,
            what=chosen,
            before=before,
            after=value,
            member_id=principal.member_id,
        )
        await record_correction(tx, made, now)
        if question:
            # The new answer has to stand before the lead is read again.
            await tx.run_rest()
            await rescore_lead(tx, Changes(tx), conversation_id, now)


async def _put(
    tx: Transaction, lead: LeadRecord, conversation_id: UUID, question: Question | None, value: str, now: datetime
) -> str:
    """Write the value where it stands; return what stood there."""
    if question is None:
        return await _put_language(tx, conversation_id, value)
    stood = _current(lead, question)
    if stood.value != value:
        # The words stay: a person read them otherwise, or says that they tell nothing.
        told = _extracted(question, value, stood.evidence or Evidence(text=""))
        assert lead.subject is not None
        leads.replace_answer(tx, lead.subject, lead.id, question, told, now=now)
    return stood.value.value


async def _label(tx: Transaction, what: Corrected, newest: Any, value: str) -> str | None:
    """What the newest reading said of its turn; None where there is none, or the same was said of it already."""
    if newest is None:
        raise InvalidInput(NO_READING)
    if value == await label_of(tx, newest.id, what):
        return None
    read: str = newest.details[READ_AS[what]]
    return read


async def _put_language(tx: Transaction, conversation_id: UUID, value: str) -> str:
    own = (Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id)
    before = await tx.scalar(select(Conversation.language).where(*own))
    await tx.execute(update(Conversation).where(*own).values(language=value))
    return before or "und"


def _current(
    lead: LeadRecord, question: Question
) -> Extracted[IntentLevel] | Extracted[BudgetBand] | Extracted[Timeline]:
    answers = lead.progress.answers
    match question:
        case Question.INTENT:
            return answers.intent.current
        case Question.BUDGET:
            return answers.budget.current
        case Question.TIMELINE:
            return answers.timeline.current


def _extracted(
    question: Question, value: str, words: Evidence
) -> Extracted[IntentLevel] | Extracted[BudgetBand] | Extracted[Timeline]:
    match question:
        case Question.INTENT:
            return Extracted(value=IntentLevel(value), evidence=words)
        case Question.BUDGET:
            return Extracted(value=BudgetBand(value), evidence=words)
        case Question.TIMELINE:
            return Extracted(value=Timeline(value), evidence=words)
