"""Every HTTP route behind the webhooks' door, from which the application and the tests that enumerate are made."""

from starlette.routing import Route

from flexoraa_app.api import (
    audit,
    compliance,
    consent,
    dashboard,
    documents,
    erasure,
    health,
    join,
    leads,
    ledger,
    media,
    metrics,
    passkeys,
    passwords,
    sign_in,
)
from flexoraa_app.api.rest import routes as rest

ROUTES: list[Route] = [
    *health.ROUTES,
    *metrics.ROUTES,
    *sign_in.ROUTES,
    *passwords.ROUTES,
    *passkeys.ROUTES,
    *consent.ROUTES,
    *erasure.ROUTES,
    *join.ROUTES,
    *audit.ROUTES,
    *compliance.ROUTES,
    *dashboard.ROUTES,
    *ledger.ROUTES,
    *documents.ROUTES,
    *media.ROUTES,
    *leads.ROUTES,
    *rest.ROUTES,
]
