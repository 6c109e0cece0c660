"""Reads templates."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, select

from services.db import Reader
from services.outreach.models import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRecord:
    """A template as the provider last reported it."""

    id: UUID
    name: str
    language: str
    category: str
    status: str


async def find_template(tx: Reader, template_id: UUID) -> TemplateRecord | None:
    """Return a template, or None."""
    found = await _list(tx, Template.id == template_id)
    return found[0] if found else None


async def list_templates(tx: Reader, inbox_id: UUID) -> list[TemplateRecord]:
    """Return an inbox's templates by name and language."""
    return await _list(tx, Template.inbox_id == inbox_id)


async def _list(tx: Reader, where: ColumnElement[bool]) -> list[TemplateRecord]:
    columns = (Template.id, Template.name, Template.language, Template.category, Template.status)
    statement = select(*columns).where(Template.tenant_id == tx.tenant_id, where)
    rows = (await tx.execute(statement.order_by(Template.name, Template.language))).mappings()
    return [TemplateRecord(**row) for row in rows]
