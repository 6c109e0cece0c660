"""The routing section: the numbers by which leads find their SDR, and what each SDR takes."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button, field, problem, tick
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.policy_state import PolicyState
from flexoraa_app.pages.settings.routing_state import SellersState
from flexoraa_app.pages.settings.week import week_rows
from services.flows.change_member_work import CAPACITY_MOST, SHARE_LEAST, SHARE_MOST
from services.rules.permissions import Access, Area, grant_words

_rules = PolicyState.rules
_MAY_WRITE = FrameState.grants.contains(grant_words(Area.SETTINGS, Access.WRITE))


def routing_section() -> rx.Component:
    """Who takes what first, then the numbers."""
    return rx.fragment(
        _sellers(),
        rx.cond(SellersState.chosen, _form(), rx.fragment()),
        section("Waiting for the owner", rx.cond(PolicyState.is_loading, states.skeleton(3), _numbers())),
    )


def _sellers() -> rx.Component:
    columns = (
        Column(head="SDR", cell=lambda row: rx.el.span(row.name, class_name="strong nowrap", dir="auto")),
        Column(head="Now", cell=lambda row: badge.state(row.availability, {"available": "good"})),
        Column(head="Open", cell=_load, is_figure=True),
        Column(
            head="WARM share", cell=lambda row: rx.el.span(row.share_percent, " %", class_name="num"), is_figure=True
        ),
        Column(head="Languages", cell=lambda row: _or_none(row.languages)),
        Column(head="Skills", cell=lambda row: _or_none(row.skills)),
        Column(head="Hours", cell=_hours),
        Column(head="", cell=_change, is_figure=True),
    )
    note = rx.el.p(
        "HOT leads go to whoever is in and speaks the contact’s language, then to who has fewest; WARM leads evenly, by"
        " each one’s share. A label whose name is an SDR’s skill sends its leads there first.",
        class_name="small quiet",
    )
    nothing = states.empty_state("users", "No SDRs", "Invite one on the team page; until then every lead waits.")
    table = data_table(SellersState.rows, columns, caption="SDRs")
    return section("Who takes leads", note, rx.cond(SellersState.rows.length() > 0, table, nothing))


def _load(row: Any) -> rx.Component:
    return rx.el.span(browser.count(row.open_now), " of ", browser.count(row.capacity), class_name="num nowrap")


def _or_none(words: Any) -> rx.Component:
    return rx.cond(words != "", rx.el.span(words, dir="auto"), rx.el.span("–", class_name="quiet"))


def _hours(row: Any) -> rx.Component:
    return rx.cond(row.has_own_hours, rx.el.span(row.week), rx.el.span("the company’s", class_name="quiet"))


def _change(row: Any) -> rx.Component:
    return rx.cond(
        _MAY_WRITE, button("Change", size="s", kind="bare", on_click=SellersState.choose(row.id)), rx.fragment()
    )


def _form() -> rx.Component:
    row = SellersState.chosen
    limits = rx.el.div(
        field("Open HOT and WARM leads at most", "capacity", type="number", min=0, max=CAPACITY_MOST,
              default_value=row.capacity.to_string()),
        field("Share of WARM leads (%)", "share", type="number", min=SHARE_LEAST, max=SHARE_MOST,
              default_value=row.share_percent.to_string(), hint="50 gets half as many as 100."),
        field("Skills", "skills", default_value=row.skills, hint="Separated by commas: fleet, finance."),
        class_name="form-grid",
    )  # fmt: skip
    spoken = rx.el.fieldset(
        rx.el.legend("Languages", class_name="legend"),
        rx.foreach(row.spoken, lambda one: tick(one.name, f"speaks_{one.id}", default_checked=one.is_spoken)),
        class_name="ticks",
    )
    hours = rx.el.fieldset(
        rx.el.legend("Own hours; all empty for the company’s", class_name="legend"), week_rows(row.days),
        class_name="ticks-none",
    )  # fmt: skip
    form = rx.el.form(
        limits, spoken, hours,
        rx.cond(SellersState.problem != "", problem(SellersState.problem), rx.fragment()),
        rx.el.div(button("Save", kind="main", type="submit"), button("Cancel", on_click=SellersState.choose("")),
                  class_name="row"),
        on_submit=SellersState.save, key=row.id, class_name="form form-wide",
    )  # fmt: skip
    return section(row.name, form)


def _numbers() -> rx.Component:
    return rx.el.form(
        rx.el.fieldset(
            field("HOT: wait for its owner (minutes)", "hot_owner_minutes", type="number", min=0, max=240,
                  default_value=_rules.hot_owner_minutes,
                  hint="A contact who comes back goes to the same SDR where they are in within this time."),
            field("WARM: wait for its owner (hours)", "warm_owner_hours", type="number", min=0, max=168,
                  default_value=_rules.warm_owner_hours),
            field("Days that count for an even share", "warm_days", type="number", min=1, max=90,
                  default_value=_rules.warm_days),
            rx.cond(_MAY_WRITE, button("Save", kind="main", type="submit"),
                    rx.el.span("Admins change these.", class_name="small quiet")),
            disabled=~_MAY_WRITE, class_name="form",
        ),
        on_submit=PolicyState.save_routing, key=f"routing{_rules.number}",
    )  # fmt: skip
