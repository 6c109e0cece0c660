"""Which stylesheets make the product's look, and the few sizes that Python itself has to name.

Colours, spacing and type live in assets/tokens.css as custom properties, so that light, dark and right-to-left need no
second build and no state.
"""

FAVICON = "/favicon.svg"
STYLESHEETS = [
    "/scripts.css",
    "/tokens.css",
    "/shell.css",
    "/parts.css",
    "/pages.css",
    "/simulator.css",
    "/settings.css",
    "/reports.css",
    "/gallery.css",
    "/tour.css",
    "/leads.css",
]

ICON = 16
ICON_SMALL = 14
ICON_LARGE = 20
