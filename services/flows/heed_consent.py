"""Acts on a contact's word about being written to: STOP at once and in any language, START to hear from us again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.arrivals import PreferenceArrived
from services.compliance import commands as compliance
from services.compliance import erasures
from services.compliance.commands import Consenter
from services.compliance.consents import NewConsent, record_consent
from services.compliance.models import OptOutMethod, SuppressionPurpose
from services.contacts.queries import list_person_indexes
from services.conversations import outbox, sending, threads
from services.conversations.models import Author, Conversation, MessageKind
from services.conversations.outbox import Outgoing
from services.conversations.storing import Stored
from services.conversations.threads import Thread
from services.db import Transaction
from services.replies.wording import language_for, say
from services.rules import language
from services.rules.consent import ConsentAct, ConsentMethod, ConsentPurpose
from services.rules.erasure import Authority, asks_for_erasure
from services.rules.opt_in import asks_to_resume
from services.rules.opt_out import asks_to_stop, is_spanish_keyword
from services.rules.segments import Segment
from services.rules.send_policy import STOP_CONFIRMATION_OPERATION
from services.tenants.queries import load_tenant

_SPOKEN = (MessageKind.TEXT, MessageKind.BUTTON, MessageKind.INTERACTIVE)
WELCOME_OPERATION = "welcome_back"
ERASURE_OPERATION = "erasure_noted"
_OPERATIONS = {
    Segment.STOP_CONFIRMATION: STOP_CONFIRMATION_OPERATION,
    Segment.WELCOME_BACK: WELCOME_OPERATION,
    Segment.ERASURE_NOTED: ERASURE_OPERATION,
}
SWITCHED = "The contact's own switch for marketing messages, as the channel reported it."
REFUSED = "The channel refused a marketing message because the contact had stopped them."


async def heed_words(tx: Transaction, thread: Thread, stored: Sequence[Stored], now: datetime) -> None:
    """Obey the last STOP, START or request to be forgotten among a conversation's new messages."""
    for one in reversed(stored):
        if one.arrival.kind not in _SPOKEN:
            continue
        if await _asks_to_stop(tx, thread, one.arrival.body):
            await _stop(tx, thread, one, now)
            return
        if thread.opted_out_at is not None and asks_to_resume(one.arrival.body):
            await _resume(tx, thread, one, now)
            return
        if asks_for_erasure(one.arrival.body):
            await _note_erasure(tx, thread, one, now)
            return


async def _asks_to_stop(tx: Transaction, thread: Thread, words: str) -> bool:
    """Look up what the contact speaks only for the few words that depend on it."""
    if not is_spanish_keyword(words):
        return asks_to_stop(words)
    spoken: str | None = await tx.scalar(select(Conversation.language).where(Conversation.id == thread.id))
    return asks_to_stop(words, language=spoken or (await load_tenant(tx)).default_language)


async def heed_preference(tx: Transaction, preference: PreferenceArrived, contact_id: UUID, now: datetime) -> None:
    """A switch in the channel's own settings, which is about marketing only."""
    who = await _consenter(tx, contact_id, None)
    purpose, method = SuppressionPurpose.MARKETING, OptOutMethod.PROVIDER
    if preference.stops:
        changes = await compliance.suppress(tx, who, purpose, method=method, at=preference.at, now=now)
        act = ConsentAct.WITHDRAWN
    else:
        changes = await compliance.lift(tx, who, purpose, method=method, now=now)
        act = ConsentAct.GIVEN
    if changes:
        switched = NewConsent(
            contact_id=contact_id,
            purpose=ConsentPurpose.MARKETING,
            act=act,
            method=ConsentMethod.PROVIDER,
            at=preference.at,
            evidence={"said": SWITCHED},
        )
        await record_consent(tx, switched, now)


async def stop_marketing(tx: Transaction, contact_id: UUID, conversation_id: UUID, now: datetime) -> None:
    """The provider refused a message because the contact stopped marketing (131050)."""
    who = await _consenter(tx, contact_id, conversation_id)
    method = OptOutMethod.PROVIDER
    if not await compliance.suppress(tx, who, SuppressionPurpose.MARKETING, method=method, at=now, now=now):
        return
    stopped = NewConsent(
        contact_id=contact_id,
        purpose=ConsentPurpose.MARKETING,
        act=ConsentAct.WITHDRAWN,
        method=ConsentMethod.PROVIDER,
        at=now,
        evidence={"said": REFUSED},
    )
    await record_consent(tx, stopped, now)


