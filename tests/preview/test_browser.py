"""The preview in a browser, as an author uses it."""

from playwright.sync_api import Browser, Page, expect

from support.browser import axe
from support.previews import Running

expect.set_options(timeout=60_000)
SHEET = "united-nations"
LOOKS = ((1500, "light"), (1500, "dark"), (800, "light"))


def show(page: Page, running: Running, *locales: str) -> None:
    asked = "&".join([f"sheet={SHEET}", *(f"locale={tag}" for tag in locales)])
    page.goto(f"{running.address}#{asked}")
    for number in range(len(locales)):  # loaded, so that clicks are heard
        ready = page.frame_locator("iframe").nth(number).locator("[data-message][tabindex]")
        expect(ready.first).to_be_attached()


def test_what_is_saved_is_shown_and_the_page_stays_where_it_was(
    page: Page, running: Running
) -> None:
    show(page, running, "en", "ar")
    frame = page.frame_locator('iframe[title="English: page"]')
    expect(frame.locator("h1")).to_have_text("The United Nations in brief")
    arabic = page.frame_locator('iframe[title="العربية: page"]')
    expect(arabic.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".paper img")).to_have_count(2)
    expect(page.locator("small").first).to_contain_text("% full")
    scroll = "document.querySelector('iframe').contentDocument.scrollingElement"
    page.evaluate(f"{scroll}.scrollTop = 150")
    before = page.locator(".paper img").first.get_attribute("src")
    running.edit(
        f"sheets/{SHEET}.yaml", "title: The United Nations in brief", "title: Nations united"
    )
    expect(frame.locator("h1")).to_have_text("Nations united")
    assert page.evaluate(f"{scroll}.scrollTop") == 150
    # Its translation is no longer that of the text: the page says so, in the source language.
    expect(arabic.locator("h1 .untranslated")).to_have_text("Nations united")
    expect(page.locator(".paper img").first).not_to_have_attribute("src", before or "")
    expect(page.locator("#findings")).to_contain_text("locales/ar/LC_MESSAGES/factsheet.po")
    expect(arabic.locator("h1 [data-found]").first).to_be_visible()


def test_a_broken_file_is_named_and_its_repair_shows_the_page(page: Page, running: Running) -> None:
    show(page, running, "en")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_be_visible()
    running.edit(f"sheets/{SHEET}.yaml", "title:", "titel:")
    broken = page.locator(".broken")
    expect(broken).to_contain_text(f"sheets/{SHEET}.yaml:")
    assert broken.locator("a").first.get_attribute("href").startswith("vscode://file/")
    running.edit(f"sheets/{SHEET}.yaml", "titel:", "title:")
    expect(broken).to_have_count(0)
    expect(frame.locator("h1")).to_be_visible()


def test_controls_and_colours(page: Page, running: Running) -> None:
    show(page, running, "en")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_be_visible()
    heading = frame.locator("h2").first
    bright = heading.evaluate("it => getComputedStyle(it).color")
    page.get_by_label("Colours").select_option("dark")
    expect(heading).not_to_have_css("color", bright)
    page.get_by_label("Width").select_option("375")
    assert frame.locator("html").evaluate("() => innerWidth") == 375
    page.get_by_label("en-XA").check()
    expect(page.frame_locator("iframe").nth(1).locator("h1")).to_contain_text("[")
    page.get_by_label("ar", exact=True).check()
    arabic = page.frame_locator('iframe[title="العربية: page"]')
    expect(arabic.locator('[data-fact="un.members"]').first).to_have_text("193")
    page.get_by_label("Digits").select_option("arab")
    expect(arabic.locator('[data-fact="un.members"]').first).to_have_text("١٩٣")
    page.get_by_label("Date").fill("2010-01-01")
    expect(page.frame_locator("iframe").first.locator("body")).to_contain_text("192")


def test_axe_finds_nothing(browser: Browser, running: Running) -> None:
    page = browser.new_page(bypass_csp=True)  # for axe’s own style
    show(page, running, "en", "ar")
    page.frame_locator("iframe").first.locator("h1 [data-message]").click()
    expect(page.get_by_label("Translation")).to_be_visible()
    expect(page.locator(".paper img")).to_have_count(2)
    expect(page.locator("#findings")).to_contain_text("Nothing is wrong")
    page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.remove())")
    assert axe(page, LOOKS) == []
    page.close()


def test_control_c_ends_it_well(browser: Browser, running: Running) -> None:
    page = browser.new_page()
    show(page, running, "en")
    expect(page.locator(".paper img").first).to_be_visible()
    code, said = running.end()
    assert (code, said.strip()) == (0, "Ctrl-C ends the preview")
    expect(page.get_by_role("status")).to_contain_text("has ended")
    page.close()


def test_from_a_value_to_its_source(page: Page, running: Running) -> None:
    show(page, running, "en")
    page.frame_locator("iframe").locator('[data-fact="un.members"]').first.click()
    details = page.locator("#details")
    expect(details).to_contain_text("south_sudan")
    expect(details).to_contain_text("Member States")
    link = details.get_by_role("link", name="facts/united-nations.yaml:40")
    expect(link).to_have_attribute(
        "href", f"vscode://file{running.root}/facts/united-nations.yaml:40:3"
    )


