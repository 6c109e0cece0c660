"""What the browser works out by itself: ticking times, formatted numbers, keys and the palette.

Wraps the modules in assets/; nothing here holds state or causes a round trip.
"""

import json
from typing import Any

import reflex as rx
from reflex_base.components.component import field
from reflex_base.event import no_args_event_spec, passthrough_event_spec
from reflex_base.utils.imports import ImportVar
from reflex_base.vars.base import VarData

TIME = "$/public/time.js"
NUMBERS = "$/public/numbers.js"
KEYS = "$/public/keys.js"
SCROLL = "$/public/scroll.js"
IDLE = "$/public/idle.js"
DRAFTS = "$/public/drafts.js"
PASSKEYS = "$/public/passkeys.js"
BOARD = "$/public/board.js"
RISK = "$/public/risk.js"
BELL = "$/public/bell.js"


class Ago(rx.Component):
    """How long ago `at` (ISO) was; the exact time on hover."""

    library = TIME
    tag = "Ago"

    at: rx.Var[str] = field(doc="ISO 8601 with offset.")


class WindowCountdown(rx.Component):
    """What is left of the session window, second by second; "Window closed" when under a minute is left."""

    library = TIME
    tag = "WindowCountdown"

    closes_at: rx.Var[str] = field(doc="ISO 8601, empty when shut.")
    prefix: rx.Var[str] = field(doc='Stands before the time; "Window " by itself.')


class WindowRing(rx.Component):
    """The same as a ring of 16 px: green, amber under an hour, grey when shut."""

    library = TIME
    tag = "WindowRing"

    closes_at: rx.Var[str] = field(doc="ISO 8601, empty when shut.")


class SlaClock(rx.Component):
    """The running promise of a first answer; shows nothing when no clock runs."""

    library = TIME
    tag = "SlaClock"

    due_at: rx.Var[str] = field(doc="ISO 8601, empty when no clock runs.")


class MoneyAtRisk(rx.Component):
    """The part of `value` that is at risk while a lead waits from `since` to `due_at`, moving on by itself."""

    library = RISK
    tag = "MoneyAtRisk"

    waiting: rx.Var[list[Any]] = field(doc="Rows with `value_minor`, `since` and `due_at`.")
    rest_minor: rx.Var[int] = field(doc="What is at risk besides them.")
    currency: rx.Var[str] = field(doc="ISO code.")


class Keys(rx.Component):
    """The page's keyboard: shortcuts, the `?` sheet and the palette over `entries`."""

    library = KEYS
    tag = "Keys"

    entries: rx.Var[list[dict[str, Any]]] = field(doc="All pages: title, path and areas.")
    areas: rx.Var[list[str]] = field(doc="The areas that the member may open.")


class DraftKey(rx.Component):
    """A hidden field of a form that names what is composed in it; `draft_sent` says that it arrived."""

    library = DRAFTS
    tag = "DraftKey"

    about: rx.Var[str] = field(doc="Under which the text is kept in the browser; empty keeps nothing.")
    queues: rx.Var[bool] = field(doc="The text leaves its box when sent and waits in PendingSends.")

    last: rx.Var[int] = field(doc="The newest message that the person sees: goes along as `after`.")

    on_typing: rx.EventHandler[no_args_event_spec] = field(doc="Somebody writes; said at most every 3 s.")


class PendingSends(rx.Component):
    """What was sent about something and is not in the thread yet, with what to do where no answer came."""

    library = DRAFTS
    tag = "PendingSends"

    about: rx.Var[str] = field(doc="As the DraftKey's.")
    known: rx.Var[list[str]] = field(doc="The keys of drafts that are in the thread.")


class IdleWatch(rx.Component):
    """Tells the server that the person is there, and warns before an idle session ends."""

    library = IDLE
    tag = "IdleWatch"


class Ringer(rx.Component):
    """Rings in this browser for what the server names: a notice, a sound."""

    library = BELL
    tag = "Ringer"


class BellTest(rx.Component):
    """A button that rings as a kind would, by the ways ticked beside it, and says what the browser answered."""

    library = BELL
    tag = "BellTest"

    kind: rx.Var[str] = field(doc="The kind, as the ticks beside it are named.")
    title: rx.Var[str] = field(doc="What stands on the notice.")


