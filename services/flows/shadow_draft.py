"""A person decides on what the AI drafted in shadow mode: send it, change it, or discard it. Charged when sent."""

from datetime import datetime
from uuid import UUID

from services.access import demand
from services.assignments import clocks
from services.billing import commands as billing
from services.billing.commands import Purpose
from services.conversations import outbox
from services.conversations.models import Author
from services.conversations.outbox import Outgoing
from services.conversations.queries import lock_conversation
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.flows.member_reply import TEXT_CHARACTERS, ReplyOutcome, refusal_of
from services.replies import drafts
from services.rules.permissions import Access, Area, Principal
from services.rules.rate_card import Operation, ReplyKind

_CHARGED = {
    ReplyKind.QUALIFICATION.value: Operation.QUALIFICATION_MESSAGE,
    ReplyKind.PERSUASION.value: Operation.PERSUASION_MESSAGE,
}


async def send_draft(
    deps: Deps, principal: Principal, conversation_id: UUID, draft_id: UUID, *, text: str, now: datetime
) -> ReplyOutcome:
    """Queue the draft as the member's message, changed where `text` differs; the AI goes on drafting.

    Raises NotAllowed, NotFound for a draft that no longer waits, InvalidInput for an empty or too long text.
    """
    member_id = _member(principal)
    if not text.strip() or len(text) > TEXT_CHARACTERS:
        raise InvalidInput(f"A message has 1 to {TEXT_CHARACTERS} characters.")
    async with deps.db.transaction(principal) as tx:
        conversation = await lock_conversation(tx, conversation_id)
        draft = await drafts.lock_waiting(tx, conversation_id, draft_id)
        if refusal := refusal_of(conversation, now):
            return ReplyOutcome(message_id=None, refusal=refusal)
        outgoing = Outgoing(
            conversation_id=conversation_id,
            inbox_id=conversation.inbox_id,
            author=Author.MEMBER,
            author_id=member_id,
            text=text.strip(),
            language=draft.language,
            operation=draft.operation,
            decision_id=draft.decision_id,
            discloses_ai=draft.discloses_ai,
            idempotency_key=f"draft:{draft_id}",
        )
        message_id = await outbox.queue(tx, outgoing, now)
        is_edited = text.strip() != draft.text
        await drafts.note_sent(tx, draft, message_id, member_id, is_edited=is_edited, now=now)
        await clocks.member_replied(tx, conversation_id, now=now)
    return ReplyOutcome(message_id=message_id)


async def discard_draft(deps: Deps, principal: Principal, conversation_id: UUID, draft_id: UUID, now: datetime) -> None:
    """Send nothing of the draft. Raises NotAllowed, or NotFound for a draft that no longer waits."""
    member_id = _member(principal)
    async with deps.db.transaction(principal) as tx:
        draft = await drafts.lock_waiting(tx, conversation_id, draft_id)
        await drafts.note_discarded(tx, draft, member_id, now)


async def charge_draft(deps: Deps, tenant_id: UUID, draft_id: UUID, now: datetime) -> None:
    """Take the price of a draft that was sent, once; fixed texts are free."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        draft = await drafts.load_sent(tx, draft_id)
        operation = _CHARGED.get(draft.operation)
        if operation is None or draft.message_id is None:
            return
        about = Purpose(conversation_id=draft.conversation_id, message_id=draft.message_id, lead_id=draft.lead_id)
        await billing.charge(tx, operation, f"{operation}:{draft_id}", about, now=now)


def _member(principal: Principal) -> UUID:
    demand(principal, Area.LEADS, Access.ACT)
    if principal.member_id is None:
        raise NotAllowed
    return principal.member_id