async def _stop(tx: Transaction, thread: Thread, said: Stored, now: datetime) -> None:
    """Suppress every address, refuse what waits to be sent, and confirm once."""
    if thread.opted_out_at is not None:
        return
    who = await _consenter(tx, thread.contact_id, thread.id)
    method = OptOutMethod.KEYWORD
    await compliance.suppress(tx, who, SuppressionPurpose.ALL, method=method, at=said.arrival.at, now=now)
    for purpose in ConsentPurpose:
        await _record_words(tx, thread, said, purpose, ConsentAct.WITHDRAWN, now=now)
    await _answer(tx, thread, opted_out_at=now, now=now)
    await sending.refuse_queued(tx, thread.contact_id, now)
    await _say(tx, thread, said, Segment.STOP_CONFIRMATION, now=now)


async def _resume(tx: Transaction, thread: Thread, said: Stored, now: datetime) -> None:
    who = await _consenter(tx, thread.contact_id, thread.id)
    await compliance.lift(tx, who, SuppressionPurpose.ALL, method=OptOutMethod.KEYWORD, now=now)
    # START lets us answer again; offers need a consent of their own.
    await _record_words(tx, thread, said, ConsentPurpose.SERVICE, ConsentAct.GIVEN, now=now)
    await _answer(tx, thread, opted_out_at=None, now=now)
    await _say(tx, thread, said, Segment.WELCOME_BACK, now=now)


async def _note_erasure(tx: Transaction, thread: Thread, said: Stored, now: datetime) -> None:
    """Keep the request, which its own address proves, and say so once; a person decides."""
    if await erasures.ask(tx, thread.contact_id, Authority.OWN_MESSAGE, now) is None:
        return
    thread.answered_seq, thread.first_open_at = thread.last_seq, None
    await threads.save(tx, [thread])
    if thread.opted_out_at is None:
        await _say(tx, thread, said, Segment.ERASURE_NOTED, now=now)


async def _record_words(
    tx: Transaction, thread: Thread, said: Stored, purpose: ConsentPurpose, act: ConsentAct, *, now: datetime
) -> None:
    words = {"said": said.arrival.body, "message_id": str(said.id), "provider_id": said.arrival.provider_id}
    spoken = NewConsent(
        contact_id=thread.contact_id,
        purpose=purpose,
        act=act,
        method=ConsentMethod.KEYWORD,
        at=said.arrival.at,
        evidence=words,
    )
    await record_consent(tx, spoken, now)


async def _answer(tx: Transaction, thread: Thread, *, opted_out_at: datetime | None, now: datetime) -> None:
    """The fixed text answers the turn; consent holds in all conversations of the contact."""
    thread.opted_out_at = opted_out_at
    thread.answered_seq, thread.first_open_at = thread.last_seq, None
    await threads.save(tx, [thread])
    await threads.set_opted_out(tx, thread.contact_id, opted_out_at, now)


async def _say(tx: Transaction, thread: Thread, said: Stored, segment: Segment, *, now: datetime) -> None:
    tenant = await load_tenant(tx)
    heard = language.detect(said.arrival.body)
    spoken = language_for(heard.code, is_hinglish=heard.is_hinglish, default=tenant.default_language)
    notice = Outgoing(
        conversation_id=thread.id,
        inbox_id=thread.inbox_id,
        author=Author.NOTICE,
        text=say(segment, spoken, 0).format(company=tenant.name),
        language=spoken,
        operation=_OPERATIONS[segment],
    )
    await outbox.queue(tx, notice, now)


async def _consenter(tx: Transaction, contact_id: UUID, conversation_id: UUID | None) -> Consenter:
    indexes = await list_person_indexes(tx, contact_id)
    return Consenter(contact_id=contact_id, indexes=indexes, conversation_id=conversation_id)
