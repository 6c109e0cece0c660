"""Every place that holds something of a contact under the contact's key: what erasing and re-encrypting go through."""

from dataclasses import dataclass

from services.assignments.models import HAND_OFF_SUMMARY
from services.compliance.models import CONSENT_EVIDENCE
from services.contacts.models import CONTACT_NAME, IDENTITY_VALUE
from services.conversations.media_models import MEDIA_KEY, MEDIA_NAME
from services.conversations.models import MESSAGE_BODY, MESSAGE_DETAILS
from services.crypto import Field
from services.desk.models import NOTE_BODY
from services.events.details import EVENT_DETAIL
from services.leads.models import ANSWER_EVIDENCE
from services.replies.models import DECISION_INPUT, DECISION_OUTPUT, DECISION_RESULT, REPLY_DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectField:
    """A field and the way from its rows to the contact: by `column`, which is the contact's id or that of a `parent`
    row with a `contact_id`."""

    field: Field
    column: str
    parent: str = ""


SUBJECT_FIELDS = (
    SubjectField(field=CONTACT_NAME, column="id"),
    SubjectField(field=IDENTITY_VALUE, column="contact_id"),
    SubjectField(field=MESSAGE_BODY, column="conversation_id", parent="conversation"),
    SubjectField(field=MESSAGE_DETAILS, column="conversation_id", parent="conversation"),
    SubjectField(field=MEDIA_KEY, column="conversation_id", parent="conversation"),
    SubjectField(field=MEDIA_NAME, column="conversation_id", parent="conversation"),
    SubjectField(field=NOTE_BODY, column="conversation_id", parent="conversation"),
    SubjectField(field=DECISION_INPUT, column="conversation_id", parent="conversation"),
    SubjectField(field=DECISION_OUTPUT, column="conversation_id", parent="conversation"),
    SubjectField(field=DECISION_RESULT, column="conversation_id", parent="conversation"),
    SubjectField(field=REPLY_DRAFT, column="conversation_id", parent="conversation"),
    SubjectField(field=HAND_OFF_SUMMARY, column="conversation_id", parent="conversation"),
    SubjectField(field=ANSWER_EVIDENCE, column="lead_id", parent="lead"),
    SubjectField(field=CONSENT_EVIDENCE, column="contact_id"),
    SubjectField(field=EVENT_DETAIL, column="subject_id"),
)
