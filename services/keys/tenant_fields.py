"""Every place of a tenant that is under the tenant's own keys, not under a contact's: members, tokens, mails, lists."""

from services.crypto import Field
from services.desk.models import CANNED_SHORTCUT, CANNED_TEXT, LABEL_NAME, MACRO_NAME, VIEW_NAME, VIEW_QUERY
from services.knowledge.models import DOCUMENT_CONTENT, DOCUMENT_TITLE, PASSAGE_TEXT, PASSAGE_VECTORS
from services.legal.models import ACCEPTED_FROM, ACCEPTED_WITH
from services.mail.models import MAIL_CONTENT
from services.subject_keys import SUBJECT_KEY
from services.tenants.models import INBOX_TOKEN, MEMBER_EMAIL, MEMBER_NAME

TENANT_FIELDS: tuple[Field, ...] = (
    SUBJECT_KEY,
    MEMBER_NAME,
    MEMBER_EMAIL,
    MAIL_CONTENT,
    ACCEPTED_FROM,
    ACCEPTED_WITH,
    INBOX_TOKEN,
    DOCUMENT_TITLE,
    DOCUMENT_CONTENT,
    PASSAGE_TEXT,
    PASSAGE_VECTORS,
    LABEL_NAME,
    CANNED_SHORTCUT,
    CANNED_TEXT,
    MACRO_NAME,
    VIEW_NAME,
    VIEW_QUERY,
)
