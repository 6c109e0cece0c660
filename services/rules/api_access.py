"""What programs may be given: the roles of an API key, how long keys and tokens last, how fast they may call."""

from datetime import timedelta
from typing import Final

from services.rules.permissions import Role

# A program sees all leads of its tenant or none: SDRs' keys would see nothing, and admins' acts are for persons.
KEY_ROLES: Final = (Role.READONLY, Role.PRODUCT, Role.MANAGER)
KEY_LASTS_DAYS: Final = (30, 90, 365)
KEY_NAME_MOST = 60
# PRD, Security Controls: JWT tokens with 24h expiry.
TOKEN_LASTS = timedelta(hours=24)
# Two servers' clocks may differ by this much.
SKEW = timedelta(seconds=60)
# The last use is shown to the minute.
USE_NOTED_EVERY = timedelta(minutes=1)