class PasskeyButton(rx.Component):
    """A button that runs one passkey ceremony with the browser's authenticator and says what went wrong."""

    library = PASSKEYS
    tag = "PasskeyButton"

    ceremony: rx.Var[str] = field(doc="register, sign_in, second_factor or confirm, as the routes call them.")
    label: rx.Var[str] = field(doc="What stands on the button.")
    go_to: rx.Var[str] = field(doc="Where a full page load leads afterwards; empty stays here.")
    name_from: rx.Var[str] = field(doc="The id of the field that holds the member's name for a new passkey.")

    on_done: rx.EventHandler[no_args_event_spec] = field(doc="It was taken, and the page stays.")


class TopMark(rx.Component):
    """An invisible line at the top of a list that says whether the reader is there."""

    library = SCROLL
    tag = "TopMark"

    on_reach: rx.EventHandler[passthrough_event_spec(bool)] = field(doc="True at the top, false when scrolled away.")


class BottomHold(rx.Component):
    """A scrolling box that stays at its newest item unless the reader scrolled up."""

    library = SCROLL
    tag = "BottomHold"

    about: rx.Var[str] = field(doc="What is shown; another one starts at its end.")


class CardMoves(rx.Component):
    """A box whose `data-card` elements glide to a new place; at once where less motion is asked for."""

    library = BOARD
    tag = "CardMoves"


class ColumnChoice(rx.Component):
    """A menu that shows and hides the columns (`data-column`) of the element with the id `table`."""

    library = BOARD
    tag = "ColumnChoice"

    table: rx.Var[str] = field(doc="The id of the element around the table.")
    columns: rx.Var[list[dict[str, Any]]] = field(doc="key, label, isHidden: not shown until chosen.")


def draft_sent(key: str) -> rx.event.EventSpec:
    """Empty the form whose draft has this key, unless the person writes the next one already."""
    return rx.call_script(f"window.dispatchEvent(new CustomEvent('draft-sent', {{detail: '{key}'}}))")


def draft_refused(key: str, reason: str) -> rx.event.EventSpec:
    """Say beside what waits to be sent why it was refused; its text stays with the person."""
    detail = json.dumps({"key": key, "reason": reason})
    return rx.call_script(f"window.dispatchEvent(new CustomEvent('draft-refused', {{detail: {detail}}}))")


def _call(library: str, function: str, *arguments: Any) -> rx.Var[str]:
    values = [rx.Var.create(argument) for argument in arguments]
    data = VarData(imports={library: [ImportVar(tag=function)]})
    merged = VarData.merge(data, *(value._get_all_var_data() for value in values))
    call = f"{function}({', '.join(map(str, values))})"
    return rx.Var(call, _var_type=str, _var_data=merged).guess_type()


def tokens(deci: Any) -> rx.Var[str]:
    """Tenths of a token as tokens: 1234 → 123.4."""
    return _call(NUMBERS, "tokens", deci)


def signed_tokens(deci: Any) -> rx.Var[str]:
    """The same with its sign, for movements."""
    return _call(NUMBERS, "signedTokens", deci)


def count(value: Any) -> rx.Var[str]:
    """A whole number in groups."""
    return _call(NUMBERS, "count", value)


def money(minor: Any, currency: Any) -> rx.Var[str]:
    """An amount in the smallest unit with its ISO code; empty without a code."""
    return _call(NUMBERS, "money", minor, currency)


def points(tenths: Any) -> rx.Var[str]:
    """Tenths of a point as points: 725 → 72.5."""
    return _call(NUMBERS, "points", tenths)


def duration(seconds: Any) -> rx.Var[str]:
    """Seconds in two units at most: 754 → 12 min 34 s; a dash for none."""
    return _call(NUMBERS, "duration", seconds)


def thousandths(millis: Any) -> rx.Var[str]:
    """A share of one to two places: 873 → 0.87."""
    return _call(NUMBERS, "thousandths", millis)


def percent(part: Any, whole: Any) -> rx.Var[str]:
    """A width for CSS, between 0 % and 100 %."""
    return _call(NUMBERS, "percent", part, whole)


def clock_time(iso: Any) -> rx.Var[str]:
    """The time of day in the member's zone."""
    return _call(TIME, "clockTime", iso)


def exact_time(iso: Any) -> rx.Var[str]:
    """Date and time to the second in the member's zone."""
    return _call(TIME, "exactTime", iso)


def day_label(day: Any) -> rx.Var[str]:
    """A day mark: today, yesterday, or the date."""
    return _call(TIME, "dayLabel", day)
