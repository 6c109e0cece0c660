"""A member adds a passkey and signs in with it, in a browser that has an authenticator of its own."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from services.flows.demo_members import DEMO_PASSWORD

EMAIL = "product@borneo.test"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
async def page(chromium: Browser, product) -> AsyncIterator[Page]:
    """A visitor's page with a platform authenticator; by name, because passkeys belong to no IP address."""
    context = await chromium.new_context(base_url=product.url.replace("127.0.0.1", "localhost"))
    opened = await context.new_page()
    devtools = await context.new_cdp_session(opened)
    await devtools.send("WebAuthn.enable")
    await devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield opened
    await context.close()


async def _type_password(page: Page) -> None:
    await page.goto("/sign-in/")
    await expect(page.get_by_text("Demo: sign in as")).to_be_visible()
    await page.get_by_label("E-mail").fill(EMAIL)
    await page.get_by_label("Password").fill(DEMO_PASSWORD)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def test_member_adds_a_passkey_and_signs_in_with_it_alone_and_after_the_password(page):
    inside = re.compile("/(inbox|leads)/")
    await _type_password(page)
    await expect(page).to_have_url(inside)
    await page.goto("/account/")
    await page.get_by_label("Name").fill("Red notebook")
    await page.get_by_role("button", name="Add a passkey").click()
    await expect(page.get_by_text("Red notebook")).to_be_visible()

    await page.context.clear_cookies()
    await page.goto("/sign-in/")
    await page.get_by_role("button", name="Sign in with a passkey").click()
    await expect(page).to_have_url(inside)

    await page.context.clear_cookies()
    await _type_password(page)
    await expect(page).to_have_url(re.compile("/second-step/"))
    await page.get_by_role("button", name="Use a passkey").click()
    await expect(page).to_have_url(inside)
