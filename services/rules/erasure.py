"""Who may ask for a contact to be erased, who may approve it, and on which day it is done."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.rules.keyword import folded

# How recently a contact must have written for its own address to speak for it.
OWN_WORD_LASTS = timedelta(days=30)


class Authority(StrEnum):
    """What shows that the one who asks may ask."""

    OWN_MESSAGE = "own_message"  # from the contact's own address
    IDENTITY_SEEN = "identity_seen"
    REPRESENTATIVE = "representative"  # a written power of attorney was seen
    LEGAL_ORDER = "legal_order"


class ErasureState(StrEnum):
    """Where a request stands; `restricted` is approved and waits for its day."""

    REQUESTED = "requested"
    APPROVED = "approved"
    RESTRICTED = "restricted"
    REFUSED = "refused"
    COMPLETED = "completed"


OPEN_STATES = (ErasureState.REQUESTED, ErasureState.APPROVED, ErasureState.RESTRICTED)


class Timing(StrEnum):
    """When an approved erasure is carried out."""

    AT_ONCE = "at_once"  # GDPR, article 17: without undue delay
    AFTER_LOG_YEAR = "after_log_year"  # India's DPDP rules keep logs a year: restrict at once, shred on its day


# DPDP Rules 2025, rule 6: logs and the data behind them for one year.
LOG_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as the rules need it; `requested_by` is None where the contact asked by message."""

    state: ErasureState
    authority: Authority
    requested_by: UUID | None


def authority_fault(authority: Authority, last_heard_at: datetime | None, now: datetime) -> str | None:
    """Why the authority does not hold, as a sentence; None where it does."""
    if authority is not Authority.OWN_MESSAGE:
        return None
    if last_heard_at is None or now - last_heard_at > OWN_WORD_LASTS:
        return "The contact has not written from their own address in the last 30 days: check who is asking."
    return None


def approval_fault(request: Request, approver_id: UUID | None) -> str | None:
    """Why this member may not decide, as a sentence; None where they may."""
    if approver_id is None:
        return "A person must decide on an erasure."
    if request.requested_by == approver_id:
        return "You asked for this erasure yourself: another admin or manager must approve it."
    if request.state is not ErasureState.REQUESTED:
        return "This request has been decided already."
    return None


def due_at(timing: Timing, approved_at: datetime) -> datetime:
    """The moment at which the contact's key is destroyed."""
    return approved_at if timing is Timing.AT_ONCE else approved_at + LOG_YEAR


_ASKED = re.compile(
    "|".join(
        (
            r"\b(?:delete|erase|remove|wipe) (?:all )?(?:of )?my (?:personal )?(?:data|details|information|info)\b",
            r"\bforget me\b|\bright to be forgotten\b",
            r"\bmer[ai] (?:sara |poora )?(?:data|details|jankari) (?:delete|hata|mita)",
            r"मेर[ाी] (?:सारा |पूरा )?(?:डेटा|डाटा|जानकारी) (?:हटा|मिटा|डिलीट)",
            r"(?:احذف|احذفوا|امسح|امسحوا) (?:كل )?(?:بياناتي|معلوماتي)|حذف بياناتي",
            r"میرا (?:سارا )?ڈیٹا (?:حذف|ڈیلیٹ|مٹا)|داده‌?های من را (?:حذف|پاک)",
            r"\b(?:borr[ae]|borren|elimin[ae]|eliminen) (?:todos )?mis datos\b",
            r"আমার (?:সব )?(?:তথ্য|ডেটা) (?:মুছ|ডিলিট)|माझ[ाी] (?:सर्व )?(?:डेटा|माहिती) (?:हटव|काढ|डिलीट)",
            r"મારો ડેટા (?:કાઢ|ડિલીટ|હટાવ)|ਮੇਰਾ ਡਾਟਾ (?:ਹਟਾ|ਮਿਟਾ|ਡਿਲੀਟ)|என் (?:தரவை|தகவலை) (?:நீக்க|அழி)",
            r"నా (?:డేటా|సమాచారం) (?:తొలగిం|డిలీట్)|ನನ್ನ (?:ಡೇಟಾ|ಮಾಹಿತಿ) (?:ಅಳಿಸ|ಡಿಲೀಟ್)",
            r"എന്റെ (?:ഡാറ്റ|വിവരങ്ങൾ) (?:നീക്ക|മായ്|ഡിലീറ്റ്)|ମୋର (?:ତଥ୍ୟ|ଡାଟା) (?:ହଟା|ଲିଭା|ଡିଲିଟ)",
        )
    )
)
# A long text that mentions the words is for a person to read.
_LONGEST_ASKING = 300


def asks_for_erasure(text: str) -> bool:
    """True where a contact's message asks, in any supported language, that what is kept of them be erased."""
    return len(text) <= _LONGEST_ASKING and _ASKED.search(folded(text)) is not None
