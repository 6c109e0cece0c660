"""The hours section: the week in which people work, the holidays, and what contacts read while nobody is in."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button, tick
from flexoraa_app.components.preview import preview
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.policy_state import PolicyState
from flexoraa_app.pages.settings.week import week_rows
from services.flows.change_policy import HOLIDAY_NAME_MOST
from services.rules.away import LONGEST_TEXT
from services.rules.permissions import Access, Area, grant_words

_rules = PolicyState.rules
_MAY_WRITE = FrameState.grants.contains(grant_words(Area.SETTINGS, Access.WRITE))
_LOCKED = rx.el.span("Admins change these.", class_name="small quiet")


def hours_section() -> rx.Component:
    """Week, holidays, away messages."""
    shown = rx.fragment(_week(), _holidays(), _away())
    return rx.cond(PolicyState.is_loading, section("Working hours", states.skeleton(8)), shown)


def _week() -> rx.Component:
    is_in = rx.cond(
        _rules.is_open,
        badge.badge("Open now", "good", "door-open"),
        badge.badge(rx.fragment("Closed until ", browser.exact_time(_rules.opens_at)), "plain", "door-closed"),
    )
    form = rx.el.form(
        rx.el.fieldset(
            tick("Round the clock", "always", default_checked=_rules.is_always),
            week_rows(_rules.days),
            rx.cond(_MAY_WRITE, button("Preview", type="submit"), _LOCKED),
            disabled=~_MAY_WRITE,
            class_name="form",
        ),
        on_submit=PolicyState.preview_hours,
        key=f"hours{_rules.number}",
    )
    note = rx.el.p(
        "Promised times run in these hours, in the company’s zone (", _rules.zone, "). SDRs without hours of their own"
        " are given HOT leads in them; the AI answers round the clock.",
        class_name="small quiet",
    )  # fmt: skip
    shown = preview(PolicyState.preview, PolicyState.problem, PolicyState.save_hours, may_write=_MAY_WRITE)
    return section("Working hours", note, form, shown, aside=[is_in])


def _holidays() -> rx.Component:
    columns = (
        Column(head="Day", cell=lambda row: rx.el.span(row.weekday, " ", row.id, class_name="num nowrap")),
        Column(head="Holiday", cell=lambda row: rx.el.span(row.name, dir="auto")),
        Column(head="", cell=_remove_holiday, is_figure=True),
    )
    nothing = states.empty_state("calendar-off", "No holidays", "Add the days on which nobody works.")
    table = data_table(_rules.holidays, columns, caption="Holidays")
    add = rx.el.form(
        rx.el.input(type="date", name="day", required=True, aria_label="Day", class_name="input"),
        rx.el.input(name="holiday", required=True, max_length=HOLIDAY_NAME_MOST, placeholder="Republic Day",
                    aria_label="Name of the holiday", class_name="input grow", dir="auto"),
        button("Add", icon="plus", type="submit"),
        on_submit=PolicyState.add_holiday, reset_on_submit=True, class_name="filters",
    )  # fmt: skip
    shown = rx.cond(_rules.holidays.length() > 0, table, nothing)
    return section("Holidays", shown, rx.cond(_MAY_WRITE, add, rx.fragment()))


def _remove_holiday(row: Any) -> rx.Component:
    act = button("Remove", kind="bare", size="s", on_click=PolicyState.remove_holiday(row.id))
    past = rx.cond(row.is_past, rx.el.span("past", class_name="small quiet"), rx.fragment())
    return rx.el.div(past, rx.cond(_MAY_WRITE, act, rx.fragment()), class_name="row acts")


def _away() -> rx.Component:
    form = rx.el.form(
        rx.el.fieldset(
            tick("Tell contacts once that nobody is in, where a person has to answer", "says_away",
                 default_checked=_rules.says_away),
            rx.foreach(_rules.languages, _away_text),
            rx.cond(_MAY_WRITE, button("Save", kind="main", type="submit"), _LOCKED),
            disabled=~_MAY_WRITE, class_name="form form-wide",
        ),
        on_submit=PolicyState.save_away, key=f"away{_rules.number}",
    )  # fmt: skip
    note = rx.el.p(
        "{opens} says when the team is back. Free of charge; figures, offers and promises are refused here: they need"
        " an approved fact. An empty field sends the standard text.",
        class_name="small quiet",
    )
    return section("While nobody is in", note, form)


def _away_text(row: Any) -> rx.Component:
    return rx.el.div(
        rx.el.label(row.name, html_for=f"away_{row.id}"),
        rx.el.input(id=f"away_{row.id}", name=f"away_{row.id}", default_value=row.away, placeholder=row.standard,
                    max_length=LONGEST_TEXT, dir="auto", class_name="input"),
        rx.el.span("Would read: ", rx.el.bdi(row.shown), class_name="field-hint"),
        class_name="field", key=row.id,
    )  # fmt: skip
