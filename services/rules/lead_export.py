"""Who takes leads out as a file, and what of the people in it: reports are for many roles, numbers for few."""

from enum import StrEnum

from services.rules.permissions import Access, Area, Principal, may


class LeadFilter(StrEnum):
    """What a list of leads is narrowed and ordered by, as its address names it."""

    TEXT = "q"
    OWNER = "owner"
    INBOX = "inbox"
    LABEL = "label"
    LANGUAGE = "language"
    BAND = "band"
    BUDGET = "budget"
    STATE = "state"
    ORDER = "sort"


def may_export_leads(principal: Principal) -> bool:
    """Whoever reads reports; an SDR's leads stay in the product."""
    return may(principal, Area.LEADS, Access.READ) and may(principal, Area.REPORTS, Access.READ)


def exports_personal_data(principal: Principal) -> bool:
    """Names and numbers in the clear only for those who may change leads; others get them masked."""
    return may_export_leads(principal) and may(principal, Area.LEADS, Access.WRITE)
