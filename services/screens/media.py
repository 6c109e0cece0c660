"""The file of one message, for those who may read the message."""

from uuid import UUID

from services.access import demand
from services.conversations.media import File, find_file
from services.db import Reader
from services.errors import NotAllowed, NotFound
from services.rules.permissions import Area, Principal, sees_personal_data


async def load_file(reader: Reader, principal: Principal, message_id: UUID) -> File:
    """The file with its content; raises NotAllowed for a role without personal data, NotFound for what is not there."""
    demand(principal, Area.LEADS)
    if not sees_personal_data(principal):
        raise NotAllowed
    file = await find_file(reader, message_id)
    if file is None:
        raise NotFound
    return file
