"""The open conversation: what was said and done, and the composer with its price, window and the AI's switch."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.composing import Attach, Completion, FoundWords
from flexoraa_app.components.controls import button, icon_button, switch
from flexoraa_app.components.figures import price_tag
from flexoraa_app.components.message import message_item
from flexoraa_app.pages.inbox.copilot import copilot_panel, copilot_switch
from flexoraa_app.pages.inbox.desk import desk_menus, modes, note_box, placed_strip, undo_bar
from flexoraa_app.pages.inbox.shadow import draft_box, hand_off_summary
from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.pages.inbox.template_box import template_box
from flexoraa_app.pages.inbox.template_state import TemplateState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.pages.inbox.watch_state import WatchState
from flexoraa_app.pages.inbox.why_state import WhyState

_thread = ThreadState.thread


def thread_pane() -> rx.Component:
    """Head, messages, composer; an invitation while nothing is open."""
    hint = "Choose one on the left, or move with j and k and press Enter."
    nothing = states.empty_state("message-square", "No conversation open", hint)
    opened = rx.fragment(
        FoundWords.create(message=ThreadState.found, words=InboxState.text),
        _head(),
        placed_strip(),
        _escalation(),
        hand_off_summary(),
        _items(),
        _onlookers(),
        undo_bar(),
        _composer(),
    )
    return rx.el.section(
        rx.cond(_thread.id != "", opened, nothing),
        class_name="pane",
        aria_label="Conversation",
        custom_attrs={"data-pane": "thread"},
    )


def _head() -> rx.Component:
    return rx.el.header(
        icon_button("arrow-left", "Back to the list", class_name="back", on_click=ThreadState.close),
        rx.el.h2(_thread.name, class_name="clip", dir="auto"),
        rx.el.span(badge.channel_icon(_thread.channel), class_name="thread-marks"),
        rx.el.span(
            rx.cond(_thread.band != "", badge.band(_thread.band, _thread.score), rx.fragment()),
            class_name="thread-marks",
        ),
        rx.el.span(class_name="grow"),
        browser.SlaClock.create(due_at=_thread.sla_due_at),
        rx.el.span(
            rx.cond(_thread.owner_name != "", _thread.owner_name, "Nobody yet"), class_name="small quiet clip only-wide"
        ),
        rx.cond(_thread.may_reply, desk_menus(), rx.fragment()),
        icon_button("panel-right", "Profile", class_name="profile-key", on_click=ThreadState.toggle_profile),
        class_name="pane-head",
    )


def _escalation() -> rx.Component:
    mark = rx.icon("hand", size=14, aria_hidden="true")
    strip = rx.el.div(mark, rx.el.span("Needs a person: ", _thread.escalation), class_name="banner", role="status")
    return rx.cond(_thread.escalation != "", strip, rx.fragment())


def _items() -> rx.Component:
    older = states.more(_thread.older_cursor != "", ThreadState.load_older)
    pending = browser.PendingSends.create(about=_thread.draft_place, known=_thread.arrived_drafts)
    items = rx.el.div(older, rx.foreach(_thread.history, _item), pending, class_name="messages")
    return browser.BottomHold.create(items, about=_thread.id)


def _item(item: Any) -> rx.Component:
    return message_item(item, WhyState.explain)


def _onlookers() -> rx.Component:
    """Colleagues at this conversation; mounting it says that the reader is here too."""
    return rx.el.div(
        rx.foreach(WatchState.onlookers, _onlooker),
        class_name="onlookers",
        role="status",
        aria_live="polite",
        key=_thread.id,
        on_mount=WatchState.look,
    )


def _onlooker(person: Any) -> rx.Component:
    mark = rx.cond(person.is_typing, rx.icon("pencil", size=12), rx.icon("eye", size=12))
    does = rx.cond(
        person.is_typing, rx.cond(_thread.ai_is_on, " is typing: the AI waits", " is typing"), " is looking at this too"
    )
    return rx.el.span(
        mark, rx.el.bdi(person.name), does, custom_attrs={"data-typing": rx.cond(person.is_typing, "true", "false")}
    )


def _composer() -> rx.Component:
    return rx.el.div(
        rx.cond(_thread.may_reply, rx.fragment(_top(), draft_box(), note_box()), rx.fragment()),
        rx.el.div(rx.cond(_thread.cannot_reply == "", _box(), _shut()), class_name="composer-reply"),
        rx.cond(
            _thread.takes_templates & (_thread.cannot_reply == ""),
            template_box(class_name="composer-template"),
            rx.fragment(),
        ),
        class_name="composer",
    )


def _top() -> rx.Component:
    return rx.fragment(
        rx.el.div(modes(), copilot_switch(), rx.el.span(class_name="grow"), _ai_switch(), class_name="composer-top"),
        copilot_panel(),
    )


def _box() -> rx.Component:
    text = rx.el.textarea(
        name="body",
        placeholder="Write a reply, / for canned replies",
        aria_label="Write a reply",
        dir="auto",
        required=True,
        max_length=4096,
        custom_attrs={"data-enter-sends": True},
    )
    return rx.el.form(
        rx.el.div(text, Attach.create(conversation=_thread.id), _foot(), class_name="composer-box"),
        rx.el.input(type="hidden", name="conversation", value=_thread.id, read_only=True),
        browser.DraftKey.create(
            about=_thread.draft_place, queues=True, last=_thread.last_seq, on_typing=WatchState.typing
        ),
        Completion.create(canned=ThreadState.desk.canned, people=ThreadState.desk.mentions),
        on_submit=ThreadState.send,
        key=_thread.id,
    )


def _foot() -> rx.Component:
    return rx.el.div(
        icon_button(
            "paperclip",
            "Attach a file (f)",
            on_click=rx.call_script("document.querySelector('.attach input[type=file]').click()"),
            custom_attrs={"data-key": "f"},
        ),
        price_tag(_thread.reply_price_deci, "for this reply"),
        browser.WindowCountdown.create(closes_at=_thread.window_closes_at),
        rx.el.span(class_name="grow"),
        rx.el.span(rx.el.kbd("Enter"), class_name="only-wide"),
        button("Send", kind="main", size="s", type="submit"),
        class_name="composer-foot",
    )


def _shut() -> rx.Component:
    mark = rx.icon("lock", size=16, aria_hidden="true")
    reason = rx.el.div(mark, rx.el.span(_thread.cannot_reply, class_name="grow"), class_name="composer-shut")
    picker = rx.cond(_thread.takes_templates, template_box(on_mount=TemplateState.read), rx.fragment())
    return rx.el.div(reason, picker, class_name="stack")


def _ai_switch() -> rx.Component:
    price = rx.fragment("up to ", browser.tokens(_thread.ai_turn_price_deci), " tokens a turn")
    note = rx.cond(_thread.ai_is_on, price, rx.fragment(_thread.ai_reason))
    label = rx.cond(_thread.ai_is_on, "AI is on", "AI is paused")
    hint = rx.cond(
        _thread.ai_is_on, "Take over: the AI stops answering here", "Hand back: the AI answers the next turn"
    )
    return rx.el.div(
        rx.el.span(note, class_name="small quiet only-wide"),
        switch(label, _thread.ai_is_on, title=hint, on_click=ThreadState.turn_ai),
        class_name="row",
    )
