"""Everything one running sandbox remembers; in memory only, gone with the process."""

from starlette.requests import Request

from services.sandbox.accounts import Account, AccountBook
from services.sandbox.clock import SandboxClock
from services.sandbox.config import SandboxConfig
from services.sandbox.faults import Faults
from services.sandbox.identifiers import Identifiers
from services.sandbox.journal import Journal
from services.sandbox.media_store import MediaStore
from services.sandbox.numbers import Numbers
from services.sandbox.openai_script import Script
from services.sandbox.outbox import Outbox
from services.sandbox.people import People
from services.sandbox.phones import Phones
from services.sandbox.post_office import PostOffice
from services.sandbox.statuses import StatusDesk
from services.sandbox.template_store import TemplateStore
from services.sandbox.windows import PAIR_BURST, PAIR_SECONDS_PER_MESSAGE, Buckets, Windows
from services.sandbox.wire import Json
from services.sandbox.written import WrittenBook


class Sandbox:
    """The parts, put together; handlers reach it by `sandbox_of(request)`."""

    def __init__(self, config: SandboxConfig) -> None:
        self.config = config
        self.accounts = AccountBook(config.accounts)
        self.clock = SandboxClock(config.clock_file)
        self.ids = Identifiers()
        self.faults = Faults(config.seed)
        self.journal = Journal()
        self.post_office = PostOffice(config, self.clock, self.faults, on_taken=self._take)
        self.numbers = Numbers(self.clock)
        self._begin()

    def _begin(self) -> None:
        self.people = People()
        self.outbox = Outbox()
        self.written = WrittenBook()
        self.script = Script()
        self.responses: dict[str, Json] = {}
        self.mail_keys: dict[str, tuple[Json, str]] = {}
        self.media = MediaStore(self.ids, self.clock)
        self.templates = TemplateStore(self.accounts, self.ids)
        self.phones = Phones()
        self.windows = Windows(strangers_inside=self.config.strangers_in_window)
        self.pair_limit = Buckets(burst=PAIR_BURST, seconds_each=PAIR_SECONDS_PER_MESSAGE)
        throughput = self.config.throughput_per_second
        self.throughput = Buckets(burst=throughput, seconds_each=1 / throughput)
        self.statuses = StatusDesk(self.config, self.clock, self.post_office, self.people)

    def _take(self, message_id: str) -> None:
        self.written.take(message_id)

    def play(self, account: Account) -> None:
        """Take on one more inbox."""
        self.accounts.add(account)
        self.templates.begin(account.waba_id)

    def start(self) -> None:
        """Begin to shake hands and deliver; needs a running loop."""
        self.post_office.start()

    async def stop(self) -> None:
        """End every task."""
        self.statuses.stop()
        await self.post_office.stop()

    def reset(self) -> None:
        """Back to the beginning, except for ids (never repeated) and the handshake (still valid)."""
        self.statuses.stop()
        self.post_office.forget_waiting()
        self.journal.clear()
        self.faults.rules.clear()
        self.faults.reseed(self.config.seed)
        self.clock.offset_seconds = 0.0
        self._begin()


def sandbox_of(request: Request) -> Sandbox:
    """The sandbox behind this request."""
    sandbox: Sandbox = request.app.state.sandbox
    return sandbox
