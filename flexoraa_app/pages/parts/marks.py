"""Small marks that carry a meaning: bands, states, people, times and figures."""

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.badge import ai_mark, avatar, badge, band, channel, dot, unread
from flexoraa_app.components.figures import meter, price_tag, stat, stats
from services.rules.bands import Band

_TONES = ("plain", "good", "warn", "bad", "info", "ai")
_CHANNELS = ("whatsapp", "instagram", "messenger", "email", "sms")
_HOUR = 3_600_000


def badges() -> rx.Component:
    """The bands, the tones, the AI's mark."""
    bands = [band(rx.Var.create(one.value), rx.Var.create(points)) for one, points in _SCORES]
    tones = [badge(tone, tone) for tone in _TONES]
    dots = [dot(tone) for tone in ("HOT", "WARM", "COLD", "good", "plain")]
    return rx.el.div(*bands, *tones, ai_mark(), *dots, unread(rx.Var.create(3)), class_name="row wrap")


_SCORES = ((Band.HOT, 72), (Band.WARM, 44), (Band.COLD, 12))


def people() -> rx.Component:
    """Avatars with each presence, and the marks of the channels."""
    faces = [avatar("MN", rx.Var.create(presence)) for presence in ("available", "away", "off", "")]
    marks = [channel(rx.Var.create(name)) for name in _CHANNELS]
    return rx.el.div(*faces, *marks, class_name="row wrap")


def clocks() -> rx.Component:
    """A window that is open, nearly over and shut; a promise that runs, runs out and is broken."""
    windows = [_in(20 * _HOUR), _in(_HOUR // 2), rx.Var.create("")]
    promises = [_in(5 * _HOUR), _in(_HOUR // 20), _in(-_HOUR)]
    rings = [rx.el.span(browser.WindowRing.create(closes_at=at), class_name="row") for at in windows]
    return rx.el.div(
        *rings,
        *(browser.WindowCountdown.create(closes_at=at) for at in windows),
        *(browser.SlaClock.create(due_at=at) for at in promises),
        browser.Ago.create(at=_in(-2 * _HOUR)),
        class_name="row wrap parts-inline",
    )


def _in(milliseconds: int) -> rx.Var[str]:
    """A moment so far from the one at which somebody looks."""
    return rx.Var(f"new Date(Date.now() + {milliseconds}).toISOString()", _var_type=str)


def figures() -> rx.Component:
    """Figures with their proportion, prices before an act, and how much of a limit is used."""
    row = stats(
        stat("Balance", browser.tokens(57392), "0 held for open turns"),
        stat("Burnt today", browser.tokens(453), meter(rx.Var.create(9), rx.Var.create(100), "9 of 100")),
        stat("Waiting", browser.count(1234567), "longest 4 h"),
    )
    levels = [
        meter(rx.Var.create(part), rx.Var.create(100), f"{part} of 100", tone)
        for part, tone in ((40, "plain"), (85, "warn"), (100, "bad"))
    ]
    prices = rx.el.div(price_tag(rx.Var.create(20)), price_tag(rx.Var.create(0)), class_name="row")
    return rx.el.div(row, *levels, prices, class_name="stack")
