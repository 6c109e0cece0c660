"""The frame around every page: rail by permission, bar with search, balance, presence and the member's menu."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import browser
from flexoraa_app.components.badge import avatar
from flexoraa_app.components.bell import bell
from flexoraa_app.components.controls import button, icon_button
from flexoraa_app.components.language_menu import language_menu
from flexoraa_app.frame_state import FrameState
from flexoraa_app.theme import ICON, ICON_LARGE, ICON_SMALL
from services.rules.permissions import Area, Role

_OPEN_PALETTE = rx.call_script("window.openPalette()")
_SIGN_OUT = "document.getElementById('sign-out').submit()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page of the rail, shown to those who may read its area or one of the `also`."""

    path: str
    title: str
    icon: str
    area: Area
    also: tuple[Area, ...] = ()

    @property
    def areas(self) -> tuple[Area, ...]:
        """Every area whose readers have something to see there."""
        return (self.area, *self.also)


def page_frame(content: rx.Component, *, here: Link, links: Sequence[Link]) -> rx.Component:
    """The whole screen: rail, bar, banner, and the content of the page."""
    main = rx.el.main(
        _bar(here),
        _banner(),
        rx.el.div(content, class_name="body", id="content"),
        class_name="main",
    )
    entries = [{"path": link.path, "title": link.title, "areas": list(link.areas)} for link in links]
    return rx.el.div(
        rx.el.a("Skip to content", href="#content", class_name="button skip"),
        _rail(here, links),
        main,
        browser.Keys.create(entries=entries, areas=FrameState.areas),
        rx.cond(FrameState.areas.length() > 0, browser.IdleWatch.create(), rx.fragment()),
        browser.Ringer.create(),
        class_name="frame",
    )


def _rail(here: Link, links: Sequence[Link]) -> rx.Component:
    mark = rx.el.div(
        rx.icon("orbit", size=ICON_LARGE, aria_hidden="true"),
        rx.el.span("Flexoraa", class_name="rail-label"),
        class_name="rail-mark",
    )
    items = [
        rx.cond(reduce(or_, map(FrameState.areas.contains, link.areas)), _rail_link(here, link), rx.fragment())
        for link in links
    ]
    return rx.el.nav(mark, *items, _more(), class_name="rail", aria_label="Pages")


def _rail_link(here: Link, link: Link) -> rx.Component:
    current = {"aria_current": "page"} if link is here else {}
    count = _unread() if link.path == "/inbox/" else rx.fragment()
    mark = rx.icon(link.icon, size=ICON, aria_hidden="true")
    label = rx.el.span(link.title, class_name="rail-label")
    return ReactRouterLink.create(
        mark, label, count, href=link.path, class_name="rail-link", title=link.title, **current
    )


def _more() -> rx.Component:
    """On a phone: the pages that have no room, by the palette."""
    mark = rx.icon("ellipsis", size=ICON, aria_hidden="true")
    label = rx.el.span("More", class_name="rail-label")
    return rx.el.button(mark, label, type="button", class_name="rail-link rail-more", on_click=_OPEN_PALETTE)


def _unread() -> rx.Component:
    unread = FrameState.frame.unread
    return rx.cond(unread > 0, rx.el.span(unread, class_name="rail-count", title="Unread"), rx.fragment())


def _bar(here: Link) -> rx.Component:
    return rx.el.header(
        rx.el.h1(here.title),
        _search(),
        rx.cond(FrameState.frame.shows_balance, _balance(), rx.fragment()),
        bell(),
        icon_button("sun-moon", "Light or dark", on_click=rx.toggle_color_mode),
        _member_menu(),
        class_name="bar",
    )


def _search() -> rx.Component:
    return rx.el.button(
        rx.icon("search", size=ICON_SMALL, aria_hidden="true"),
        rx.el.span("Go to…", class_name="grow"),
        rx.el.kbd("Ctrl K"),
        type="button",
        class_name="bar-search",
        on_click=_OPEN_PALETTE,
    )


def _balance() -> rx.Component:
    amount = browser.tokens(FrameState.frame.balance_deci)
    icon = rx.icon("coins", size=ICON_SMALL, aria_hidden="true")
    return ReactRouterLink.create(icon, amount, href="/tokens/", class_name="bar-balance", title="Tokens left")


def _banner() -> rx.Component:
    frame = FrameState.frame
    mark = rx.icon("triangle-alert", size=ICON_SMALL, aria_hidden="true")
    text = rx.el.div(
        mark, frame.work_reason, class_name="banner", role="status", custom_attrs={"data-mode": frame.work_mode}
    )
    return rx.el.div(_viewing(), rx.cond(frame.work_mode != "normal", text, rx.fragment()))


def _viewing() -> rx.Component:
    mark = rx.icon("eye", size=ICON_SMALL, aria_hidden="true")
    words = rx.el.span("You look as the role ", rx.el.strong(FrameState.viewing), ": nothing can be changed.")
    stop = button("Stop", size="s", on_click=FrameState.look_as(""))
    strip = rx.el.div(mark, words, stop, class_name="banner", role="status", custom_attrs={"data-mode": "viewing"})
    return rx.cond(FrameState.viewing != "", strip, rx.fragment())


def _view_as() -> rx.Component:
    """For admins: what each role sees."""
    roles = [_menu_item("eye", role.value, FrameState.look_as(role.value)) for role in Role if role is not Role.ADMIN]
    listed = rx.el.details(rx.el.summary("View as a role", class_name="menu-item"), *roles)
    return rx.cond(FrameState.frame.role == Role.ADMIN.value, listed, rx.fragment())


def _member_menu() -> rx.Component:
    frame = FrameState.frame
    head = rx.el.div(
        rx.el.strong(frame.member_name),
        rx.el.div(frame.role, " · ", frame.workspace, class_name="small quiet"),
        class_name="menu-head",
    )
    seen = rx.el.span(avatar(frame.initials, frame.availability), aria_hidden="true")
    face = rx.el.summary(seen, aria_label="Your menu")
    items = rx.el.div(
        head,
        rx.cond(frame.availability != "", _availability(), rx.fragment()),
        _account(),
        _view_as(),
        language_menu(),
        _sign_out(),
        class_name="menu-list",
    )
    return rx.el.details(face, items, class_name="menu")


def _availability() -> rx.Component:
    available = FrameState.frame.availability == "available"
    return rx.cond(
        available,
        _menu_item("moon", "Set yourself away", FrameState.be_available("away")),
        _menu_item("circle-check", "Set yourself available", FrameState.be_available("available")),
    )


def _account() -> rx.Component:
    mark = rx.icon("circle-user", size=ICON, aria_hidden="true")
    return ReactRouterLink.create(mark, "Your account", href="/account/", class_name="menu-item")


def _sign_out() -> rx.Component:
    form = rx.el.form(id="sign-out", method="post", action="/api/sign-out", hidden=True)
    return rx.fragment(form, _menu_item("log-out", "Sign out", rx.call_script(_SIGN_OUT)))


def _menu_item(icon: str, label: str, on_click: Any) -> rx.Component:
    mark = rx.icon(icon, size=ICON, aria_hidden="true")
    return rx.el.button(mark, label, type="button", class_name="menu-item", on_click=on_click)
