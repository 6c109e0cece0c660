"""Refuses what a role may not do, for flows and screens alike; who may do what is `rules.permissions`."""

from services.errors import NotAllowed
from services.rules.permissions import Access, Area, Principal, may


def demand(principal: Principal, area: Area, access: Access = Access.READ) -> None:
    """Raise NotAllowed unless the principal may use the area that far."""
    if not may(principal, area, access):
        raise NotAllowed
