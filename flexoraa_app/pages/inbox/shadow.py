"""Above the composer: what is known when the AI hands over, and its draft for a person to send in shadow mode."""

import reflex as rx

from flexoraa_app.components.controls import button
from flexoraa_app.pages.inbox.shadow_state import ShadowState
from flexoraa_app.pages.inbox.thread_state import ThreadState

_thread = ThreadState.thread


def hand_off_summary() -> rx.Component:
    """The summary's lines; nothing where the AI did not hand over."""
    lines = rx.el.ul(rx.foreach(_thread.hand_off, lambda line: rx.el.li(line, dir="auto")), class_name="small hand-off")
    return rx.cond(_thread.hand_off.length() > 0, lines, rx.fragment())


def draft_box() -> rx.Component:
    """The draft, editable, with what can be done about it."""
    text = rx.el.textarea(
        name="body",
        default_value=_thread.draft_text,
        aria_label="The AI's draft",
        dir="auto",
        required=True,
        max_length=4096,
        class_name="input",
    )
    acts = rx.el.div(
        rx.el.span("The AI's draft: nothing goes out by itself.", class_name="small quiet grow"),
        button("Discard", size="s", on_click=ShadowState.discard(_thread.id, _thread.draft_id)),
        button("Send draft", size="s", type="submit"),
        class_name="row",
    )
    form = rx.el.form(
        rx.el.input(type="hidden", name="conversation", value=_thread.id, read_only=True),
        rx.el.input(type="hidden", name="draft", value=_thread.draft_id, read_only=True),
        text,
        acts,
        on_submit=ShadowState.send,
        key=_thread.draft_id,
        class_name="stack",
    )
    return rx.cond(_thread.draft_id != "", form, rx.fragment())
