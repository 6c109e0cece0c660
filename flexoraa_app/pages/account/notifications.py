"""The notification settings of the account: a row for each kind, each with a test; e-mails and quiet hours below."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.controls import button, choice, field
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.account.notifications_state import NotificationsState
from services.screens.bell import DIGESTS

_own = NotificationsState.own
_WAYS = (("browser", "Browser"), ("sound", "Sound"), ("email", "E-mail"))


def notifications() -> rx.Component:
    """The form; nothing for roles that are told nothing."""
    columns = (
        Column(head="What", cell=lambda row: row.title),
        *(Column(head=label, cell=_tick_for(way)) for way, label in _WAYS),
        Column(head="", cell=_test, is_figure=True),
    )
    form = rx.el.form(
        data_table(_own.kinds, columns, caption="How you are told"),
        _mails(),
        rx.el.div(
            button("Save", kind="main", type="submit"),
            button("Send a test mail", icon="mail", on_click=NotificationsState.mail_me),
            class_name="row wrap",
        ),
        on_submit=NotificationsState.save,
        class_name="form form-wide",
    )
    note = rx.el.p(
        "The bell counts everything. Notices and sounds come while Flexoraa is open in a tab; the browser asks you at"
        " the first test.",
        class_name="small quiet",
    )
    return rx.cond(_own.kinds.length() > 0, section("Notifications", note, form), rx.fragment())


def _tick_for(way: str) -> Any:
    def cell(row: Any) -> rx.Component:
        return rx.el.input(
            type="checkbox",
            name=f"{row.id}_{way}",
            default_checked=row[way],
            aria_label=f"{row.title}: {way}",
            class_name="tick-box",
        )

    return cell


def _test(row: Any) -> rx.Component:
    return browser.BellTest.create(kind=row.id, title=row.title)


def _mails() -> rx.Component:
    when = [rx.el.option(words, value=digest.value) for digest, words in DIGESTS.items()]
    zones = rx.foreach(_own.zones, lambda zone: rx.el.option(zone, value=zone))
    return rx.el.div(
        choice("E-mails", "digest", rx.fragment(*when), default_value=_own.digest, key=f"d{_own.digest}"),
        field("Daily at", "daily_at", type="time", default_value=_own.daily_at),
        field("Quiet from", "quiet_from", type="time", default_value=_own.quiet_from),
        field("Quiet until", "quiet_until", type="time", default_value=_own.quiet_until),
        choice("Time zone", "zone", zones, default_value=_own.zone, key=f"z{_own.zone}"),
        class_name="form-grid",
    )
