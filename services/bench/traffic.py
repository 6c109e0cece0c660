"""Signed webhooks as Meta posts them, ready as bytes for a socket, and the words that contacts write."""

from collections.abc import Sequence
from datetime import datetime

from services.bench.companies import Company
from services.bench.ground import APP_SECRET
from services.sandbox.people import Person
from services.sandbox.webhooks import Update, encode, messages_update, signed_headers

WEBHOOK_PATH = "/webhooks/meta"

# What people who buy write; each gets an answer.
TEXTS = (
    "Hi, I saw your ad. What does the Creta cost on road?",
    "Our budget is around 12 lakh, can you suggest something good?",
    "We want to decide within two weeks, is a test drive possible on Saturday?",
    "Bhai price kya hai? thoda discount milega kya",
    "mujhe is hafte gaadi chahiye, EMI option hai kya",
    "नमस्ते, मुझे इस गाड़ी की कीमत जाननी है",
    "مرحبا، كم سعر هذه السيارة؟",
    "Can you send me the brochure and the colours that are available?",
    "Looking for a family car, seven seats, petrol if possible",
    "Is the 2024 model still in stock? I could come by next month",
)


def message(company: Company, phone: str, text: str, *, provider_id: str, at: datetime) -> Update:
    """One text message of a contact as an item of a delivery."""
    person = Person(phone=phone, bsuid=f"IN.{phone}", name=f"Contact {phone[-4:]}")
    head = {"id": provider_id, "timestamp": str(int(at.timestamp())), "type": "text", "text": {"body": text}}
    value = {"contacts": [person.as_contact()], "messages": [head | person.as_sender()]}
    return messages_update(company.account, value, lane=phone)


def post(updates: Sequence[Update]) -> bytes:
    """A whole HTTP request that delivers `updates`, signed."""
    body = encode(list(updates))
    headers = {"Host": "127.0.0.1", "Content-Length": str(len(body))} | signed_headers(body, APP_SECRET)
    lines = [f"POST {WEBHOOK_PATH} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def one_each(companies: Sequence[Company], number: int, at: datetime, *, run: str) -> list[bytes]:
    """`number` requests with one message of a new contact each, spread over the companies."""
    return [post([_nth_message(companies, n, at, run=run)]) for n in range(number)]


def _nth_message(companies: Sequence[Company], n: int, at: datetime, *, run: str) -> Update:
    company, text = companies[n % len(companies)], TEXTS[n % len(TEXTS)]
    return message(company, phone(run, n), text, provider_id=f"wamid.{run}-{n}", at=at)


def phone(run: str, n: int) -> str:
    """The number of the n-th contact of a run."""
    return f"91{sum(run.encode()) % 100:02d}{n:08d}"
