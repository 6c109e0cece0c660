"""Makes the month of a demo company: who wrote when and what came of it, the same again for the same seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from services.conversations.models import Author
from services.conversations.turns import Line
from services.demo.companies import NAMES, DemoCompany
from services.demo.play import Played, PlayedTurn, Stage, play
from services.demo.scripts import Script, scripts_of
from services.demo.team import Team
from services.leads.models import LeadState
from services.rules.bands import Band
from services.rules.candidates import Need
from services.rules.routing import Choice

MONTH = timedelta(days=30)
# Until when a lead of a band is still open.
OPEN_FOR: Mapping[Band, timedelta] = {
    Band.HOT: timedelta(days=8),
    Band.WARM: timedelta(days=12),
    Band.COLD: timedelta(days=25),
}
# The newest stories end at these moments before now and wait for a person: some on time, some late.
WAITING = tuple(timedelta(minutes=minutes) for minutes in (2, 4, 6, 25, 50, 170))
# How long a contact takes to answer: three kinds of people.
PACES = ((30, 110), (240, 560), (2400, 7200))
# From routing to a colleague's first words, in minutes; HOT ones are kept mostly within 10.
HOT_MINUTES = (2, 3, 4, 6, 8, 9, 14)
WARM_MINUTES = (20, 45, 90, 180, 300)

MEMBER_SAYS: Mapping[str, str] = {
    "en": "Hello, I am taking over from here. When may I call you?",
    "hinglish": "Namaste, ab main aapse baat kar raha hoon. Kab call kar sakta hoon?",
    "hi": "नमस्ते, अब मैं आपसे बात कर रहा हूँ। कब कॉल कर सकता हूँ?",
    "ar": "مرحباً، سأتابع معك من هنا. متى يمكنني الاتصال بك؟",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A dialog with its contact, who got the lead and when, a colleague's answer, and how it ended."""

    played: Played
    name: str
    phone: str
    routed: PlayedTurn | None
    choice: Choice | None
    member_line: Line | None
    state: LeadState
    ended_at: datetime | None


def stories_of(company: DemoCompany, stage: Stage, team: Team, now: datetime) -> list[Story]:
    """All stories of a company, oldest first."""
    random = Random(company.slug)
    waiting = [now - before for before in sorted(WAITING, reverse=True)]
    count = company.leads - len(waiting)
    starts = sorted(now - MONTH * random.uniform(0.02, 1) for _ in range(count))
    stories = [
        _story(company, stage, team, random, _begin(random, number, at), now) for number, at in enumerate(starts)
    ]
    return [*stories, *_waiting_stories(company, stage, team, waiting)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    number: int
    at: datetime
    pauses: tuple[timedelta, ...]


def _begin(random: Random, number: int, at: datetime) -> _Start:
    shortest, longest = random.choice(PACES)
    pauses = tuple(timedelta(seconds=random.randint(shortest, longest)) for _ in range(6))
    return _Start(number=number, at=at, pauses=pauses)


def _story(company: DemoCompany, stage: Stage, team: Team, random: Random, start: _Start, now: datetime) -> Story:
    scripts = scripts_of(company.slug, random.choice(company.items))
    script = random.choices(scripts, [one.weight for one in scripts])[0]
    played = play(script, stage, start.at, start.pauses)
    open_until = start.at + OPEN_FOR[played.lead.band]
    routed = _routed(played)
    choice = _route(team, played, routed, open_until) if routed else None
    line = _member_line(played, script, routed, random) if routed else None
    is_over = open_until < now
    return Story(
        played=played,
        name=random.choice(NAMES[script.language]),
        phone=_phone(company, start.number),
        routed=routed,
        choice=choice,
        member_line=line,
        state=_outcome(played.lead.band, random) if is_over else LeadState.OPEN,
        ended_at=open_until if is_over else None,
    )


def _waiting_stories(company: DemoCompany, stage: Stage, team: Team, ends: Sequence[datetime]) -> list[Story]:
    """The newest dialogs: played so that they end at the given moments, routed, and not answered by a person yet."""
    scripts = [one for one in scripts_of(company.slug, company.items[0]) if one.member_says]
    stories = []
    for number, end in enumerate(ends):
        script = scripts[number % len(scripts)]
        pauses = (timedelta(seconds=50),) * 6
        trial = play(script, stage, end, pauses)
        played = play(script, stage, end - (trial.ended_at - end), pauses)
        routed = _routed(played)
        stories.append(
            Story(
                played=played,
                name=NAMES[script.language][number % len(NAMES[script.language])],
                phone=_phone(company, company.leads - number),
                routed=routed,
                choice=_route(team, played, routed, end + MONTH) if routed else None,
                member_line=None,
                state=LeadState.OPEN,
                ended_at=None,
            )
        )
    return stories


def _routed(played: Played) -> PlayedTurn | None:
    """The first turn after which somebody had to get the lead."""
    return next(
        (one for one in played.turns if one.answer.step.escalates or one.answer.after.owner_band is not Band.COLD), None
    )


def _route(team: Team, played: Played, routed: PlayedTurn, until: datetime) -> Choice:
    need = Need(
        band=routed.answer.after.owner_band,
        language=played.language,
        is_escalated=routed.answer.step.escalates,
    )
    return team.route(need, routed.at, until=until)


def _member_line(played: Played, script: Script, routed: PlayedTurn, random: Random) -> Line:
    """A colleague's words, after the dialog's last and within the session window."""
    is_urgent = played.lead.band is Band.HOT or routed.answer.step.escalates
    minutes = random.choice(HOT_MINUTES if is_urgent else WARM_MINUTES)
    at = max(routed.at, played.ended_at) + timedelta(minutes=minutes)
    return played.says(Author.MEMBER, (*script.member_says, MEMBER_SAYS[script.language])[0], at)


def _outcome(band: Band, random: Random) -> LeadState:
    if band is Band.COLD:
        return LeadState.CLOSED
    chances = (LeadState.WON, LeadState.WON, LeadState.LOST) if band is Band.HOT else (LeadState.WON, LeadState.LOST)
    return random.choice(chances)


def _phone(company: DemoCompany, number: int) -> str:
    """A number in the shape of the country's mobiles."""
    return f"{company.dial}98{number:08d}" if company.dial == "91" else f"{company.dial}12{number:07d}"