def test_a_translation_is_checked_saved_and_undone(page: Page, running: Running) -> None:
    show(page, running, "fr")
    frame = page.frame_locator("iframe")
    frame.locator("h1 [data-message]").click()
    box = page.get_by_label("Translation")
    catalog = running.root / "locales/fr/LC_MESSAGES/factsheet.po"
    before = catalog.read_bytes()
    said = box.evaluate("it => it.chips.value")
    box.fill(f"{said}  {{nothing}}")
    expect(page.locator("#details")).to_contain_text("[placeholder-unknown]")
    box.fill("Les Nations réunies")
    expect(page.locator("#details .finding")).to_have_count(0)
    box.press("Control+Enter")
    expect(frame.locator("h1")).to_have_text("Les Nations réunies")
    assert len(set(before.splitlines()) ^ set(catalog.read_bytes().splitlines())) == 2
    page.keyboard.type(" ?")
    box.press("Control+Enter")
    expect(frame.locator("h1")).to_have_text("Les Nations réunies ?")
    page.get_by_role("button", name="Undo").click()
    expect(frame.locator("h1")).to_have_text("Les Nations réunies")
    page.get_by_role("button", name="Undo").click()
    expect(frame.locator("h1")).to_have_text(said)
    assert catalog.read_bytes() == before
    catalog.write_bytes(before.replace(said.encode(), b"Ailleurs", 1))
    box.fill("Ici")
    box.press("Control+Enter")
    expect(page.locator("#details")).to_contain_text("somebody has changed this translation")
    expect(page.locator("#details blockquote").last).to_have_text("Ailleurs")
    assert b"Ailleurs" in catalog.read_bytes()
    box.press("Control+Enter")
    expect(frame.locator("h1")).to_have_text("Ici")


def test_placeholders_are_kept_whole(page: Page, running: Running) -> None:
    show(page, running, "ar")
    frame = page.frame_locator("iframe")
    frame.locator("[data-message]:has([data-fact='un.members'])").first.click()
    box = page.get_by_label("Translation").first
    text = "it => it.chips.value"
    said = box.evaluate(text)
    chip = box.locator(".chip").first
    token = chip.inner_text()
    assert f"{said.count(token)}" == "1"
    box.evaluate("it => { it.focus(); getSelection().collapse(it, it.childNodes.length); }")
    page.keyboard.type(" نعم\n")
    assert box.evaluate(text) == f"{said} نعم\n"
    chip.evaluate("it => getSelection().collapse(it.nextSibling, 0)")
    page.keyboard.press("Backspace")
    assert box.evaluate(text) == f"{said} نعم\n".replace(token, "")
    page.get_by_role("button", name=token).click()
    assert box.evaluate(text) == f"{said} نعم\n"
    box.evaluate("it => { it.focus(); getSelection().collapse(it, 0); }")
    page.keyboard.type("{un.nothing} ")
    expect(box.locator(".chip").first).to_have_text("{un.nothing}")
    assert box.evaluate(text) == f"{{un.nothing}} {said} نعم\n"
    for _ in range(len("{un.nothing} ")):
        page.keyboard.press("Control+z")
    assert box.evaluate(text) == f"{said} نعم\n"


def test_by_keyboard_alone(page: Page, running: Running) -> None:
    """Find an Arabic sentence, and go to it; open a passage of the page with Enter."""
    show(page, running, "ar")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_be_visible()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "asked":
        page.keyboard.press("Tab")
    page.keyboard.type("united-nations:title")
    expect(page.locator("#results button")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_contain_text("sheet:united-nations:title")
    expect(frame.locator("h1 [data-chosen]")).to_be_visible()
    frame.locator("h1 [data-message]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_contain_text("sheet:united-nations:lead")


def test_from_the_paper_to_a_sentence_and_a_value(page: Page, running: Running) -> None:
    show(page, running, "ar")
    paper = page.locator(".paper")
    expect(paper.locator("img")).to_be_visible()
    paper.hover()
    lead = paper.locator(f'button[data-message="sheet:{SHEET}:lead"]').first
    lead.click()
    expect(page.locator("#details")).to_contain_text(f"sheet:{SHEET}:lead")
    expect(page.frame_locator("iframe").locator(".lead [data-chosen]")).to_be_visible()
    paper.locator('button[data-fact="un.members"]').first.click()
    expect(page.locator("#details")).to_contain_text("south_sudan")
    # By keyboard: to the first part, and on to the next.
    paper.focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.ariaLabel")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.ariaLabel") != first
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_be_visible()


def test_overlays_lie_over_page_and_paper(page: Page, running: Running) -> None:
    show(page, running, "en")
    expect(page.locator(".paper img")).to_be_visible()
    page.get_by_label("Overlay").select_option("tags")
    expect(page.locator(".part.tag").first).to_be_visible()
    expect(page.locator(".part.tag", has_text="H1").first).to_be_visible()
    heading = page.frame_locator("iframe").locator("h1")
    said = heading.evaluate("it => getComputedStyle(it, '::after').content")
    assert said == '"h1"'
    page.get_by_label("Overlay").select_option("ink")
    expect(page.locator(".part.tag").first).to_be_hidden()
    expect(page.locator(".part.block").first).to_be_visible()
