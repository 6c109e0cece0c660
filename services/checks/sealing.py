"""Whether stored texts can be read by their own key at their own place, over the newest and a spread of the others."""

from services.checks.look import Found, Look
from services.conversations.models import MESSAGE_BODY, MESSAGE_DETAILS
from services.errors import DecryptionError
from services.subject_keys import Subject

_SAMPLE = 1000


async def messages_can_be_read(look: Look) -> list[Found]:
    """A message's body and details decrypt under the contact's key for this very row."""
    rows = await look.rows(
        """with picked as (
            (select id, conversation_id, body, details from message where tenant_id = :tenant
                order by id desc limit :sample)
            union (
            select id, conversation_id, body, details from message
            where tenant_id = :tenant and mod(abs(hashtext(id::text)::bigint),
                (select count(*) / :sample + 1 from message where tenant_id = :tenant)) = 0
            limit :sample))
        select m.id, m.body, m.details, c.contact_id, k.subject_key
        from picked m
        join conversation c on c.tenant_id = :tenant and c.id = m.conversation_id
        join contact k on k.tenant_id = :tenant and k.id = c.contact_id""",
        sample=_SAMPLE,
    )
    found = []
    for row in rows:
        subject = Subject(look.reader.cipher, row.contact_id, row.subject_key)
        for field, sealed in ((MESSAGE_BODY, row.body), (MESSAGE_DETAILS, row.details)):
            try:
                if sealed is not None:
                    subject.open(field, row.id, sealed)
            except DecryptionError as error:
                found.append(Found(table="message", row_id=str(row.id), what=str(error)))
    return found
