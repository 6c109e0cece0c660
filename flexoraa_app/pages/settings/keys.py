"""The keys section: what each data key protects, how old it is, and how far its replacement is."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button, problem
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.keys_state import KeysState
from services.rules.permissions import Access, Area, grant_words

_MAY_ROTATE = FrameState.grants.contains(grant_words(Area.SETTINGS, Access.MANAGE))
_TONES = {"active": "good", "due": "warn", "rotating": "info"}


def keys_section() -> rx.Component:
    """The keys as a table; those who may not rotate see no button."""
    columns = (
        Column(head="Key", cell=_what),
        Column(head="Version", cell=lambda row: rx.el.span(row.version, class_name="num"), is_figure=True),
        Column(head="In force", cell=lambda row: browser.Ago.create(at=row.since)),
        Column(head="State", cell=_state),
        Column(head="Wrapped by", cell=_wrapped_by),
        Column(head="", cell=_rotate, is_figure=True),
    )
    table = data_table(KeysState.shown.rows, columns, caption="Data keys")
    wrong = rx.cond(KeysState.problem != "", problem(KeysState.problem), rx.fragment())
    rule = rx.el.p(
        "Keys are replaced after 90 days by themselves. The old key only opens from then on, everything under it is"
        " re-encrypted while you work, and it is destroyed when nothing is left under it.",
        class_name="small quiet",
    )
    refresh = button("Refresh", icon="refresh-cw", size="s", on_click=KeysState.load)
    body = rx.fragment(wrong, table, rule)
    return section("Keys", rx.cond(KeysState.is_loading, states.skeleton(5), body), aside=[refresh])


def _what(row: Any) -> rx.Component:
    return rx.el.div(rx.el.strong(row.name), rx.el.div(row.holds, class_name="small quiet"))


def _state(row: Any) -> rx.Component:
    step = rx.el.div(row.step, class_name="small quiet")
    share = rx.cond(row.percent > 0, rx.el.span(f"{row.percent} %", class_name="num small"), rx.fragment())
    return rx.el.div(badge.state(row.state, _TONES), share, rx.cond(row.step != "", step, rx.fragment()))


def _wrapped_by(row: Any) -> rx.Component:
    return rx.el.span(row.wrapped_by, class_name="num small clip", title=row.wrapped_by, dir="ltr")


def _rotate(row: Any) -> rx.Component:
    act = button("Rotate now", size="s", on_click=KeysState.rotate(row.id))
    return rx.cond(_MAY_ROTATE & row.may_rotate, act, rx.fragment())
