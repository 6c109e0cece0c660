"""Small marks that carry a meaning: band, state, channel, author. Colour never stands without a word."""

from typing import Any

import reflex as rx

from flexoraa_app.components.texts import t
from flexoraa_app.theme import ICON_SMALL
from services.rules.bands import Band

_BAND_ICONS = {Band.HOT: "flame", Band.WARM: "sun", Band.COLD: "snowflake"}
_CHANNEL_ICONS = {
    "whatsapp": "message-circle",
    "instagram": "camera",
    "messenger": "message-square-text",
    "email": "mail",
    "gmail": "mail",
    "sms": "smartphone",
}


def icon_of(value: Any, icons: dict[str, str], fallback: str, size: int = ICON_SMALL) -> rx.Component:
    """The icon that `icons` names for the var's value; every icon is imported alone."""
    cases = [(str(key), rx.icon(name, size=size, aria_hidden="true")) for key, name in icons.items()]
    return rx.match(value, *cases, rx.icon(fallback, size=size, aria_hidden="true"))


def badge(text: Any, tone: Any = "plain", icon: str = "") -> rx.Component:
    """A word on a tinted ground; tone is plain, good, warn, bad, info or ai."""
    mark = rx.icon(icon, size=12, aria_hidden="true") if icon else rx.fragment()
    return rx.el.span(mark, text, class_name="badge", custom_attrs={"data-tone": tone})


def band(value: Any, score: Any = None) -> rx.Component:
    """HOT, WARM or COLD with its icon, and the whole points of the score when given."""
    number = rx.el.span(score, class_name="num") if score is not None else rx.fragment()
    mark = icon_of(value, {str(key): name for key, name in _BAND_ICONS.items()}, "circle-dashed", 12)
    return rx.el.span(mark, value, number, class_name="badge", custom_attrs={"data-tone": value})


def channel(value: Any) -> rx.Component:
    """The channel's icon in a round mark."""
    return rx.el.span(icon_of(value, _CHANNEL_ICONS, "message-circle"), class_name="channel", title=value)


def channel_icon(value: Any) -> rx.Component:
    """The channel's icon alone."""
    return rx.el.span(icon_of(value, _CHANNEL_ICONS, "message-circle"), title=value, class_name="quiet row")


def ai_mark() -> rx.Component:
    """Says that the AI wrote it."""
    return badge("AI", "ai", "sparkles")


def state(value: Any, tones: dict[str, str]) -> rx.Component:
    """A state's word in the tone that `tones` gives it, plain when it names none."""
    tone = rx.match(value, *tones.items(), "plain")
    return badge(t(value), tone)


def dot(tone: Any) -> rx.Component:
    """A coloured dot beside a word that says the same."""
    return rx.el.span(class_name="dot", aria_hidden="true", custom_attrs={"data-tone": tone})


def unread(number: Any) -> rx.Component:
    """How many messages nobody has read; nothing at zero."""
    return rx.cond(number > 0, rx.el.span(number, class_name="count", title="Unread messages"), rx.fragment())


def presence(value: Any) -> rx.Component:
    """Available, away or off, as the dot on an avatar."""
    return rx.el.span(
        class_name="presence", role="img", title=value, aria_label=value, custom_attrs={"data-state": value}
    )


def avatar(initials: Any, presence_value: Any = None) -> rx.Component:
    """A member's initials, with presence when given; an empty one is a role that takes no leads."""
    mark = rx.fragment()
    if presence_value is not None:
        mark = rx.cond(presence_value != "", presence(presence_value), rx.fragment())
    return rx.el.span(initials, mark, class_name="avatar")
