"""What a section of the settings is, and the frame it stands in: the list of sections, and the section beside it.

`sections.py` lists them all; each has a module of its own with its page, and a state that asks for the same grant.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.frame_state import FrameState
from flexoraa_app.theme import ICON
from services.rules.permissions import Access, Area, Principal, grant_words, may


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One entry of the list; it opens for those who have `access` in `area`, which its first handler asks for."""

    key: str
    title: str
    icon: str
    area: Area
    page: Callable[[], rx.Component]
    on_load: Sequence[Any]
    access: Access = Access.READ

    @property
    def path(self) -> str:
        """Where the section is."""
        return f"/settings/{self.key}/"

    def opens_for(self, principal: Principal) -> bool:
        """True where the principal may open it."""
        return may(principal, self.area, self.access)


def settings_frame(section: Section, every: Sequence[Section]) -> rx.Component:
    """A section with the list of those that the member may open."""
    entries = [_entry(one, is_here=one is section) for one in every]
    return rx.el.div(
        rx.el.nav(*entries, class_name="sections", aria_label="Settings"),
        rx.el.div(section.page(), class_name="section-page"),
        class_name="settings",
    )


def _entry(section: Section, *, is_here: bool) -> rx.Component:
    current = {"aria_current": "page"} if is_here else {}
    mark = rx.icon(section.icon, size=ICON, aria_hidden="true")
    link = ReactRouterLink.create(mark, section.title, to=section.path, class_name="sections-link", **current)
    return rx.cond(FrameState.grants.contains(grant_words(section.area, section.access)), link, rx.fragment())
