"""The personal values of an event as its row on the audit page shows them: before and after, masked, or erased."""

from typing import Any

from services.db import Reader
from services.errors import SubjectErased
from services.events.details import Detail, open_detail
from services.rules.masking import MASK
from services.rules.permissions import sees_personal_data
from services.screens.audit_words import Change
from services.screens.people import subject_of
from services.subject_keys import ERASED

NOT_COMMITTED = "altered: not what the log was sealed with"


def detailed(reader: Reader, row: Any) -> list[Change]:
    """The values behind a row of the log that carries `contact_id`, `sealed` and `subject_key` of its side row."""
    if row.contact_id is None:
        return []
    try:
        if row.sealed is None:
            raise SubjectErased
        detail = open_detail(subject_of(reader, row), row.id, row.sealed)
    except SubjectErased:
        return [Change(field="Personal data", before="", after=ERASED)]
    if not sees_personal_data(reader.principal):
        return [Change(field="Personal data", before="", after=MASK)]
    if not detail.is_committed(row.view.get("commitments", [])):
        return [Change(field="Personal data", before="", after=NOT_COMMITTED)]
    return [_change(detail, field) for field in sorted({*detail.before, *detail.after})]


def _change(detail: Detail, field: str) -> Change:
    shown = field.replace("_", " ").capitalize()
    return Change(field=shown, before=detail.before.get(field, ""), after=detail.after.get(field, ""))
