"""The promises section: by when a lead of each band gets a person's answer, with what other times would change."""

import reflex as rx

from flexoraa_app.components import states
from flexoraa_app.components.controls import button, field
from flexoraa_app.components.preview import preview
from flexoraa_app.components.table import section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.policy_state import PolicyState
from services.rules.permissions import Access, Area, grant_words
from services.tenants.policy_forms import PROMISE_MINUTES_MOST

_rules = PolicyState.rules
_MAY_WRITE = FrameState.grants.contains(grant_words(Area.SETTINGS, Access.WRITE))


def promises_section() -> rx.Component:
    """The form with its preview."""
    form = rx.el.form(
        rx.el.fieldset(*_fields(), disabled=~_MAY_WRITE, class_name="form"),
        on_submit=PolicyState.preview_promises,
        key=f"promises{_rules.number}",
    )
    note = rx.el.p(
        "Minutes of working time from the routing, the queue included. A member’s reply keeps the promise, the AI’s"
        " does not. What runs already keeps its time. Working hours: ",
        rx.el.strong(_rules.week),
        ".",
        class_name="small quiet",
    )
    shown = preview(PolicyState.preview, PolicyState.problem, PolicyState.save_promises, may_write=_MAY_WRITE)
    return section("Promised times", note, rx.cond(PolicyState.is_loading, states.skeleton(5), form), shown)


def _fields() -> list[rx.Component]:
    minutes = {"type": "number", "min": 1, "max": PROMISE_MINUTES_MOST}
    locked = rx.el.span("Admins change these.", class_name="small quiet")
    return [
        field("HOT: first answer", "hot", default_value=_rules.hot_minutes, **minutes, required=True),
        field("WARM: first answer", "warm", default_value=_rules.warm_minutes, **minutes, required=True),
        field("WARM: resolved", "warm_resolution", default_value=_rules.warm_resolution_minutes, **minutes,
              required=True, hint="Pauses while we wait for the contact."),
        field("COLD: first answer", "cold", default_value=_rules.cold_minutes, **minutes,
              hint="Empty promises nothing: recovery takes care of COLD leads."),
        rx.cond(_MAY_WRITE, button("Preview", type="submit"), locked),
    ]  # fmt: skip
