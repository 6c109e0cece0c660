"""What an open conversation comes to, in a few lines: from what is known of the lead and what was said last.

Nothing is made up and nobody is asked, so it costs nothing and is there without any key.
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.db import Reader
from services.rules.permissions import Principal
from services.screens.inbox_profile import Profile, load_profile
from services.screens.inbox_thread import load_thread
from services.screens.people import one_line
from services.screens.thread_rows import Thread, ThreadItem

QUOTED = 140
_WHO = {"contact": "They", "ai": "The AI", "member": "We", "system": "An automatic text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The lines, the most important first; `sources` says what they are made of."""

    lines: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


async def load_summary(reader: Reader, principal: Principal, conversation_id: UUID, *, now: datetime) -> Summary:
    """Sum a conversation up; raises NotFound for what the member may not see."""
    profile = await load_profile(reader, principal, conversation_id)
    thread = await load_thread(reader, principal, conversation_id, now=now)
    said = [item for item in thread.history if item.kind in ("message", "template")]
    lines = [_who(profile), *_known(profile), *_attitude(profile), *_last(said), *_open(thread)]
    sources = [f"{len(said)} messages", f"{sum(answer.value != '' for answer in profile.answers)} of 3 answers, quoted"]
    return Summary(lines=[line for line in lines if line], sources=sources)


def _who(profile: Profile) -> str:
    scored = f", {profile.band} with {profile.score} points" if profile.band else ", not scored yet"
    speaks = f", writes {profile.language}" if profile.language else ""
    return f"{profile.name}{scored}{speaks}."


def _known(profile: Profile) -> list[str]:
    known = [
        f"{answer.label}: {answer.value}" + (f" (“{one_line(answer.quote, QUOTED)}”)" if answer.quote else "") + "."
        for answer in profile.answers
        if answer.value
    ]
    missing = [answer.label.lower() for answer in profile.answers if not answer.value]
    return [*known, f"Not known yet: {', '.join(missing)}." if missing else ""]


def _attitude(profile: Profile) -> list[str]:
    signals = f"Buying signals: {', '.join(profile.signals).lower()}." if profile.signals else ""
    objections = f"Objections: {', '.join(profile.objections).lower()}." if profile.objections else ""
    return [signals, objections]


def _last(said: list[ThreadItem]) -> list[str]:
    theirs = next((item for item in reversed(said) if item.author == "contact"), None)
    ours = next((item for item in reversed(said) if item.author != "contact"), None)
    last = sorted((item for item in (theirs, ours) if item), key=lambda item: item.at)
    return [f"{_WHO[item.author]} wrote last: “{one_line(item.body, QUOTED)}”" for item in last]


def _open(thread: Thread) -> list[str]:
    return [f"Needs a person: {thread.escalation}." if thread.escalation else ""]
