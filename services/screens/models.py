"""What the models page shows: engines, prompts and where they stand, the gate's runs, drift, cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select

from services.access import demand
from services.db import Reader
from services.errors import NotFound
from services.leads.models import Lead
from services.ports import PromptFile
from services.replies.models import Decision, DecisionKind
from services.replies.prompts import list_standings
from services.replies.release_models import DriftReport, ReplayRun
from services.rules.permissions import Access, Area, Principal, may
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.rules.reading_changes import Compared
from services.rules.release import PromptState, Verdict, may_move
from services.screens.conversation_columns import iso
from services.screens.decision_words import COMPARED, STATES, VERDICTS, dollars, failure, plain
from services.screens.reading_lines import ENGINES
from services.screens.words import language

DAYS = 30
RUNS_SHOWN = 10
REPORTS_SHOWN = 40
MEASURES: Mapping[str, str] = {
    "psi_intents": "Mix of intents (PSI)",
    "psi_confidence": "Confidence (PSI)",
    "psi_languages": "Mix of languages (PSI)",
    "abstention": "Not sure enough",
    "escalation": "Given to a person",
    "disagreement": "Engines disagree",
    "override": "Overruled by people",
    "precision": "Precision by people's labels",
    "recall": "Recall by people's labels",
    "rollback": "Worse than the local reader: roll back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineRow:
    """What one engine did in the period."""

    id: str
    engine: str
    readings: int
    median_ms: int
    model_tokens: int
    cost: str
    fell_back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRow:
    """A prompt with the states it may go to."""

    id: str
    state: str
    state_label: str
    hash: str
    changed_at: str
    text: str
    moves: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A replay of the past."""

    id: str
    at: str
    candidate: str
    model: str
    compared: int
    failed: int
    changed_intents: int
    changed_bands: int
    changed_escalations: int
    lost_safety: int
    has_passed: bool
    verdict: str
    cost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A reading that the candidate would have changed; `conversation_id` opens it."""

    id: str
    conversation_id: str
    changes: str
    loses_safety: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftRow:
    """One measure of one language."""

    id: str
    at: str
    language: str
    measure: str
    value: str
    readings: int
    is_alert: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The whole page but for the card."""

    mode: str = ""
    may_change: bool = False
    can_ask: bool = False
    readings: int = 0
    cost: str = ""
    cost_per_lead: str = ""
    qualified: int = 0
    engines: list[EngineRow] = field(default_factory=list)
    prompts: list[PromptRow] = field(default_factory=list)
    runs: list[RunRow] = field(default_factory=list)
    drift: list[DriftRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """What the process itself knows: its engines and the prompts that ship with it."""

    local_model: str
    language_model: str | None
    prompts: Sequence[PromptFile] = ()


async def load_models(reader: Reader, principal: Principal, shipped: Shipped, *, now: datetime) -> Models:
    """Prompts, runs, drift and cost of the tenant."""
    demand(principal, Area.AI)
    since = now - timedelta(days=DAYS)
    engines = await _engines(reader, since)
    cost = sum(row.cost for row in engines)
    qualified = await _qualified(reader, since)
    may_change = may(principal, Area.AI, Access.WRITE)
    return Models(
        mode=_mode(shipped),
        may_change=may_change,
        can_ask=shipped.language_model is not None,
        readings=sum(row.readings for row in engines),
        cost=dollars(cost),
        cost_per_lead=dollars(cost // qualified) if qualified else "no qualified lead yet",
        qualified=qualified,
        engines=[_engine(row) for row in engines],
        prompts=await _prompts(reader, shipped, may_change=may_change),
        runs=await _runs(reader),
        drift=await _drift(reader),
    )


async def load_changed(reader: Reader, principal: Principal, run_id: UUID) -> list[ChangedRow]:
    """What a run would have changed, row by row; raises NotFound."""
    demand(principal, Area.AI)
    demand(principal, Area.LEADS)
    found = await reader.scalar(
        select(ReplayRun.rows).where(ReplayRun.tenant_id == reader.tenant_id, ReplayRun.id == run_id)
    )
    if found is None:
        raise NotFound
    return [_changed(row) for row in found["changed"]]


def _changed(row: Mapping[str, Any]) -> ChangedRow:
    said = [f"{COMPARED[Compared(name)]}: {plain(was)} → {plain(became)}" for name, was, became in row["changes"]]
    return ChangedRow(
        id=row["decision_id"],
        conversation_id=row["conversation_id"],
        changes=" · ".join(said),
        loses_safety=bool(row["loses_safety"]),
    )


def _mode(shipped: Shipped) -> str:
    if shipped.language_model is None:
        return f"Local model {shipped.local_model} reads everything: no language model is connected."
    return f"Local model {shipped.local_model} reads first; {shipped.language_model} reads too and proposes replies."


async def _engines(reader: Reader, since: datetime) -> list[Any]:
    statement = (
        select(
            Decision.provider,
            Decision.model,
            func.count().label("readings"),
            func.percentile_disc(0.5).within_group(Decision.latency_ms).label("median_ms"),
            func.sum(Decision.model_tokens).label("tokens"),
            func.sum(Decision.cost_micro_usd).label("cost"),
            func.array_agg(func.distinct(Decision.fallback_reason)).label("reasons"),
        )
        .where(Decision.tenant_id == reader.tenant_id, Decision.kind == DecisionKind.READING, Decision.at >= since)
        .group_by(Decision.provider, Decision.model)
        .order_by(func.count().desc())
    )
    return list(await reader.execute(statement))


def _engine(row: Any) -> EngineRow:
    reasons = sorted(failure(reason) for reason in row.reasons if reason)
    return EngineRow(
        id=f"{row.provider}:{row.model}",
        engine=f"{ENGINES.get(row.provider, row.provider)} · {row.model}",
        readings=row.readings,
        median_ms=row.median_ms,
        model_tokens=row.tokens,
        cost=dollars(row.cost),
        fell_back="; ".join(reasons),
    )


async def _qualified(reader: Reader, since: datetime) -> int:
    statement = select(func.count()).where(
        Lead.tenant_id == reader.tenant_id,
        Lead.intent_level != IntentLevel.UNKNOWN,
        Lead.budget_band != BudgetBand.UNKNOWN,
        Lead.timeline != Timeline.UNKNOWN,
        Lead.scored_at >= since,
    )
    return int(await reader.scalar(statement))


async def _prompts(reader: Reader, shipped: Shipped, *, may_change: bool) -> list[PromptRow]:
    texts = {file.name: file.text for file in shipped.prompts}
    return [
        PromptRow(
            id=one.name,
            state=one.state,
            state_label=STATES[one.state],
            hash=one.hash.hex()[:12],
            changed_at=iso(one.changed_at),
            text=texts[one.name],
            moves=[state.value for state in PromptState if may_change and may_move(one.state, state)],
        )
        for one in await list_standings(reader, tuple(shipped.prompts))
    ]


async def _runs(reader: Reader) -> list[RunRow]:
    statement = (
        select(ReplayRun)
        .where(ReplayRun.tenant_id == reader.tenant_id)
        .order_by(ReplayRun.at.desc(), ReplayRun.id.desc())
        .limit(RUNS_SHOWN)
    )
    return [
        RunRow(
            id=str(row.id),
            at=iso(row.at),
            candidate=row.candidate,
            model=row.model,
            compared=row.compared,
            failed=row.failed,
            changed_intents=row.changed_intents,
            changed_bands=row.changed_bands,
            changed_escalations=row.changed_escalations,
            lost_safety=row.lost_safety,
            has_passed=row.verdict == Verdict.PASSED,
            verdict=VERDICTS[Verdict(row.verdict)],
            cost=dollars(row.cost_micro_usd),
        )
        for row in await reader.execute(statement)
    ]


async def _drift(reader: Reader) -> list[DriftRow]:
    newest = select(func.max(DriftReport.at)).where(DriftReport.tenant_id == reader.tenant_id).scalar_subquery()
    statement = (
        select(DriftReport)
        .where(and_(DriftReport.tenant_id == reader.tenant_id, DriftReport.at == newest))
        .order_by(DriftReport.readings.desc())
        .limit(REPORTS_SHOWN)
    )
    return [row for report in await reader.execute(statement) for row in _measures(report)]


def _measures(report: Any) -> list[DriftRow]:
    alerts = report.alerts["names"]
    shown = "All languages" if report.language == "all" else language(report.language) or report.language
    return [
        DriftRow(
            id=f"{report.id}:{name}",
            at=iso(report.at),
            language=shown,
            measure=label,
            value=_value(report.measures[name]),
            readings=report.readings,
            is_alert=name in alerts,
        )
        for name, label in MEASURES.items()
        if name in report.measures
    ]


def _value(measure: Any) -> str:
    if isinstance(measure, int):
        return f"{measure} more labelled turns wrong than without it"
    if not isinstance(measure, dict):
        return f"{measure:.3f}"
    if "now" in measure:
        found = measure["now"]
        return (
            f"{100 * found['share']:.1f} % ({100 * found['low']:.1f}–{100 * found['high']:.1f}, {found['of']} labels)"
        )
    before, after = (measure[when]["share"] for when in ("before", "after"))
    return f"{100 * before:.1f} % → {100 * after:.1f} %"
