"""Whether stored texts can be read by their own key at their own place, over the newest and a spread of the others."""

from services.checks.look import Found, Look
from services.conversations.models import MESSAGE_BODY, MESSAGE_DETAILS
from services.errors import DecryptionError

_SAMPLE = 1000


async def messages_can_be_read(look: Look) -> list[Found]:
    """A message's body and details decrypt under the tenant's key for this very row."""
    rows = await look.rows(
        """(select id, body, details from message where tenant_id = :tenant order by id desc limit :sample)
        union (
            select id, body, details from message
            where tenant_id = :tenant and mod(abs(hashtext(id::text)::bigint),
                (select count(*) / :sample + 1 from message where tenant_id = :tenant)) = 0
            limit :sample)""",
        sample=_SAMPLE,
    )
    found = []
    for row in rows:
        for field, sealed in ((MESSAGE_BODY, row.body), (MESSAGE_DETAILS, row.details)):
            try:
                if sealed is not None:
                    look.reader.cipher.open(field, row.id, sealed)
            except DecryptionError as error:
                found.append(Found(table="message", row_id=str(row.id), what=str(error)))
    return found
