"""Gathers every table in one metadata, and writes the access rules that follow from what each table says of itself.

The migrations hold frozen text made from this; the catalogue test compares a migrated database with it again.
"""

from collections.abc import Iterator

import sqlalchemy

import services.assignments.models
import services.billing.models
import services.compliance.erasure_models
import services.compliance.models
import services.contacts.models
import services.conversations.media_models
import services.conversations.models
import services.conversations.review_models
import services.conversations.words
import services.data_keys
import services.desk.models
import services.events.models
import services.keys.models
import services.knowledge.models
import services.leads.models
import services.legal.models
import services.mail.models
import services.notifications.models
import services.outreach.models
import services.replies.models
import services.replies.release_models
import services.reports.models
import services.tenants.credentials
import services.tenants.models
import services.tours.models  # noqa: F401  # imported for their tables
from services.tables import Table, Visibility

METADATA = Table.metadata

# Read once per statement as an init plan; a bare volatile call would run for every row.
TENANT = "(select nullif(current_setting('app.tenant_id', true), '')::uuid)"
ROLE = "(select current_setting('app.role', true))"
MEMBER = "(select nullif(current_setting('app.member_id', true), '')::uuid)"

SEES_ALL_LEADS = ("admin", "manager", "product", "auditor", "readonly", "system", "ai", "api_key")
SEES_BILLING = ("admin", "manager", "system", "ai", "api_key")
SEES_AUDIT = ("admin", "manager", "product", "auditor", "system", "ai", "api_key")
SEES_REPORTS = ("admin", "manager", "product", "auditor", "readonly", "system")

# Tables that the deployment's role reaches across tenants, and how: to route, to sign in, to seal.
DEPLOYMENT_GRANTS = {
    "tenant": "select, insert",
    "member": "select",
    "inbox": "select",
    "event_log": "select",
    "event_seal": "select, insert",
    "event_head": "select, insert, update",
    "event_checkpoint": "select, insert",
    "data_key": "select, insert",
    "key_rotation": "select",
    "consent_form": "select",
    "erasure_mark": "select",
    "counted_up_to": "select",
}
# What the application may do with a tenant's rows where it is less than everything.
APPEND_ONLY = (
    "event_log",
    "event_seal",
    "ledger_entry",
    "score",
    "consent",
    "consent_wording",
    "erasure_mark",
    "retention_version",
    "retention_run",
    "replay_run",
    "drift_report",
    "reading_correction",
)
# Their ciphertext may be made anew, and nothing else; a trigger of their migrations says so.
REENCRYPTED_ONLY = ("decision", "legal_acceptance")
READ_ONLY_FOR_APP = ("event_seal", "event_head", "event_checkpoint")


def access_statements() -> Iterator[str]:
    """Yield the row-level security and grants of every table, in the order of the metadata."""
    for table in METADATA.sorted_tables:
        yield from access_of(table)
    yield "grant insert on event_pending to flexoraa_app"
    yield f"create policy from_tenants on event_pending for insert to flexoraa_app with check (tenant_id = {TENANT})"
    # A key is found before its tenant is known, yet made and ended together with the tenant's event of it.
    yield "grant select, insert, update on api_key to flexoraa_app"
    own_key = f"tenant_id = {TENANT}"
    yield f"create policy from_tenants on api_key to flexoraa_app using ({own_key}) with check ({own_key})"


def access_of(table: sqlalchemy.Table) -> Iterator[str]:
    """Yield the row-level security and grants of one table; what the migration that makes the table runs after it."""
    yield f"alter table {table.name} enable row level security"
    yield f"alter table {table.name} force row level security"
    if table.info["scope"] == "tenant":
        yield from _tenant_access(table.name, table.info["visibility"])
    else:
        yield from _deployment_access(table.name, readable_by_tenants=table.info["readable_by_tenants"])


