"""Refuses what a role may not do, for flows and screens alike; who may do what is `rules.permissions`."""

from services.errors import ConfirmationNeeded, NotAllowed
from services.rules.permissions import Access, Area, Principal, PrincipalKind, may


def demand(principal: Principal, area: Area, access: Access = Access.READ) -> None:
    """Raise NotAllowed unless the principal may use the area that far."""
    if not may(principal, area, access):
        raise NotAllowed


def require_fresh(principal: Principal) -> None:
    """Raise ConfirmationNeeded unless the member signed in or confirmed within ten minutes; the system always may.

    For acts that give power or data away: role grants, key rotation, export, erasure. Pages answer the error with
    /confirm/, which comes back to where the member was.
    """
    if principal.kind is not PrincipalKind.SYSTEM and not principal.is_confirmed:
        raise ConfirmationNeeded
