"""Every page in one table: path, title, who may see it, what draws it and what it reads when it opens."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import reflex as rx

from flexoraa_app.bell_state import BellState
from flexoraa_app.components.shell import Link, page_frame
from flexoraa_app.components.tour import tour
from flexoraa_app.frame_state import FrameState
from flexoraa_app.gates import GATES, add_gates
from flexoraa_app.languages.spoken import spoken
from flexoraa_app.pages.account.notifications_state import NotificationsState
from flexoraa_app.pages.account.page import account_page
from flexoraa_app.pages.account.state import AccountState
from flexoraa_app.pages.audit.page import audit_page
from flexoraa_app.pages.audit.state import AuditState
from flexoraa_app.pages.channels.page import channels_page
from flexoraa_app.pages.channels.state import ChannelsState
from flexoraa_app.pages.compliance.page import compliance_page
from flexoraa_app.pages.compliance.state import ComplianceState
from flexoraa_app.pages.dashboard.page import dashboard_page
from flexoraa_app.pages.dashboard.state import DashboardState
from flexoraa_app.pages.goals.page import goals_page
from flexoraa_app.pages.goals.state import GoalsState
from flexoraa_app.pages.handover.page import handover_page
from flexoraa_app.pages.handover.state import HandoverState
from flexoraa_app.pages.help.page import help_page
from flexoraa_app.pages.imports.page import import_page
from flexoraa_app.pages.imports.state import ImportState
from flexoraa_app.pages.inbox.page import inbox_page
from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.pages.inbox.watch_state import WatchState
from flexoraa_app.pages.leads.page import leads_page
from flexoraa_app.pages.leads.state import LeadsState
from flexoraa_app.pages.legal.page import legal_page
from flexoraa_app.pages.legal.state import LegalState
from flexoraa_app.pages.models.page import models_page
from flexoraa_app.pages.models.state import ModelsState
from flexoraa_app.pages.operations.page import operations_page
from flexoraa_app.pages.operations.state import OperationsState
from flexoraa_app.pages.parts.page import parts_page
from flexoraa_app.pages.profile.page import lead_profile_page
from flexoraa_app.pages.profile.state import LeadProfileState
from flexoraa_app.pages.review.page import review_page
from flexoraa_app.pages.review.state import ReviewsState
from flexoraa_app.pages.settings.section import settings_frame
from flexoraa_app.pages.settings.sections import SECTIONS
from flexoraa_app.pages.settings.state import SettingsState
from flexoraa_app.pages.simulator.page import simulator_page
from flexoraa_app.pages.simulator.stage_state import StageState
from flexoraa_app.pages.simulator.state import SimulatorState
from flexoraa_app.pages.team.page import team_page
from flexoraa_app.pages.team.state import TeamState
from flexoraa_app.pages.tokens.page import tokens_page
from flexoraa_app.pages.tokens.state import TokensState
from flexoraa_app.session import SessionState
from flexoraa_app.tour_state import TourState
from services.rules.permissions import Access, Area, Principal, may


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A page inside the frame. Its area is read by whoever sees its link; its handlers ask again."""

    link: Link
    page: Callable[[], rx.Component]
    on_load: Sequence[Any]


def _route(path: str, title: str, icon: str, area: Area, page: Callable[[], rx.Component], *on_load: Any) -> Route:
    return Route(link=Link(path=path, title=title, icon=icon, area=area), page=page, on_load=on_load)


# Shown to whoever may read the area of one of its sections.
SETTINGS = Link(
    path="/settings/",
    title="Settings",
    icon="settings",
    area=SECTIONS[0].area,
    also=tuple({one.area: None for one in SECTIONS[1:]}),
)

# Everybody has an own account; it is reached from the member's menu, not from the rail.
ACCOUNT = Link(path="/account/", title="Your account", icon="circle-user", area=Area.LEADS, also=tuple(Area))
# Everybody may read the help; it stands last in the rail.
HELP = Link(path="/help/", title="Help", icon="life-buoy", area=Area.LEADS, also=tuple(Area))

# What pages are made of, for whoever builds one; reached from the help.
PARTS = Link(path="/help/parts/", title="Parts", icon="shapes", area=Area.LEADS, also=tuple(Area))

