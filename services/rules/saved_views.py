"""What of a page's filters may be kept under a name, and what names are taken.

A search may hold a person's name and a cursor ages, so neither is kept.
"""

from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

# What a menu shows without cutting it; shorter than an id, so that no id can be kept as a name.
LONGEST_NAME = 32
LONGEST_QUERY = 600
MOST_VIEWS = 50
_LEFT_OUT = frozenset({"q", "text", "cursor", "conversation"})


class ViewPage(StrEnum):
    """The pages whose filters can be kept."""

    LEADS = "leads"
    INBOX = "inbox"


def view_name(typed: str) -> str | None:
    """The name as it is kept, None where there is none or it is too long."""
    name = " ".join(typed.split())
    return name if 0 < len(name) <= LONGEST_NAME and name.isprintable() else None


def kept_query(address: str) -> str | None:
    """The part of an address after its question mark that is kept, in the order of its names; None for too much."""
    try:
        words = parse_qsl(address.removeprefix("?"), max_num_fields=20)
    except ValueError:
        return None
    kept = urlencode(sorted((name, value) for name, value in words if name not in _LEFT_OUT))
    return kept if len(kept) <= LONGEST_QUERY else None
