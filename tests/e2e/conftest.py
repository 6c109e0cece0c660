"""One warm server with demo data for all journeys, one sign-in per member, and no tolerance for console errors."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pyotp
import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, StorageState, async_playwright

from flexoraa_app import build
from services.demo.companies import COMPANIES
from services.flows.demo_members import DEMO_PASSWORD

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_IS_HERE = CHROMIUM.exists()
# What Chromium must not do on a machine without a network, or as root in a container.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
STARTS_WITHIN_SECONDS = 90
# Journeys wait for the worker and for receipts, never for a fixed time.
WAITS_MS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """The running product and the sandbox beside it."""

    url: str
    sandbox_url: str

    async def contact_writes(self, phone: str, text: str, *, name: str, tenant: str = "Asha Motors") -> None:
        """A contact writes on WhatsApp."""
        body = {"channel": "whatsapp", "tenant": tenant, "from": phone, "name": name, "text": text}
        async with httpx.AsyncClient(base_url=self.sandbox_url) as sandbox:
            (await sandbox.post("/_sandbox/inbound", json=body)).raise_for_status()

    async def sign_in(self, email: str) -> StorageState:
        """The cookies of a member who signed in by the form's route."""
        form = {"email": email, "password": DEMO_PASSWORD, "code": _code(email)}
        async with httpx.AsyncClient(base_url=self.url) as browser:
            answer = await browser.post("/api/sign-in", data=form)
            assert answer.headers["location"] == "/", f"{email} was not let in: {answer.headers['location']}"
            cookies = [
                {"name": name, "value": value, "url": self.url, "httpOnly": True, "sameSite": "Lax"}
                for name, value in browser.cookies.items()
            ]
        return {"cookies": cookies, "origins": []}  # type: ignore[typeddict-item]


def _code(email: str) -> str:
    login, slug = email.removesuffix(".test").split("@")
    [company] = [one for one in COMPANIES if one.slug == slug]
    [person] = [one for one in company.members if one.login == login]
    return pyotp.TOTP(person.totp_secret).now() if person.totp_secret else ""


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """`flexoraa up --demo` on a free port and an empty folder, with a quiet time of one second."""
    assert build.main() == 0
    sandbox_port = _free_port()
    with tempfile.TemporaryDirectory(prefix="flexoraa-e2e-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        log = Path(folder) / "product.log"
        process = _start(folder, log, sandbox_port)
        try:
            yield Product(url=_wait_for_address(process, log), sandbox_url=f"http://127.0.0.1:{sandbox_port}")
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(30)


def _start(folder: str, log: Path, sandbox_port: int) -> subprocess.Popen[bytes]:
    variables = {"FLEXORAA_QUIET_SECONDS": "1", "FLEXORAA_SANDBOX_PORT": str(sandbox_port)}
    outside = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "services.command_line", "up", "--demo", "--port", "0", "--data", folder],
            cwd=ROOT,
            env=outside | variables,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _wait_for_address(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if found := re.search(r"answers at (http\S+)", log.read_text()):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"The product did not start: {log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser; Debian's chromium where Playwright has none of its own."""
    async with async_playwright() as playwright:
        path = CHROMIUM if CHROMIUM_IS_HERE else None
        browser = await playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """Who is signed in already: a second factor's code works once, so each member signs in once."""
    return {}


# Playwright marks an object whose method listens, which slots would forbid.
@dataclass(kw_only=True)
class Desk:
    """Opens pages as members and remembers what their consoles complained about."""

    product: Product
    chromium: Browser
    sessions: dict[str, StorageState]
    complaints: list[str] = field(default_factory=list)

    async def sit_down(
        self, email: str | None, path: str, *, width: int = 1440, height: int = 900, theme: str = "light"
    ) -> Page:
        """A page of the product as a member sees it, None for a visitor, in a browser of its own."""
        if email and email not in self.sessions:
            self.sessions[email] = await self.product.sign_in(email)
        context = await self.chromium.new_context(
            base_url=self.product.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            storage_state=self.sessions[email] if email else None,
        )
        context.set_default_timeout(WAITS_MS)
        # The list of first steps stays folded, so that it stands in no journey's way.
        await context.add_init_script("sessionStorage.setItem('flexoraa.tour.closed', 'yes')")
        page = await context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(path)
        return page

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")


SitDown = Callable[..., Awaitable[Page]]


@pytest.fixture
async def sit_down(product: Product, chromium: Browser, sessions: dict[str, StorageState]) -> AsyncIterator[SitDown]:
    """Opens pages as members; what a console complained about fails the test."""
    desk = Desk(product=product, chromium=chromium, sessions=sessions)
    yield desk.sit_down
    for context in chromium.contexts:
        await context.close()
    assert not desk.complaints, desk.complaints