# fmt: off
ROUTES = (
    _route("/inbox/", "Inbox", "inbox", Area.LEADS, inbox_page,
           InboxState.load, ThreadState.arrive, InboxState.follow, ThreadState.follow,
           WatchState.follow),
    _route("/leads/", "Leads", "columns-3", Area.LEADS, leads_page, LeadsState.load, LeadsState.follow),
    _route("/handover/", "Handover", "arrow-left-right", Area.LEADS, handover_page,
           HandoverState.load, HandoverState.follow),
    _route("/dashboard/", "Dashboard", "layout-dashboard", Area.REPORTS, dashboard_page,
           DashboardState.load, DashboardState.follow),
    _route("/goals/", "Goals", "target", Area.REPORTS, goals_page, GoalsState.load),
    _route("/review/", "Review", "shield-alert", Area.REVIEW, review_page, ReviewsState.load, ReviewsState.follow),
    _route("/tokens/", "Tokens", "coins", Area.BILLING, tokens_page, TokensState.load, TokensState.follow),
    _route("/audit/", "Audit", "shield-check", Area.AUDIT, audit_page, AuditState.load, AuditState.follow),
    _route("/compliance/", "Compliance", "scale", Area.AUDIT, compliance_page, ComplianceState.load),
    _route("/operations/", "Operations", "activity", Area.OPERATIONS, operations_page,
           OperationsState.load, OperationsState.follow),
    _route("/channels/", "Channels", "radio-tower", Area.CHANNELS, channels_page,
           ChannelsState.load, ChannelsState.follow),
    _route("/team/", "Team", "users", Area.TEAM, team_page, TeamState.load, TeamState.follow),
    _route("/models/", "Models", "brain", Area.AI, models_page, ModelsState.load),
    Route(link=SETTINGS, page=rx.fragment, on_load=(SettingsState.go,)),
    _route("/simulator/", "Simulator", "smartphone", Area.SIMULATOR, simulator_page,
           SimulatorState.load, StageState.load_stage, StageState.follow),
)

# Reached from another page, so they have no place in the rail.
INNER = (
    _route("/leads/[lead]/", "Lead", "user-round", Area.LEADS, lead_profile_page,
           LeadProfileState.load, LeadProfileState.follow),
    _route("/leads/import/", "Import", "upload", Area.LEADS, import_page, ImportState.load),
)
# fmt: on


class HomeState(SessionState):
    """Sends a visitor to the first page that the role may see."""

    @rx.event
    async def go(self) -> Any:
        """Redirect; the signed-out go to the sign-in page through the error handler."""
        principal = await self._principal()
        return rx.redirect(first_path(principal))


def first_path(principal: Principal) -> str:
    """The first page of the table that the principal may see."""
    return next(route.link.path for route in ROUTES if may(principal, route.link.area, Access.READ))


def add_pages(app: rx.App) -> None:
    """Register every page with its title and what it reads when it opens."""
    for route in ROUTES:
        _add(app, route.link.path, route.link, route.page, route.on_load)
    for route in INNER:
        _add(app, route.link.path, route.link, route.page, route.on_load)
    for section in SECTIONS:
        _add(app, section.path, SETTINGS, partial(settings_frame, section, SECTIONS), section.on_load)
    _add(app, PARTS.path, PARTS, parts_page, ())
    _add(app, HELP.path, HELP, help_page, ())
    _add(app, ACCOUNT.path, ACCOUNT, account_page, (AccountState.load, NotificationsState.load))
    add_gates(app)
    app.add_page(lambda: spoken(legal_page()), route="/legal/", title="Legal · Flexoraa", on_load=LegalState.load)
    app.add_page(rx.fragment, route="/", title="Flexoraa", on_load=HomeState.go)


def drawn_pages() -> Iterator[rx.Component]:
    """Draw every page once, those outside the frame too."""
    yield from (_framed(route.link, route.page) for route in ROUTES)
    yield from (_framed(SETTINGS, partial(settings_frame, section, SECTIONS)) for section in SECTIONS)
    yield _framed(ACCOUNT, account_page)
    yield _framed(PARTS, parts_page)
    yield _framed(HELP, help_page)
    yield spoken(legal_page())
    yield from (spoken(gate.page()) for gate in GATES)


def _add(app: rx.App, path: str, link: Link, page: Callable[[], rx.Component], on_load: Sequence[Any]) -> None:
    app.add_page(
        partial(_framed, link, page),
        route=path,
        title=f"{link.title} · Flexoraa",
        on_load=[FrameState.enter, BellState.enter, *on_load, TourState.find, FrameState.follow, BellState.follow],
    )


def _framed(link: Link, page: Callable[[], rx.Component]) -> rx.Component:
    frame = page_frame(page(), here=link, links=[*(route.link for route in ROUTES), HELP])
    return spoken(rx.fragment(frame, tour()))
