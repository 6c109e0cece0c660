"""What a contact agreed to, purpose by purpose, and whether it still stands.

Writing to us opens the session window and is no consent to marketing (security.md, Consent and law). A record is never
changed: a withdrawal is a record of its own, and the last one of a purpose decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_WORDING = 1200


class ConsentPurpose(StrEnum):
    """What a contact may agree to."""

    MARKETING = "marketing"
    SERVICE = "service"  # answers to what they ask, appointments, reminders


class ConsentAct(StrEnum):
    """What a record says."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class ConsentMethod(StrEnum):
    """How it was said."""

    FORM = "form"
    KEYWORD = "keyword"
    PROVIDER = "provider"  # the switch in the channel's own settings
    MEMBER = "member"
    IMPORT = "import"  # a list that somebody brought, who says on what ground


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """One record as the rule needs it."""

    purpose: ConsentPurpose
    act: ConsentAct
    at: datetime


def standing(records: Iterable[ConsentRecord]) -> Mapping[ConsentPurpose, ConsentRecord]:
    """The record that decides for each purpose: the last one; of two at one moment the withdrawal."""
    ordered = sorted(records, key=lambda record: (record.at, record.act is ConsentAct.WITHDRAWN))
    return {record.purpose: record for record in ordered}


def consents(records: Iterable[ConsentRecord], purpose: ConsentPurpose) -> bool:
    """True where the contact agreed to the purpose and did not take it back."""
    last = standing(records).get(purpose)
    return last is not None and last.act is ConsentAct.GIVEN


def person_consents(
    contacts: Iterable[Sequence[ConsentRecord]], purpose: ConsentPurpose, joined_at: datetime | None
) -> bool:
    """Whether a person joined from several contacts agreed: of what was said before, the stricter stands.

    A withdrawal by any of the contacts holds until a consent that was given after they were joined.
    """
    said = [[record for record in records if record.purpose is purpose] for records in contacts]
    everything = [record for records in said for record in records]
    if not consents(everything, purpose):
        return False
    given_at = standing(everything)[purpose].at
    if joined_at is None or given_at > joined_at:
        return True
    return all(consents(records, purpose) for records in said if records)
