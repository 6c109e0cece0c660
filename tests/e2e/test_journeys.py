"""What people do with the product, in a real browser on the demo's data; a console error fails a journey."""

import re
from itertools import count

from playwright.async_api import Page, expect

_numbers = count(1)


def new_phone() -> str:
    """A number that no other journey uses."""
    return f"91990033{next(_numbers):04d}"


async def write_as(page: Page, name: str, phone: str, text: str) -> None:
    """On the simulator's phone: be this contact and write."""
    await page.get_by_label("Contact's name").fill(name)
    await page.get_by_label("Contact's number").fill(f"+{phone}")
    await page.get_by_role("button", name="Use").click()
    await expect(page.get_by_label("Contact's number")).to_have_value(f"+{phone}")
    await page.get_by_label("Write as the contact").fill(text)
    await page.get_by_role("button", name="Send", exact=True).click()


async def test_contact_writes_in_the_simulator_and_meera_answers_until_the_ticks_turn(sit_down, product):
    meera = await sit_down("meera@asha.test", "/inbox/")
    await meera.get_by_role("tab", name="Mine").click()
    await _open_a_conversation_that_may_be_answered(meera)
    name = await meera.locator(".pane-head h2").inner_text()
    number = meera.get_by_label("Profile").get_by_text(re.compile(r"^\+\d+$"))
    phone = (await number.inner_text()).removeprefix("+")
    manager = await sit_down("manager@asha.test", "/simulator/")

    await write_as(manager, name, phone, "Can Meera call me at five today?")
    thread = meera.get_by_role("log", name="Messages")
    await expect(thread.get_by_text("Can Meera call me at five today?")).to_be_visible()
    await meera.get_by_label("Write a reply").fill("Yes, I will call you at five.")
    await meera.keyboard.press("Enter")

    answer = thread.locator("article", has_text="Yes, I will call you at five.")
    await expect(answer).to_have_attribute("data-status", re.compile("delivered|read"))
    await expect(
        manager.get_by_label("The contact's phone").get_by_text("Yes, I will call you at five.")
    ).to_be_visible()


async def _open_a_conversation_that_may_be_answered(page: Page) -> None:
    """The first whose reply window is open."""
    rows = page.locator(".thread-row", has=page.get_by_label(re.compile("Reply window open")))
    await rows.first.click()
    await expect(page.get_by_label("Write a reply")).to_be_visible()


async def test_lead_turns_hot_before_the_managers_eyes(sit_down, product):
    manager = await sit_down("manager@asha.test", "/leads/")
    await expect(manager.get_by_role("region", name="HOT")).to_be_visible()
    phone = new_phone()

    await product.contact_writes(phone, "Hi, what is the price of the Creta?", name="Zoya Hot")
    card = manager.locator("a.card", has_text="Zoya Hot")
    await expect(card).to_be_visible()
    await product.contact_writes(phone, "My budget is 20 lakh and I want to buy this week. EMI?", name="Zoya Hot")

    hot = manager.get_by_role("region", name="HOT")
    await expect(hot.locator("a.card", has_text="Zoya Hot")).to_be_visible()


async def test_admin_watches_the_balance_move(sit_down, product):
    admin = await sit_down("admin@asha.test", "/tokens/")
    balance = admin.locator(".bar-balance")
    await expect(admin.get_by_role("region", name="Ledger")).to_be_visible()
    before = await balance.inner_text()

    await product.contact_writes(new_phone(), "Hello, do you sell the Nexon EV?", name="Ledger Lata")

    await expect(admin.get_by_role("region", name="Ledger").get_by_text("Ledger Lata").first).to_be_visible()
    await expect(balance).not_to_have_text(before)


async def test_auditor_verifies_the_chain(sit_down, product):
    auditor = await sit_down("auditor@asha.test", "/audit/")

    await auditor.get_by_role("button", name="Verify now").click()

    await expect(auditor.get_by_text(re.compile(r"Verified to seq [\d,]+"))).to_be_visible()
    await expect(auditor.get_by_text("The log is intact.")).to_be_visible()


async def test_member_of_the_second_tenant_sees_none_of_it(sit_down, product):
    neighbour = await sit_down("admin@borneo.test", "/inbox/")
    await expect(neighbour.locator(".thread-row").first).to_be_visible()
    frames: list[str] = []
    neighbour.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(str(data))))
    await neighbour.reload()
    asha = await sit_down("manager@asha.test", "/inbox/")

    await product.contact_writes(new_phone(), "Sapphire is my secret word", name="Secret Sam")
    await expect(asha.locator(".thread-row", has_text="Secret Sam")).to_be_visible()
    await asha.locator(".thread-row", has_text="Secret Sam").click()
    await expect(asha).to_have_url(re.compile("conversation="))
    await neighbour.goto(asha.url)

    await expect(neighbour.get_by_text("No conversation open")).to_be_visible()
    assert frames
    assert not any("Sapphire" in frame or "Secret Sam" in frame for frame in frames)


async def test_visitor_of_the_demo_signs_in_with_one_click(sit_down, product):
    visitor = await sit_down(None, "/inbox/")
    await expect(visitor).to_have_url(re.compile("/sign-in/"))

    # The page says that somebody is there; signing out before that was answered would end in a 401 on the console.
    async with visitor.expect_response("**/api/act"):
        await visitor.get_by_role("button", name=re.compile("dev@borneo.test")).click()

    await expect(visitor).to_have_url(re.compile("/inbox/"))
    await visitor.get_by_label("Your menu").click()
    await visitor.get_by_role("button", name="Sign out").click()
    await expect(visitor).to_have_url(re.compile("/sign-in/"))


async def test_stranger_follows_the_first_steps_from_a_written_line_to_its_proof(sit_down):
    stranger = await sit_down("manager@asha.test", "/inbox/")
    await stranger.get_by_text("First steps").click()
    await stranger.get_by_role("button", name="A stranger writes").click()
    await stranger.get_by_role("button", name="Qualify to HOT").click()
    seen = stranger.get_by_label("What the product sees")
    await expect(seen.get_by_text("Needs a person")).to_be_visible(timeout=60_000)
    await expect(seen.get_by_text(re.compile(r"HOT\s*\d+"))).to_be_visible()

    for path in ("/inbox/", "/inbox/", "/leads/", "/tokens/", "/audit/"):
        await stranger.get_by_role("button", name="Seen, next").click()
        await expect(stranger).to_have_url(re.compile(re.escape(path)))
        await expect(stranger.locator(".tour-ring")).to_be_visible()
    await stranger.get_by_role("button", name="Verify now").click()

    await expect(stranger.get_by_text("The log is intact.")).to_be_visible()
