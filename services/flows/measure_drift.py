"""Measures weekly, for each tenant and language, how the last thousand readings differ from the thousand before.

What people said of readings is counted too: how often they overrule, how good labelled readings are, and whether the
language model reads worse than the local one beside it, which proposes to roll it back.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from services.compliance.erasures import list_tenants
from services.db import Reader
from services.deps import Deps
from services.events.catalog.ai import DriftFound
from services.flows.each_tenant import each_tenant
from services.ids import new_id
from services.leads.corrections import READ_AS, list_labels
from services.replies.models import Decision, DecisionKind
from services.replies.release_models import DriftReport
from services.rules.correction import Corrected
from services.rules.drift import DEFAULT, Paired, Share, has_shifted, proposes_rollback, psi, quality, share
from services.rules.escalation import DEFAULT as ESCALATION
from services.rules.permissions import Principal

EVERY = timedelta(days=7)
ALL_LANGUAGES = "all"
PSI_INTENTS, PSI_CONFIDENCE, PSI_LANGUAGES = "psi_intents", "psi_confidence", "psi_languages"
ABSTENTION, ESCALATION_RATE, DISAGREEMENT = "abstention", "escalation", "disagreement"
OVERRIDE, PRECISION, RECALL, ROLLBACK = "override", "precision", "recall", "rollback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What drift looks at in one reading; `agrees` and `local_intent` are None where only one engine read.

    `label` is the intent that a person gave the turn, None where nobody said any.
    """

    language: str
    intent: str
    confidence_millis: int
    step: str
    agrees: bool | None
    local_intent: str | None = None
    label: str | None = None
    is_overruled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The measures of one language, and the names of those that are beyond their threshold."""

    language: str
    readings: int
    measures: Mapping[str, object]
    alerts: tuple[str, ...]


async def measure_drift(deps: Deps, now: datetime) -> int:
    """Measure every tenant whose last report is a week old; return how many were measured."""
    async with deps.db.deployment() as deployment:
        tenant_ids = sorted(await list_tenants(deployment))
    return await each_tenant(deps, "drift", tenant_ids, measure_tenant, now)


async def measure_tenant(deps: Deps, tenant_id: UUID, now: datetime) -> bool:
    """Measure one tenant if it is due; False where it is not, or has too few readings."""
    system = Principal.system(tenant_id)
    async with deps.db.read(system) as reader:
        newest = await reader.scalar(select(func.max(DriftReport.at)).where(DriftReport.tenant_id == tenant_id))
        if newest is not None and newest > now - EVERY:
            return False
        reads = await _list_reads(reader)
    found = compare_windows(reads)
    if not found:
        return False
    async with deps.db.transaction(system) as tx:
        for one in found:
            report_id = new_id(now)
            row = {
                "tenant_id": tenant_id,
                "id": report_id,
                "language": one.language,
                "readings": one.readings,
                "measures": dict(one.measures),
                "alerts": {"names": list(one.alerts)},
                "at": now,
            }
            await tx.insert(DriftReport, [row])
            if one.alerts:
                tx.emit(DriftFound(report_id=report_id, language=one.language, alerts=one.alerts), at=now)
    return True


async def _list_reads(reader: Reader) -> list[Read]:
    """The newest readings, newest first, as many as two windows of every language could need."""
    statement = (
        select(Decision.id, Decision.details, Decision.confidence_millis, Decision.action)
        .where(Decision.tenant_id == reader.tenant_id, Decision.kind == DecisionKind.READING)
        .where(Decision.details.has_key("intent"))
        .order_by(Decision.at.desc(), Decision.id.desc())
        .limit(DEFAULT.window * 10)
    )
    rows = (await reader.execute(statement)).all()
    labels = await list_labels(reader, [row.id for row in rows])
    return [_read(row, labels.get(row.id, {})) for row in rows]


def _read(row: Any, labels: Mapping[Corrected, str]) -> Read:
    parameters = row.details.get("parameters") or {}
    local, stated = parameters.get("local_intent"), parameters.get("stated_intent")
    return Read(
        language=str(row.details.get("language", "und")),
        intent=str(row.details["intent"]),
        confidence_millis=row.confidence_millis or 0,
        step=row.action,
        agrees=None if local is None else local == stated,
        local_intent=local,
        label=labels.get(Corrected.MESSAGE_INTENT),
        is_overruled=_overrules(labels, row.details),
    )


def _overrules(labels: Mapping[Corrected, str], details: Mapping[str, object]) -> bool:
    """Whether a person said anything else than was read; what is no label of the turn is always said against it."""
    return any(what not in READ_AS or said != details.get(READ_AS[what]) for what, said in labels.items())


def compare_windows(reads: Sequence[Read]) -> list[Found]:
    """The newest window against the one before it, over all languages and for each that has readings enough."""
    languages = sorted({one.language for one in reads})
    groups = {ALL_LANGUAGES: list(reads)} | {
        language: [one for one in reads if one.language == language] for language in languages
    }
    found = [_compare(name, group) for name, group in groups.items()]
    return [one for one in found if one]


def _compare(language: str, reads: Sequence[Read]) -> Found | None:
    half = min(DEFAULT.window, len(reads) // 2)
    if half < DEFAULT.least_readings:
        return None
    now, before = reads[:half], reads[half : 2 * half]
    mixes = {
        PSI_INTENTS: psi(Counter(one.intent for one in before), Counter(one.intent for one in now)),
        PSI_CONFIDENCE: psi(_tenths(before), _tenths(now)),
        PSI_LANGUAGES: psi(Counter(one.language for one in before), Counter(one.language for one in now)),
    }
    rates = {name: (rate(before), rate(now)) for name, rate in _RATES.items()}
    alerts = [name for name, index in mixes.items() if index > DEFAULT.most_psi]
    alerts += [name for name, (was, became) in rates.items() if has_shifted(was, became)]
    measures: dict[str, object] = {name: round(index, 4) for name, index in mixes.items()}
    measures |= {name: {"before": asdict(was), "after": asdict(became)} for name, (was, became) in rates.items()}
    measures |= _labelled(now)
    alerts += [ROLLBACK] if ROLLBACK in measures else []
    return Found(language=language, readings=half, measures=measures, alerts=tuple(alerts))


def _labelled(reads: Sequence[Read]) -> dict[str, object]:
    """How good readings are by people's labels, and whether to roll back; nothing with too few labels."""
    pairs = [(one.label, one.intent) for one in reads if one.label]
    if len(pairs) < DEFAULT.least_labels:
        return {}
    found = quality(pairs)
    measures: dict[str, object] = {PRECISION: {"now": asdict(found.precision)}, RECALL: {"now": asdict(found.recall)}}
    paired = _paired(reads)
    return measures | ({ROLLBACK: paired.only_before - paired.only_after} if proposes_rollback(paired) else {})


