"""Says a check's report on the screen: one line for each violation, or as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from services.checks.registry import claims
from services.checks.run import Report, Violation


def lines(report: Report) -> Iterator[str]:
    """Yield each invariant with its verdict, its violations below it, and a summary."""
    for name, claim in claims().items():
        broken = [one for one in report.violations if one.invariant == name]
        yield f"{'BROKEN' if broken else 'ok    '} {name}: {claim}"
        yield from (f"       {name} {_line(one)}" for one in broken)
    yield _summary(report)


def as_json(report: Report) -> str:
    """Return the report as one JSON object."""
    of = [one.invariant for one in report.violations]
    invariants = [{"name": name, "claim": claim, "violations": of.count(name)} for name, claim in claims().items()]
    violations = [asdict(one) | {"tenant_id": one.tenant_id and str(one.tenant_id)} for one in report.violations]
    document = {
        "ok": not report.violations,
        "tenants": report.tenants,
        "counted": dict(report.counted),
        "invariants": invariants,
        "violations": violations,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _line(one: Violation) -> str:
    where = f"tenant {one.tenant_id} ({one.tenant})" if one.tenant_id else "deployment"
    return f"{where} {one.table} {one.row_id}: {one.what}"


def _summary(report: Report) -> str:
    counted = report.counted
    seen = ", ".join(
        f"{counted.get(kind, 0):,} {kind.replace('_', ' ')}"
        for kind in ("deliveries", "messages", "sends", "ledger_entries", "events")
    )
    broken = f"{len(report.violations):,} violations" if report.violations else "no violation"
    return f"{broken} of {len(claims())} invariants over {report.tenants} tenants: {seen}."
