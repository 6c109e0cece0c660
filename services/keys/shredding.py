"""Destroys a contact's key, after which nothing that was kept of the contact can be read by anybody."""

from uuid import UUID

from sqlalchemy import delete, select, text, update

from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.conversations.words import MessageWord
from services.crypto import Format
from services.db import Transaction
from services.errors import NotFound
from services.events.models import EventDetail
from services.keys.subject_fields import SUBJECT_FIELDS, SubjectField
from services.subject_keys import DESTROYED, ERASED_VALUE


async def destroy_subject_key(tx: Transaction, contact_id: UUID) -> None:
    """Destroy the key of a contact; readers see ERASED from this transaction's commit on, in every process.

    Values older than subject keys are overwritten, the words by which messages are found are
    deleted, and so are the values behind events. A repeat
    changes nothing. Blind indexes of addresses, deliveries as they came and what stands in backups are the caller's
    matter. Raises NotFound for a contact that is not there.
    """
    statement = (
        update(Contact)
        .where(Contact.tenant_id == tx.tenant_id, Contact.id == contact_id)
        .values(subject_key=DESTROYED)
        .returning(Contact.id)
    )
    if await tx.scalar(statement) is None:
        raise NotFound
    theirs = select(Conversation.id).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.contact_id == contact_id
    )
    await tx.execute(
        delete(MessageWord).where(MessageWord.tenant_id == tx.tenant_id, MessageWord.conversation_id.in_(theirs))
    )
    about = (EventDetail.tenant_id == tx.tenant_id, EventDetail.subject_id == contact_id)
    await tx.execute(update(EventDetail).where(*about).values(sealed=None))
    parameters = {
        "tenant": tx.tenant_id,
        "contact": contact_id,
        "erased": ERASED_VALUE,
        "under_tenant": bytes([Format.TENANT]),
    }
    for place in SUBJECT_FIELDS:
        await tx.execute(text(_overwrite(place)), parameters)


def _overwrite(place: SubjectField) -> str:
    """The statement that empties what the tenant's key alone could open."""
    table, column = place.field.table, place.field.column
    of_contact = f"{place.column} = :contact"
    if place.parent:
        parents = f"select id from {place.parent} where tenant_id = :tenant and contact_id = :contact"  # noqa: S608  # names of this module
        of_contact = f"{place.column} in ({parents})"
    where = f"tenant_id = :tenant and {of_contact} and substring({column} from 1 for 1) = :under_tenant"
    return f"update {table} set {column} = :erased where {where}"  # noqa: S608  # names of this module
