"""Where an outbound message stands, and how late, doubled or swapped receipts are folded in.

The statuses form one line and only the furthest counts, so the order in which receipts arrive cannot matter
(contracts/whatsapp.md 1.3). Putting a message back into the queue is a command of its own, not a receipt.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class DeliveryStatus(StrEnum):
    """States of an outbound message, in the order in which they overrule each other."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"  # no receipt for a send whose answer was lost: any receipt is better knowledge
    SENT = "sent"
    FAILED = "failed"  # final after sent, yet a delivery that is reported later is the truth
    DELIVERED = "delivered"
    READ = "read"
    PLAYED = "played"  # first play of a voice note


# From "sending" to "unknown" without any receipt (architecture.md, path of a message 4).
UNKNOWN_AFTER_SECONDS = 600
# A call that has not ended by then is given up: what it carried arrived before, or never will. Later messages of the
# conversation wait for that and no longer, so that none can overtake it.
CALL_ENDS_WITHIN_SECONDS = 30

RANK: Mapping[DeliveryStatus, int] = MappingProxyType({status: rank for rank, status in enumerate(DeliveryStatus)})

REACHED_CONTACT = frozenset({DeliveryStatus.DELIVERED, DeliveryStatus.READ, DeliveryStatus.PLAYED})
AWAITING_PROVIDER = frozenset({DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.UNKNOWN})


def advance(current: DeliveryStatus, incoming: DeliveryStatus) -> DeliveryStatus:
    """The status after a receipt: the further of the two; regressions and repeats change nothing."""
    return max(current, incoming, key=RANK.__getitem__)
