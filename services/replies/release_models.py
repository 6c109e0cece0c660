"""Tables of changing the AI: prompts and where each stands, replays of the past against a candidate, drift."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.rules.release import PromptState, Verdict
from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to


class PromptVersion(Table):
    """Where a prompt stands in the tenant; its text is a file of the product, named by the hash of its content.

    `run_id` is the replay that let it be activated.
    """

    __tablename__ = "prompt_version"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    name: Mapped[str]
    hash: Mapped[bytes]
    state: Mapped[str]
    run_id: Mapped[UUID | None]
    changed_by: Mapped[UUID | None]
    changed_at: Mapped[datetime]
    __table_args__ = (
        one_of("state", PromptState),
        references("member", "changed_by"),
        UniqueConstraint("tenant_id", "hash", name="prompt_version_hash_key"),
        Index("prompt_version_active_key", "tenant_id", unique=True, postgresql_where=text("state = 'active'")),
        Index("prompt_version_canary_key", "tenant_id", unique=True, postgresql_where=text("state = 'canary'")),
        visible_to(Visibility.ALL),
    )


class ReplayRun(Table):
    """A replay of past readings against a candidate, with what it would have changed.

    `rows` lists the readings that changed: ids and codes, nothing that a contact wrote.
    """

    __tablename__ = "replay_run"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    candidate: Mapped[str]
    prompt_hash: Mapped[bytes | None]
    model: Mapped[str]
    compared: Mapped[int] = mapped_column(Integer)
    failed: Mapped[int] = mapped_column(Integer)
    changed_intents: Mapped[int] = mapped_column(Integer)
    changed_bands: Mapped[int] = mapped_column(Integer)
    changed_escalations: Mapped[int] = mapped_column(Integer)
    lost_safety: Mapped[int] = mapped_column(Integer)
    cost_micro_usd: Mapped[int] = mapped_column(Integer)
    verdict: Mapped[str]
    rows: Mapped[Json]
    requested_by: Mapped[UUID | None]
    at: Mapped[datetime]
    __table_args__ = (
        one_of("verdict", Verdict),
        references("member", "requested_by"),
        Index(None, "tenant_id", "at"),
        visible_to(Visibility.ALL),
    )


class DriftReport(Table):
    """What the last readings of a tenant in one language look like beside those before; `alerts` are its findings."""

    __tablename__ = "drift_report"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    language: Mapped[str]
    readings: Mapped[int] = mapped_column(Integer)
    measures: Mapped[Json]
    alerts: Mapped[Json]
    at: Mapped[datetime]
    __table_args__ = (
        Index(None, "tenant_id", "at"),
        visible_to(Visibility.ALL),
    )
