"""Reflex's configuration: one origin for pages and websocket, state in memory, nothing sent to anybody."""

import reflex as rx

from flexoraa_app.same_origin import SameOriginPlugin

config = rx.Config(
    app_name="flexoraa_app",
    # What a page shows is a disposable cache: the truth is in the database, so no process needs another one's state.
    state_manager_mode=rx.constants.StateManagerMode.MEMORY,
    # `flexoraa up` replaces this through REFLEX_CORS_ALLOWED_ORIGINS by the addresses it answers at.
    cors_allowed_origins=("http://127.0.0.1:8000", "http://localhost:8000"),
    plugins=[SameOriginPlugin()],
    disable_plugins=[rx.plugins.SitemapPlugin],
    telemetry_enabled=False,
    show_built_with_reflex=False,
)
