"""Keeps templates as the provider describes them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects.postgresql import insert

from services.arrivals import TemplateChanged
from services.db import Transaction
from services.events.catalog.operations import TemplateStatusChanged
from services.ids import new_id
from services.outreach.models import Template, TemplateCategory
from services.rules.send_policy import TemplateStatus


async def keep_templates(
    tx: Transaction, inbox_id: UUID, described: Sequence[Mapping[str, object]], now: datetime
) -> int:
    """Store every template the provider listed, one row per name and language; return how many."""
    rows = [_row(tx, inbox_id, template, now) for template in described if template.get("category") in _CATEGORIES]
    if not rows:
        return 0
    statement = insert(Template)
    changed = {name: statement.excluded[name] for name in ("provider_id", "category", "status", "components")}
    key = ["tenant_id", "inbox_id", "name", "language"]
    upsert = statement.on_conflict_do_update(index_elements=key, set_=changed | {"synced_at": now})
    await tx.execute(upsert, rows)
    return len(rows)


async def change_template(tx: Transaction, inbox_id: UUID, change: TemplateChanged, now: datetime) -> None:
    """Apply a change of status or category that the provider told; a template we do not know comes by sync."""
    statement = (
        select(Template.id, Template.status)
        .where(
            Template.tenant_id == tx.tenant_id,
            Template.inbox_id == inbox_id,
            Template.name == change.name,
            Template.language == change.language,
        )
        .with_for_update()
    )
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        return
    told = {"status": change.status, "category": change.category if change.category in _CATEGORIES else None}
    values = {name: value for name, value in told.items() if value}
    if values:
        await tx.execute(update(Template).where(_is(tx, row.id)).values(values))
    if change.status and change.status != row.status:
        tx.emit(TemplateStatusChanged(template_id=row.id, before=row.status, after=change.status), at=now)


async def stop_template(tx: Transaction, template_id: UUID, now: datetime) -> None:
    """Send a template no more until the provider reports it approved again."""
    after = TemplateStatus.PAUSED
    statement = select(Template.status).where(_is(tx, template_id)).with_for_update()
    before: str | None = await tx.scalar(statement)
    if before is None or before == after:
        return
    await tx.execute(update(Template).where(_is(tx, template_id)).values(status=after))
    tx.emit(TemplateStatusChanged(template_id=template_id, before=before, after=after), at=now)


_CATEGORIES = frozenset(TemplateCategory)


def _is(tx: Transaction, template_id: UUID) -> ColumnElement[bool]:
    return (Template.tenant_id == tx.tenant_id) & (Template.id == template_id)


def _row(tx: Transaction, inbox_id: UUID, template: Mapping[str, object], now: datetime) -> dict[str, object]:
    return {
        "tenant_id": tx.tenant_id,
        "id": new_id(now),
        "inbox_id": inbox_id,
        "provider_id": str(template.get("id")),
        "name": str(template["name"]),
        "language": str(template["language"]),
        "category": str(template["category"]),
        "status": str(template["status"]).upper(),
        "components": {"components": template.get("components") or []},
        "synced_at": now,
    }