def _paired(reads: Sequence[Read]) -> Paired:
    """The local reading against what was made of it with a language model's, on the same labelled turns."""
    told = [(one.local_intent == one.label, one.intent == one.label) for one in reads if one.label and one.local_intent]
    return Paired(
        both_right=told.count((True, True)),
        only_before=told.count((True, False)),
        only_after=told.count((False, True)),
        both_wrong=told.count((False, False)),
    )


def _overruled(reads: Sequence[Read]) -> Share:
    return share(sum(one.is_overruled for one in reads), len(reads))


def _tenths(reads: Sequence[Read]) -> Counter[str]:
    return Counter(str(min(one.confidence_millis // 100, 9)) for one in reads)


def _abstention(reads: Sequence[Read]) -> Share:
    return share(sum(one.confidence_millis < ESCALATION.least_confidence_millis for one in reads), len(reads))


def _escalation(reads: Sequence[Read]) -> Share:
    return share(sum(one.step in ("escalate", "review") for one in reads), len(reads))


def _disagreement(reads: Sequence[Read]) -> Share:
    both = [one.agrees for one in reads if one.agrees is not None]
    return share(both.count(False), len(both))


_RATES = {ABSTENTION: _abstention, ESCALATION_RATE: _escalation, DISAGREEMENT: _disagreement, OVERRIDE: _overruled}
