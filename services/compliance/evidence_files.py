"""Writes what proves the consents of one contact as a zip of JSON, CSV and a page that a person can read."""

import csv
import html
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from services.compliance.consents import KeptConsent
from services.rules.csv_cells import escaped

COLUMNS = (
    "id", "at", "channel", "purpose", "act", "method", "wording_language", "wording_version", "operator",
    "evidence_sha256", "evidence_is_intact",
)  # fmt: skip
NOTE = (
    "Each record was written once and never changed. evidence_sha256 is SHA-256 over the evidence as JSON with sorted"
    " keys and without blanks; the audit log holds the same value in its event consent.recorded."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The files of one contact's proof, and how many records they hold."""

    name: str
    content: bytes
    records: int


def pack(contact_id: UUID, kept: list[KeptConsent], now: datetime) -> Evidence:
    """Return the zip of a contact's records, oldest first."""
    rows = [_row(one) for one in kept]
    files = {
        "consents.json": _as_json(contact_id, rows, kept, now),
        "consents.csv": _as_csv(rows, kept),
        "consents.html": _as_page(contact_id, rows, kept, now),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return Evidence(name=f"consent-{contact_id}.zip", content=packed.getvalue(), records=len(kept))


def _row(one: KeptConsent) -> dict[str, str]:
    return {
        "id": str(one.id),
        "at": one.at.astimezone(UTC).isoformat(),
        "channel": one.channel,
        "purpose": one.purpose,
        "act": one.act,
        "method": one.method,
        "wording_language": one.wording_language or "",
        "wording_version": str(one.wording_version or ""),
        "operator": str(one.operator_id or ""),
        "evidence_sha256": one.evidence_hash.hex(),
        "evidence_is_intact": _intact(one),
    }


def _intact(one: KeptConsent) -> str:
    if not one.evidence:
        return "erased"
    return "yes" if one.is_proven else "no"


def _as_json(contact_id: UUID, rows: list[dict[str, str]], kept: list[KeptConsent], now: datetime) -> str:
    records = [{**row, "evidence": dict(one.evidence)} for row, one in zip(rows, kept, strict=True)]
    document = {
        "contact": str(contact_id),
        "made_at": now.astimezone(UTC).isoformat(),
        "note": NOTE,
        "records": records,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _as_csv(rows: list[dict[str, str]], kept: list[KeptConsent]) -> str:
    named = sorted({name for one in kept for name in one.evidence})
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([*COLUMNS, *(f"evidence.{name}" for name in named)])
    for row, one in zip(rows, kept, strict=True):
        table.writerow([*(row[name] for name in COLUMNS), *(escaped(one.evidence.get(name, "")) for name in named)])
    return "\ufeff" + written.getvalue()


def _as_page(contact_id: UUID, rows: list[dict[str, str]], kept: list[KeptConsent], now: datetime) -> str:
    parts = [_section(row, one) for row, one in zip(rows, kept, strict=True)]
    made_at = now.astimezone(UTC).isoformat()
    body = "\n".join(parts) or "<p>No consent is on record.</p>"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Consent records</title>'
        "<style>body{font:15px/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}"
        "dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem}dt{color:#666}dd{margin:0}</style>"
        f"<h1>Consent records</h1><p>Contact {contact_id}, made {made_at}. {html.escape(NOTE)}</p>"
        f"{body}</html>"
    )


def _section(row: dict[str, str], one: KeptConsent) -> str:
    told = {**row, **one.evidence}
    lines = "".join(f"<dt>{html.escape(name)}</dt><dd dir=auto>{html.escape(text)}</dd>" for name, text in told.items())
    return f"<h2>{row['purpose'].title()}: {row['act']}, {row['at']}</h2><dl>{lines}</dl>"
