"""Which documents a company has still to accept, and what an admin cannot enter before (PRD, Legal Policy Integration).

Settings and billing wait; the inbox, exports, erasure and all that leads need never do, and no other role is asked.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from services.rules.permissions import Area, Principal, PrincipalKind, Role


class DocumentKind(StrEnum):
    """A document that a company accepts as a whole, in the order in which they are read."""

    TERMS = "terms"
    REFUNDS = "refunds"
    TOKENS = "tokens"
    DPA = "dpa"


# What a company uses the product for can wait for nobody's signature; what it buys and changes can.
WAITING_AREAS = frozenset({Area.SETTINGS, Area.BILLING})


def outstanding(
    current: Mapping[DocumentKind, int], accepted: Collection[tuple[DocumentKind, int]]
) -> tuple[DocumentKind, ...]:
    """The documents whose current version is not among the accepted ones; an older or newer version does not count."""
    return tuple(kind for kind in DocumentKind if kind in current and (kind, current[kind]) not in accepted)


def may_accept(principal: Principal) -> bool:
    """True for an admin, who binds the company."""
    return principal.kind is PrincipalKind.MEMBER and principal.role is Role.ADMIN


def must_accept_first(principal: Principal, area: Area | None) -> bool:
    """True where the principal is asked for the company's acceptance before it enters the area."""
    return may_accept(principal) and area in WAITING_AREAS
