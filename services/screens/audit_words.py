"""The words in which the audit page says an event: what happened, and each of its values with its unit.

Units follow from the fields' names, as everywhere: `_deci` are tokens, `_tenths` points, `_millis` parts of a thousand,
`_at` times. Codes lose their underscores. So an event of tomorrow reads well without a line here.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

_UPPER = {"sla": "SLA", "ai": "AI", "api": "API", "mfa": "MFA", "totp": "TOTP", "url": "URL", "id": "id"}
# Said better than the action's own words would.
_TITLES: Mapping[str, str] = {
    "audit.verified": "Log verified",
    "personal_data.read": "Auditor saw personal data",
    "tokens.deducted": "Tokens charged",
    "tokens.paid_work_paused": "Paid work paused",
    "turn.read": "Message understood",
    "lead.qualification_answered": "Question answered",
    "message.status_changed": "Message status changed",
    "message.send_refused": "Message held back",
    "log.exported": "Log exported",
}
_LABELS: Mapping[str, str] = {
    "tenths": "Score",
    "millis": "Value",
    "through_seq": "Verified to event",
    "first_bad_seq": "First broken event",
    "checkpoint_size": "Signed to event",
    "checkpoint_root": "Signed root",
    "all_reasons": "Reasons",
}
_UNIT = re.compile(r"_(deci|tenths|millis|at)$")
_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value of an event in words, with what it was before where the event says so."""

    field: str
    before: str
    after: str


def title(action: str) -> str:
    """What happened: `lead.scored` → "Lead scored"."""
    if action in _TITLES:
        return _TITLES[action]
    words = action.replace(".", " ").replace("_", " ").split()
    shown = " ".join(_UPPER.get(word, word) for word in words)
    return shown[:1].upper() + shown[1:]


def changes(view: Mapping[str, object], zone: ZoneInfo, order: Sequence[str] = ()) -> list[Change]:
    """An event's own values, those in `order` first; ids are left to the row's links."""
    names = [*(name for name in order if name in view), *(name for name in view if name not in order)]
    return list(_changes({name: view[name] for name in names}, zone))


def _changes(view: Mapping[str, object], zone: ZoneInfo) -> Iterator[Change]:
    for name, value in view.items():
        if name.startswith("before") or name.endswith("_id") or name == "commitments" or value in (None, [], ""):
            continue
        before = view.get(name.replace("after", "before", 1)) if name.startswith("after") else None
        unit = _UNIT.search(name)
        say = _UNITS[unit[1] if unit else ""]
        was = "" if before is None else say(before, zone)
        yield Change(field=_label(name), before=was, after=say(value, zone))


def _label(name: str) -> str:
    bare = name.removeprefix("after").strip("_")
    if bare in _LABELS:
        return _LABELS[bare]
    words = _UNIT.sub("", bare).split("_")
    shown = " ".join(_UPPER.get(word, word) for word in words) or "now"
    return shown[:1].upper() + shown[1:]


def _tokens(value: object, _zone: ZoneInfo) -> str:
    return f"{_tenth(value)} {'token' if value == 10 else 'tokens'}"


def _tenth(value: object, _zone: ZoneInfo | None = None) -> str:
    number = int(str(value))
    sign = "−" if number < 0 else ""
    return f"{sign}{abs(number) // 10:,}" + (f".{abs(number) % 10}" if number % 10 else "")


def _per_cent(value: object, _zone: ZoneInfo) -> str:
    return f"{int(str(value)) / 10:.0f} %"


def _plain(value: object, zone: ZoneInfo) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(item, zone) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    text = str(value)
    if _MOMENT.match(text):
        return _moment(text, zone)
    operation, _, tenths = text.partition(":")
    if tenths.isdigit():
        return f"{operation.replace('_', ' ')} {_tenth(int(tenths))}"
    return text.replace("_", " ") if _CODE.fullmatch(text) else text


def _moment(value: object, zone: ZoneInfo) -> str:
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{at.astimezone(zone):%-d %b %Y, %H:%M}"


_UNITS: Mapping[str, Callable[[object, ZoneInfo], str]] = {
    "deci": _tokens,
    "tenths": _tenth,
    "millis": _per_cent,
    "at": _moment,
    "": _plain,
}
