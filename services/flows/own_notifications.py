"""A member's own bell: read marks, how they want to be told, and a mail to try it out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import available_timezones

from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.events.catalog.notification import NotificationChoicesChanged
from services.flows.tell_member import load_address
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.notifications import commands as bells
from services.notifications.queries import load_choices
from services.ports import OutgoingMail
from services.rules.notifications import Choices, Digest, Kind, Way, kinds_of
from services.rules.permissions import Principal
from services.rules.week import WeekProblem, minute_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesForm:
    """The form as filled in: times as HH:MM."""

    ways: Mapping[Kind, Collection[Way]]
    zone: str
    digest: str
    daily_at: str
    quiet_from: str
    quiet_until: str


async def read_notifications(deps: Deps, principal: Principal, ids: Collection[UUID] | None, now: datetime) -> None:
    """Note that the member has seen these lines of the own bell, or all of them; others' are left alone."""
    _own(principal)
    async with deps.db.transaction(principal) as tx:
        await bells.mark_read(tx, ids, now)


async def choose_notifications(deps: Deps, principal: Principal, form: ChoicesForm, *, now: datetime) -> None:
    """Keep how the member wants to be told, with an event where it changes. Raises NotAllowed, InvalidInput."""
    member_id = _own(principal)
    choices = _checked(form)
    async with deps.db.transaction(principal) as tx:
        before = await load_choices(tx, member_id)
        # What the role is not told of stays as it is.
        choices = replace(choices, ways={**before.ways, **choices.ways})
        if choices == before:
            return
        await bells.keep_choices(tx, choices)
        event = NotificationChoicesChanged(member_id=member_id, before=in_words(before), after=in_words(choices))
        tx.emit(event, at=now)


async def send_test_mail(deps: Deps, principal: Principal, now: datetime) -> None:
    """Mail the member a sample, at most one a minute."""
    member_id = _own(principal)
    async with deps.db.transaction(principal) as tx:
        address, name = await load_address(tx, member_id)
        text = f"Hello {name},\n\nthis is how Flexoraa's digests reach you.\n"
        mail = OutgoingMail(to=address, subject="Flexoraa: a test of your notifications", text=text)
        await queue_mail(tx, MailKind.DIGEST, mail, key=f"digest-test:{member_id}:{now:%Y%m%d%H%M}", now=now)


def in_words(choices: Choices) -> str:
    """Choices in a line for the log."""
    ways = "; ".join(f"{kind}: {', '.join(sorted(ways)) or 'bell only'}" for kind, ways in sorted(choices.ways.items()))
    quiet = f"quiet {choices.quiet_from}-{choices.quiet_until} {choices.zone}"
    return f"{ways}; digest {choices.digest} at {choices.daily_minute}; {quiet}"


def _own(principal: Principal) -> UUID:
    if principal.member_id is None or principal.role is None or not kinds_of(principal.role):
        raise NotAllowed
    return principal.member_id


def _checked(form: ChoicesForm) -> Choices:
    if form.zone not in available_timezones():
        raise InvalidInput("Choose a time zone from the list.")
    if form.digest not in tuple(Digest):
        raise InvalidInput("Choose when e-mails go out from the list.")
    try:
        return Choices(
            zone=form.zone,
            ways={kind: frozenset(ways) for kind, ways in form.ways.items()},
            digest=Digest(form.digest),
            daily_minute=minute_of(form.daily_at),
            quiet_from=minute_of(form.quiet_from),
            quiet_until=minute_of(form.quiet_until),
        )
    except WeekProblem as problem:
        raise InvalidInput(str(problem)) from None
