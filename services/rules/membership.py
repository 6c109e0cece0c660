"""Whether a member's role or state may be changed: nobody changes their own, and a tenant keeps an admin."""

from datetime import timedelta
from enum import StrEnum

INVITATION_LASTS = timedelta(days=7)


class Refusal(StrEnum):
    """Why a change is refused."""

    OWN = "own"
    LAST_ADMIN = "last_admin"


def refusal(*, is_own: bool, ends_an_admin: bool, other_admins: int) -> Refusal | None:
    """Why a role or state may not change, None where it may; `other_admins` are active ones beside the member."""
    if is_own:
        return Refusal.OWN
    if ends_an_admin and other_admins == 0:
        return Refusal.LAST_ADMIN
    return None