def _tenant_access(name: str, visibility: Visibility) -> Iterator[str]:
    rule = f"tenant_id = {TENANT}"
    yield f"create policy own_tenant on {name} to flexoraa_app using ({rule}) with check ({rule})"
    yield f"grant {_app_rights(name)} on {name} to flexoraa_app"
    if limit := LIMITS[visibility]:
        # Reading is narrowed, and so is writing, but for logs that every role appends to.
        scope = "for select " if visibility in _READING_LIMITED else ""
        yield f"create policy own_rows on {name} as restrictive {scope}to flexoraa_app using ({limit})"
    if visibility in _CHANGING_LIMITED:
        yield f"create policy own_changes on {name} as restrictive for update to flexoraa_app using ({limit})"
        yield f"create policy own_deletions on {name} as restrictive for delete to flexoraa_app using ({limit})"
    if name in DEPLOYMENT_GRANTS:
        yield f"create policy deployment on {name} to flexoraa_deployment using (true) with check (true)"
        yield f"grant {DEPLOYMENT_GRANTS[name]} on {name} to flexoraa_deployment"


# Every role's acts may add rows here that it cannot read: events, charges, mails.
_READING_LIMITED = (Visibility.AUDIT, Visibility.BILLING, Visibility.SYSTEM)

# An update without a condition reads nothing, so that the limits of reading would let it pass.
_CHANGING_LIMITED = (Visibility.BILLING, Visibility.SYSTEM)


def _app_rights(name: str) -> str:
    if name in READ_ONLY_FOR_APP:
        return "select"
    if name in REENCRYPTED_ONLY:
        return "select, insert, update"
    return "select, insert" if name in APPEND_ONLY else "select, insert, update, delete"


def _deployment_access(name: str, *, readable_by_tenants: bool) -> Iterator[str]:
    yield f"create policy deployment on {name} to flexoraa_deployment using (true) with check (true)"
    yield f"grant select, insert, update, delete on {name} to flexoraa_deployment"
    if readable_by_tenants:
        yield f"create policy tenants_read on {name} for select to flexoraa_app using (true)"
        yield f"grant select on {name} to flexoraa_app"


def _roles(roles: tuple[str, ...], otherwise: str) -> str:
    return f"{ROLE} = any (array[{', '.join(repr(role) for role in roles)}]) or {otherwise}"


def _own(parent: str, parent_column: str, column: str, owner: str) -> str:
    own = f"p.tenant_id = {TENANT} and p.{owner} = {MEMBER}"
    return f"{column} in (select p.{parent_column} from {parent} p where {own})"  # noqa: S608  # names of this module


# Visible are the rows of the roles listed, and for every other role what is the member's own.
LIMITS = {
    Visibility.ALL: "",
    Visibility.OWN_CONVERSATIONS: _roles(SEES_ALL_LEADS, f"assignee_id = {MEMBER}"),
    Visibility.OWN_LEADS: _roles(SEES_ALL_LEADS, f"owner_id = {MEMBER}"),
    Visibility.OWN_CONTACTS: _roles(SEES_ALL_LEADS, _own("conversation", "contact_id", "id", "assignee_id")),
    Visibility.THROUGH_CONTACT: _roles(SEES_ALL_LEADS, _own("conversation", "contact_id", "contact_id", "assignee_id")),
    Visibility.THROUGH_CONVERSATION: _roles(
        SEES_ALL_LEADS, _own("conversation", "id", "conversation_id", "assignee_id")
    ),
    Visibility.THROUGH_LEAD: _roles(SEES_ALL_LEADS, _own("lead", "id", "lead_id", "owner_id")),
    Visibility.BILLING: _roles(SEES_BILLING, "false"),
    Visibility.AUDIT: _roles(SEES_AUDIT, "false"),
    Visibility.REPORTS: _roles(SEES_REPORTS, "false"),
    Visibility.SYSTEM: _roles(("system",), "false"),
    Visibility.OWN: _roles(("system",), f"member_id = {MEMBER}"),
}
