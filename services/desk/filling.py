"""What the variables of a canned reply stand for in one conversation, for one member."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import and_, select

from services.contacts.models import CONTACT_NAME, Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.desk.queries import list_colleagues
from services.rules.canned import Variable
from services.subject_keys import Subject
from services.tenants.queries import load_tenant


async def values_in(reader: Reader, conversation_id: UUID) -> Mapping[Variable, str]:
    """The variables' values; what is not known is empty."""
    statement = (
        select(Contact.id, Contact.name, Contact.subject_key)
        .join(Conversation, and_(Conversation.tenant_id == Contact.tenant_id, Conversation.contact_id == Contact.id))
        .where(Contact.tenant_id == reader.tenant_id, Conversation.id == conversation_id)
    )
    row = (await reader.execute(statement)).one()
    subject = Subject(reader.cipher, row.id, row.subject_key)
    name = subject.open(CONTACT_NAME, row.id, row.name) if row.name and not subject.is_erased else ""
    colleagues = await list_colleagues(reader)
    me = next((one.name for one in colleagues if one.id == reader.principal.member_id), "")
    return values_of(name=name, company=(await load_tenant(reader)).name, me=me)


def values_of(*, name: str, company: str, me: str) -> Mapping[Variable, str]:
    """The same for a contact's whole name, where the caller has it."""
    return {
        Variable.NAME: name,
        Variable.FIRST_NAME: name.partition(" ")[0],
        Variable.COMPANY: company,
        Variable.ME: me,
    }
