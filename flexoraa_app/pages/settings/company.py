"""The company section: name, zone, quiet time, and the language and currency that talks start from."""

from typing import Any

import reflex as rx

from flexoraa_app.components import states
from flexoraa_app.components.controls import button, choice, field, problem
from flexoraa_app.components.table import section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.company_state import CompanyState
from services.rules.permissions import Access, Area, grant_words
from services.rules.turn import QUIET_SECONDS_MOST

_company = CompanyState.stored
_WRITE = grant_words(Area.SETTINGS, Access.WRITE)


def company_section() -> rx.Component:
    """The form; those who may only read see it locked, with who can change it."""
    form = rx.el.form(
        rx.el.fieldset(*_fields(), disabled=~FrameState.grants.contains(_WRITE), class_name="form"),
        on_submit=CompanyState.save,
        key=_company.slug,
    )
    plan = rx.el.span("Plan ", rx.el.strong(_company.plan), class_name="small quiet")
    return section("Company", rx.cond(CompanyState.is_loading, states.skeleton(5), form), aside=[plan])


def _fields() -> list[rx.Component]:
    zones = rx.foreach(_company.timezones, _plain_option)
    languages = rx.foreach(_company.languages, lambda one: rx.el.option(one.text, value=one.value))
    return [
        rx.cond(CompanyState.problem != "", problem(CompanyState.problem), rx.fragment()),
        field("Name", "name", default_value=_company.name, required=True, hint="Contacts read it in the first answer."),
        choice("Time zone", "timezone", zones, default_value=_company.timezone,
               hint="Days, burn limits and working hours go by it."),
        field("Quiet time", "quiet_seconds", type="number", min=0, max=QUIET_SECONDS_MOST,
              default_value=_company.quiet_seconds.to_string(),
              hint="Seconds without a new message before the AI answers all of them together."),
        choice("Language", "default_language", languages, default_value=_company.default_language,
               hint="Answers start in it while the contact's own is not known or not offered."),
        choice("Currency", "default_currency", rx.foreach(_company.currencies, _plain_option),
               default_value=_company.default_currency, hint="For amounts that contacts write without one."),
        _foot(),
    ]  # fmt: skip


def _plain_option(value: Any) -> rx.Component:
    return rx.el.option(value, value=value)


def _foot() -> rx.Component:
    locked = rx.el.span("Admins change these.", class_name="small quiet")
    return rx.cond(FrameState.grants.contains(_WRITE), button("Save", kind="main", type="submit"), locked)
