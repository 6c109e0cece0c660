"""The dashboard as tables for a file: the same figures as on the page, in the same order."""

from collections.abc import Sequence

from services.reports.files import Sheet
from services.screens.dashboard import Answers, Dashboard, Line, Step
from services.screens.dashboard_now import Load, Now
from services.screens.dashboard_rows import CountedRow

_MINUTE, _HOUR = 60, 3600


def sheets_of(dashboard: Dashboard, now: Now) -> list[Sheet]:
    """Every part of the page."""
    return [
        Sheet(
            title="Funnel",
            heads=("Step", "Leads", "Share", "HOT", "WARM", "COLD"),
            rows=[_step(step) for step in dashboard.steps],
        ),
        Sheet(
            title="Promises of a first answer",
            heads=("Band", "Promised", "In time", "Late", "Running", "Kept", "P50", "P90"),
            rows=[_answers(one) for one in dashboard.answers],
        ),
        _moment(now),
        Sheet(
            title="SDRs",
            heads=("Name", "HOT now", "WARM now", "Capacity", "Given", "of these HOT", "Messages"),
            rows=[_load(one) for one in now.sdrs],
        ),
        Sheet(
            title="The AI and the team",
            heads=("What", "Number"),
            rows=[
                ("Messages by the AI", str(dashboard.ai_messages)),
                ("Messages by the team", str(dashboard.member_messages)),
                ("Share of the AI", f"{dashboard.ai_percent} %"),
                ("Escalations", str(dashboard.escalations)),
                *((line.label, str(line.count)) for line in dashboard.reasons),
            ],
        ),
        _lines("Channels", dashboard.channels),
        _lines("Languages", dashboard.languages),
        Sheet(
            title="Days",
            heads=("Day", "New contacts", "HOT", "WARM", "COLD"),
            rows=[(one.id, *map(str, (one.contacts, one.hot, one.warm, one.cold))) for one in dashboard.days],
        ),
    ]


def rows_sheet(title: str, rows: Sequence[CountedRow]) -> Sheet:
    """The rows behind a number."""
    heads = ("Created", "Contact", "Band", "Score", "State", "Budget", "Owner", "Detail", "Lead", "Conversation")
    return Sheet(
        title=title,
        heads=heads,
        rows=[
            (
                *(one.at, one.name, one.band, str(one.score), one.state, one.budget, one.owner_name, one.detail),
                *(one.lead_id, one.conversation_id),
            )
            for one in rows
        ],
    )


def duration(seconds: int) -> str:
    """A duration in two units at most; a dash for none."""
    if not seconds:
        return "-"
    if seconds < _MINUTE:
        return f"{seconds} s"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} min {seconds % _MINUTE} s"
    return f"{seconds // _HOUR} h {seconds % _HOUR // _MINUTE} min"


def _step(step: Step) -> tuple[str, ...]:
    return (step.label, str(step.count), f"{step.percent} %", str(step.hot), str(step.warm), str(step.cold))


def _answers(one: Answers) -> tuple[str, ...]:
    figures = map(str, (one.promised, one.in_time, one.late, one.running))
    return (one.id, *figures, f"{one.percent_in_time} %", duration(one.median_seconds), duration(one.p90_seconds))


def _moment(now: Now) -> Sheet:
    at_risk = f"{now.currency} {now.at_risk_minor // 100:,}"
    rows = [
        ("Waiting", str(now.waiting_count)),
        ("of these late", str(now.late_count)),
        ("of these without a budget told", str(now.unknown_count)),
        ("Money at risk", at_risk),
    ]
    return Sheet(title=f"HOT leads that wait for an answer, at {now.at[:16]} UTC", heads=("What", "Number"), rows=rows)


def _load(one: Load) -> tuple[str, ...]:
    figures = (one.hot, one.warm, one.capacity, one.given, one.given_hot, one.messages)
    return (one.name, *map(str, figures))


def _lines(title: str, lines: Sequence[Line]) -> Sheet:
    rows = [
        (line.label, str(line.count), f"{line.qualified_percent} %", str(line.hot), str(line.won)) for line in lines
    ]
    return Sheet(title=title, heads=("Name", "New contacts", "Qualified", "Became HOT", "Won"), rows=rows)
