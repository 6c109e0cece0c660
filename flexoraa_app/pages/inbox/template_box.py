"""The composer's template mode: pick, fill in, see it as the contact will, send."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.composing import TemplatePicker
from flexoraa_app.components.controls import button, problem
from flexoraa_app.components.figures import price_tag
from flexoraa_app.components.states import skeleton
from flexoraa_app.pages.inbox.template_state import TemplateState
from flexoraa_app.pages.inbox.thread_state import ThreadState

_thread = ThreadState.thread


def template_box(**props: Any) -> rx.Component:
    """A form over TemplateState; whoever shows it has the list read."""
    foot = rx.el.div(
        price_tag(_thread.reply_price_deci, "for this template"),
        rx.el.span(class_name="grow"),
        button("Send template", kind="main", size="s", type="submit"),
        class_name="composer-foot",
    )
    picker = rx.cond(
        TemplateState.about == _thread.id, TemplatePicker.create(choices=TemplateState.choices), skeleton(2)
    )
    wrong = rx.cond(TemplateState.problem != "", problem(TemplateState.problem), rx.fragment())
    return rx.el.form(
        rx.el.input(type="hidden", name="conversation", value=_thread.id, read_only=True),
        browser.DraftKey.create(),
        rx.el.div(picker, wrong, foot, class_name="composer-box template-box"),
        on_submit=TemplateState.send,
        key=_thread.id,
        **props,
    )
