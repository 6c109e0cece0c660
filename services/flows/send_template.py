"""A member sends an approved template: the one way to write once the 24 hours are over, and open before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.compliance.models import SuppressionPurpose
from services.compliance.queries import is_suppressed
from services.contacts.queries import list_person_indexes
from services.conversations import outbox
from services.conversations.models import Author, MessageKind
from services.conversations.outbox import Outgoing
from services.conversations.queries import ConversationRecord, lock_conversation
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput, NotFound
from services.flows.member_reply import ReplyOutcome, queue_answer
from services.flows.send_facts import agreed_to_offers
from services.outreach.models import Template
from services.rules import send_policy
from services.rules.permissions import Access, Area, Principal
from services.rules.send_policy import CheckCode, Outbound, TemplateCategory, TemplateStatus
from services.rules.send_policy import MessageKind as SendKind
from services.rules.template_text import (
    TemplateProblem,
    TemplateText,
    Variable,
    full_text,
    parameters_of,
    problem_of,
    read_template,
)

PROBLEMS: Mapping[TemplateProblem, str] = {
    TemplateProblem.EMPTY: "Fill in {name}.",
    TemplateProblem.LINE_BREAK: "{name} must be one line, without tabs or rows of spaces: WhatsApp refuses them.",
    TemplateProblem.TOO_LONG: "With these words the message is longer than the 1,024 characters that WhatsApp takes.",
    TemplateProblem.NEEDS_FILE: "This template needs a picture or file at its head, which cannot be chosen here yet.",
    TemplateProblem.BUTTON: "This template has a button that cannot be filled in here.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A template and what its gaps are filled with, by the variable's key."""

    template_id: UUID
    values: Mapping[str, str]


async def send_template(
    deps: Deps, principal: Principal, conversation_id: UUID, filled: Filled, *, idempotency_key: str, now: datetime
) -> ReplyOutcome:
    """Queue the template as a member's message; the same key returns the same message.

    Raises NotAllowed, NotFound for a conversation or template the member may not see or of another inbox, InvalidInput
    with what is wrong with the values.
    """
    demand(principal, Area.LEADS, Access.ACT)
    async with deps.db.transaction(principal) as tx:
        conversation = await lock_conversation(tx, conversation_id)
        if known := await outbox.find_by_key(tx, conversation_id, idempotency_key):
            return ReplyOutcome(message_id=known)
        template = await _load(tx, filled.template_id, conversation.inbox_id)
        text = read_template(template.components.get("components") or [])
        values = {key: value.strip() for key, value in filled.values.items()}
        if problem := problem_of(text, values):
            raise InvalidInput(words_of(*problem))
        if refusal := await _refusal(tx, conversation, template, now):
            return ReplyOutcome(message_id=None, refusal=refusal)
        outgoing = Outgoing(
            conversation_id=conversation_id,
            inbox_id=conversation.inbox_id,
            author=Author.MEMBER,
            author_id=principal.member_id,
            kind=MessageKind.TEMPLATE,
            text=full_text(text, values),
            template_id=template.id,
            details={"template": _as_sent(template, text, values)},
            idempotency_key=idempotency_key,
        )
        return ReplyOutcome(message_id=await queue_answer(tx, outgoing, now))


def words_of(problem: TemplateProblem, variable: Variable | None) -> str:
    """What is wrong in plain words."""
    return PROBLEMS[problem].format(name=f"“{variable.name}”" if variable else "")


async def _load(tx: Transaction, template_id: UUID, inbox_id: UUID) -> Any:
    columns = (Template.id, Template.name, Template.language, Template.category, Template.status, Template.components)
    mine = (Template.tenant_id == tx.tenant_id, Template.id == template_id, Template.inbox_id == inbox_id)
    row = (await tx.execute(select(*columns).where(*mine))).one_or_none()
    if row is None:
        raise NotFound("Template.")
    return row


def _as_sent(template: Any, text: TemplateText, values: Mapping[str, str]) -> dict[str, object]:
    components = parameters_of(text, values)
    named = {"name": template.name, "language": {"code": template.language}}
    return named | ({"components": components} if components else {})


async def _refusal(tx: Transaction, conversation: ConversationRecord, template: Any, now: datetime) -> CheckCode | None:
    """What the policy would refuse at send, asked before anything changes; it is asked again at send."""
    is_marketing = template.category == TemplateCategory.MARKETING
    indexes = await list_person_indexes(tx, conversation.contact_id) if is_marketing else []
    outbound = Outbound(
        kind=SendKind.TEMPLATE,
        last_inbound_at=conversation.last_inbound_at,
        window_refused_at=conversation.window_refused_at,
        opted_out=conversation.opted_out_at is not None,
        marketing_consent=is_marketing and await agreed_to_offers(tx, conversation.contact_id),
        marketing_stopped=is_marketing and await is_suppressed(tx, indexes, SuppressionPurpose.MARKETING),
        template_status=next((one for one in TemplateStatus if one == template.status), None),
        template_category=TemplateCategory(template.category),
    )
    return send_policy.decide(outbound, now).refusal
