"""What every table has in common: the base class, column types, tenant keys, and who may see its rows.

`visible_to` and `owned_by_deployment` say it beside the table; the migration's policies are written from them, and a
catalogue test compares the two.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    SmallInteger,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "ck": "%(table_name)s_%(constraint_name)s_check",
}

TenantId = Annotated[UUID, mapped_column(Uuid(), primary_key=True)]
RowId = Annotated[UUID, mapped_column(Uuid(), primary_key=True)]
Sealed = Annotated[bytes, mapped_column(LargeBinary)]
UtcTime = Annotated[datetime, mapped_column(DateTime(timezone=True))]
Json = Annotated[dict[str, object], mapped_column(JSONB)]
Small = Annotated[int, mapped_column(SmallInteger)]


class Table(DeclarativeBase):
    """The declarative base; rows are read and written with Core statements, never as objects with a session."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {str: Text(), datetime: DateTime(timezone=True), UUID: Uuid(), bytes: LargeBinary()}


class Visibility(StrEnum):
    """Which rows of a tenant table a principal of that tenant may see, beyond the tenant's own wall."""

    ALL = "all"
    OWN_CONVERSATIONS = "own_conversations"
    OWN_LEADS = "own_leads"
    THROUGH_CONVERSATION = "through_conversation"
    THROUGH_LEAD = "through_lead"
    OWN_CONTACTS = "own_contacts"
    THROUGH_CONTACT = "through_contact"
    BILLING = "billing"
    AUDIT = "audit"
    REPORTS = "reports"
    SYSTEM = "system"
    OWN = "own"  # the acting member's


def visible_to(visibility: Visibility) -> dict[str, object]:
    """Table info for a tenant's rows."""
    return {"info": {"scope": "tenant", "visibility": visibility}}


def owned_by_deployment(*, readable_by_tenants: bool = False) -> dict[str, object]:
    """Table info for rows that belong to the deployment; tenants read them only where the flag says so."""
    return {"info": {"scope": "deployment", "readable_by_tenants": readable_by_tenants}}


def references(target: str, column: str, *, on_delete: str | None = None) -> ForeignKeyConstraint:
    """A foreign key that includes the tenant, so that no row can point into another one."""
    return ForeignKeyConstraint(["tenant_id", column], [f"{target}.tenant_id", f"{target}.id"], ondelete=on_delete)


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """A CHECK that holds a text column to the members of a closed set."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} in ({listed})", name=column)
