"""What a group does with the page, mostly by keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sim.organisation import load_organisation
from tests.page.conftest import WAIT, Watched

EDITS = {"base": "today", "edit": "own:quality_followup:quality_officer"}


def test_bets_are_made_by_keyboard_locked_and_scored(watched: Watched) -> None:
    page = watched.show(view="predict")
    groups = page.locator("#view-predict fieldset")
    assert groups.count() == 12
    for number in range(12):
        groups.nth(number).locator("input").first.focus()
        page.keyboard.press("ArrowRight")
    lock = page.locator("#view-predict button.main")
    lock.focus()
    page.keyboard.press("Enter")
    watched.page.get_by_role("link", name="4 Utfall").click()
    page.wait_for_selector("#view-results table")
    expect(page.locator("#view-results")).to_contain_text("av 12", timeout=WAIT)
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []


def locked(watched: Watched) -> Page:
    """Bet that everything grows, lock the bets, and go on to Watch."""
    page = watched.show(view="predict")
    for number in range(12):
        page.locator("#view-predict fieldset").nth(number).locator("input").last.check(force=True)
    page.locator("#view-predict button.main").click()
    page.locator("#view-predict .next").click()
    page.wait_for_selector("#view-watch .beside table")
    return page


def test_watch_shows_what_is_expected_and_nothing_of_what_came_out(watched: Watched) -> None:
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    page = locked(watched)
    told = page.locator("#view-watch .beside")
    assert told.locator("tbody td").all_inner_texts() == 12 * ["Mer"]
    assert not re.search("rätt|fel|utfall|✓|✗", told.inner_text(), re.IGNORECASE)
    assert [url for url in asked if "api/compare" in url] == []


def test_the_score_is_of_the_setting_for_which_the_bets_were_locked(watched: Watched) -> None:
    page = locked(watched)
    page.locator("#to-results").click()
    score = page.locator("#view-results .score")
    expect(score).to_have_text("Ni gissade rätt i 3 av 12.", timeout=WAIT)  # more: escalation once, own case twice
    expect(page.locator("#view-results .runs")).to_contain_text("30 av 30", timeout=WAIT)
    assert page.locator(".bet-judged").count() == 12
    page.get_by_label("Lika många timmar som i dag").check()
    expect(score).to_contain_text("för en annan inställning. Där gissade ni rätt i 3 av 12.", timeout=WAIT)
    expect(page.locator("#view-results .runs")).to_contain_text("lika många timmar", timeout=WAIT)
    assert page.locator(".bet-judged").count() == 0
    score.get_by_role("button").click()
    expect(score).to_have_text("Ni gissade rätt i 3 av 12.", timeout=WAIT)


def test_the_same_issues_are_said_to_walk_through_all(watched: Watched) -> None:
    page = watched.show(view="watch", day="9.50")
    page.wait_for_selector("#view-watch .boxes svg")
    assert page.locator("#view-watch .one-of").count() == 4
    numbers = [text.replace("\xa0", " ") for text in page.locator("#view-watch .same").all_inner_texts()]
    assert any("4 " in text for text in numbers)
    assert page.evaluate("[...document.querySelectorAll('canvas')].every((one) => one.width > 0)")


def test_play_moves_the_clock_and_less_motion_means_steps(browser: Browser, address: str) -> None:
    for motion in ("no-preference", "reduce"):
        context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion=motion)
        watched = Watched(context.new_page(), address)
        page = watched.show(view="watch")
        page.wait_for_selector("#view-watch .boxes svg")
        slider = page.locator("#view-watch input[type=range]").first
        before = float(slider.input_value())
        page.locator("#view-watch button").first.click()
        page.wait_for_function(
            "(was) => Number(document.querySelector('#view-watch input[type=range]').value) > was + 1", arg=before
        )
        page.locator("#view-watch button").first.click()
        if motion == "reduce":
            assert float(slider.input_value()) == int(float(slider.input_value()))
        assert watched.complaints == []
        context.close()


def test_one_issue_is_told_with_why_it_rose(watched: Watched) -> None:
    page = watched.show(view="follow", language="sv")
    page.wait_for_selector("#view-follow .way-drawn svg")
    assert page.locator("#view-follow .way").count() == 4
    told = page.locator("#view-follow").inner_text()
    assert "översynen" in told
    assert re.search(r"[a-z]_[a-z]|[a-z]\.[a-z]", told) is None  # no key, and no rule by its name in the program
    heading = page.locator("#view-follow .told").inner_text()
    assert re.match(r".+ – .+\. Dag 0 är dag \d+ efter förändringen\.$", heading)
    page.locator("#pick-twice").click()
    page.wait_for_url(re.compile("issue="))


def test_a_copy_is_edited_by_keyboard_compared_and_saved_as_the_file_that_experiments_use(
    watched: Watched, tmp_path: Path
) -> None:
    page = watched.show(view="redraw", **EDITS)
    page.wait_for_selector("#view-redraw .figures")
    expect(page.locator("#view-redraw")).to_contain_text("av 30", timeout=WAIT)
    with page.expect_download() as caught:
        save = page.get_by_role("button", name="Spara som fil")
        save.focus()
        page.keyboard.press("Enter")
    path = tmp_path / "mine.yaml"
    caught.value.save_as(path)
    saved = load_organisation(path)
    assert saved.responsibility["quality_followup"]["quality_officer"] == "A"
    assert "A" not in saved.responsibility["quality_followup"]["production_developer"]
    page.locator("#view-redraw input[type=file]").set_input_files(path)
    page.wait_for_url(re.compile("file="))
    assert "base=" not in page.url


def test_the_last_change_is_taken_back_also_of_a_copy_that_came_with_a_case(watched: Watched) -> None:
    page = watched.show(view="redraw", base="today", edit="hold:production_director:ukk_head")
    page.wait_for_selector("#view-redraw .edits li")
    page.locator("#redraw-selected").select_option("registrar")
    page.locator("#redraw-reports_to").select_option("production_director")
    page.locator("#redraw-reports_to-do").click()
    expect(page.locator("#view-redraw .edits li")).to_have_count(2, timeout=WAIT)
    undo = page.get_by_role("button", name="Ångra senaste ändringen")
    for left in (1, 0):
        undo.click()
        expect(page.locator("#view-redraw .edits li")).to_have_count(left, timeout=WAIT)
    expect(undo).to_be_disabled()
    assert "hold" not in page.url


def test_a_case_shows_that_it_is_open_until_its_setting_is_left_and_start_over_is_plain(watched: Watched) -> None:
    page = watched.show(view="predict")
    cases = page.locator("#cases")
    cases.select_option("coordinators")
    page.wait_for_selector("#view-redraw .figures")
    expect(cases).to_have_value("coordinators")
    page.locator("#to-watch").click()
    page.wait_for_selector("#view-watch .boxes svg")
    expect(cases).to_have_value("coordinators")
    assert page.locator("#view-watch .one-of").count() == 2
    page.locator("#to-redraw").click()
    page.get_by_role("button", name="Börja om").click()
    expect(cases).to_have_value("")
    expect(page).to_have_url(re.compile("#view=redraw$"))
    page.locator("#to-watch").click()
    expect(page.locator("#view-watch .one-of")).to_have_count(4, timeout=WAIT)
    cases.select_option("own_case")
    expect(cases).to_have_value("own_case")
    cases.select_option("")
    expect(page).to_have_url(re.compile("#view=results$"))


def test_another_view_begins_at_its_top_with_the_focus_at_its_heading(watched: Watched) -> None:
    page = watched.show(view="debrief")
    page.evaluate("scrollTo(0, 900)")
    page.evaluate("document.getElementById('to-redraw').click()")
    page.wait_for_selector("#view-redraw .organisation")
    assert page.evaluate("scrollY") == 0
    expect(page.locator("#title-redraw")).to_be_focused()


def test_the_head_is_one_row_on_a_projector(watched: Watched) -> None:
    for language in ("sv", "en"):
        page = watched.show(view="debrief", language=language)
        assert page.evaluate("document.querySelector('header').getBoundingClientRect().height") < 70


def test_the_list_of_cases_is_wide_enough_for_their_titles(watched: Watched) -> None:
    for language in ("sv", "en"):
        page = watched.show(view="debrief", language=language)
        cut = page.evaluate(
            """() => {
              const list = document.querySelector("#cases");
              const { font, paddingLeft, paddingRight } = getComputedStyle(list);
              const pen = document.createElement("canvas").getContext("2d");
              pen.font = font;
              const arrow = 20;
              const room = list.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - arrow;
              return [...list.options].map(({ text }) => text).filter((text) => pen.measureText(text).width > room);
            }"""
        )
        assert cut == []


def test_runs_and_intervals_are_told_so_that_they_say_something(watched: Watched) -> None:
    page = watched.show(view="predict")
    told = page.evaluate(
        """async () => {
          const { comparable, inWords, value } = await import("./quantity.js");
          const { outcome } = await import("./bets.js");
          const figure = { digits: 2, percent: false, unit: { sv: "dagar", en: "days" } };
          const row = (difference, low, high) => ({ difference, low, high, pairs: 30, fewer: 30, more: 0 });
          const known = { low: -1, high: 1, pairs: 30 };
          const counted = (difference, fewer, more) => inWords(figure, { ...known, difference, fewer, more }).runs;
          const difference = (...of) => inWords(...of).difference;
          const interval = (...of) => inWords(...of).ends.slice(1, -1);
          const trifle = row(-.004, -.0045, -.0035);
          return [
            ...Object.values(inWords(figure, trifle)).map(String), String(outcome(figure, trifle)),
            String(outcome(figure, row(-.3, -.4, -.2))), String(outcome(figure, row(.3, -.4, 1))),
            counted(.1, 2, 3), counted(-.2, 27, 3), counted(.2, 1, 28), counted(.1, 5, 9),
            counted(-.1, 12, 10), counted(-.1, 14, 16),
            difference(figure, row(.0421, .0412, .0431)), interval(figure, row(.0421, .0412, .0431)),
            difference(figure, row(-.3, -.4, -.2)), interval(figure, row(.006, -.004, .012)),
            String(comparable({ difference: null })), String(comparable()), String(comparable(trifle)),
            value({ digits: 0, percent: true }, .4), value(figure, 1.5),
          ];
        }"""
    )
    assert [one.replace("\xa0", " ") for one in told] == [
        "0,00",
        "null",
        "I praktiken ingen skillnad.",
        "0",
        "-1",
        "0",
        "samma i 25 av 30 körningar",
        "mindre i 27 av 30 körningar",
        "mer i 28 av 30 körningar",
        "samma i 16 av 30 körningar",
        "mindre i 12, samma i 8 och mer i 10 av 30 körningar",
        "mer i 16 av 30 körningar",
        "+0,042",
        "+0,041 till +0,043",
        "−0,30",
        "0,00 till +0,01",
        "false",
        "false",
        "true",
        "40 %",
        "1,50 dagar",
    ]


def test_a_fault_is_explained_in_its_place(watched: Watched) -> None:
    page = watched.show(view="redraw", base="today", edit="move:ukk_head:registrar")
    expect(page.locator("#view-redraw")).to_contain_text("ring", timeout=WAIT)
    assert page.locator("#view-redraw .faulty").count() >= 1
    watched.complaints.clear()  # the browser itself writes that an answer had status 422


def test_a_link_is_a_setting(watched: Watched) -> None:
    setting = {"view": "results", "language": "en", "organisations": "today,merged", "behaviour.contact_error": "0.6"}

    def told() -> tuple[str, str]:
        page = watched.show(**setting)
        if page.get_by_role("button", name="Reveal anyway").count():
            page.get_by_role("button", name="Reveal anyway").click()
        page.wait_for_selector("#view-results table")
        expect(page.locator("#view-results")).to_contain_text("30 of 30", timeout=WAIT)
        return page.url, page.locator("#view-results table").first.inner_text()

    first = told()
    assert first == told()
    assert "behaviour.contact_error=0.6" in first[0]
    assert "organisations=today%2Cmerged" in first[0]


def test_everything_is_reached_by_the_tabulator(watched: Watched) -> None:
    page = watched.show(view="predict")
    seen: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.textContent || document.activeElement.name"))
    assert {"1 Gissa", "6 Summera", "English"} <= seen
    page.locator("#to-language").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#to-predict")).to_have_text("1 Predict")
    expect(page.locator("#to-language")).to_be_focused()
    expect(page.locator("#to-language")).to_have_text("Svenska")
    page.locator("#to-watch").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#view-watch h2")


@pytest.mark.parametrize("view", ["results", "watch", "redraw", "follow", "debrief"])
def test_a_handout_is_a_sheet_of_paper_without_controls(watched: Watched, view: str) -> None:
    page = watched.show(view=view, **(EDITS if view == "redraw" else {}))
    page.wait_for_timeout(1500)
    page.emulate_media(media="print")
    assert page.locator("header nav").is_hidden()
    assert page.evaluate("[...document.querySelectorAll('main button')].every((one) => !one.checkVisibility())")
    assert " – " not in page.locator(".handout ul").inner_text()  # what a sentence of the setting would leave open
    assert len(page.pdf(format="A4")) > 10_000


def test_the_answer_of_2017_comes_last_and_only_when_asked_for(watched: Watched) -> None:
    page = watched.show(view="debrief")
    assert "16 januari 2017" not in page.locator("body").inner_text()
    page.locator("#view-debrief button").last.click()
    expect(page.locator("#view-debrief")).to_contain_text("16 januari 2017")


def test_a_link_to_organisations_that_there_are_not_shows_the_four(watched: Watched) -> None:
    page = watched.show(view="watch", organisations="today,sepa")
    expect(page.locator("#view-watch .boxes svg")).to_have_count(4)


@pytest.mark.parametrize("base", ["today", "separate", "merged", "shared_head"])
def test_every_head_of_office_is_joined_to_the_chief_executive(watched: Watched, base: str) -> None:
    """The line from the top touches an edge of the box of whoever reports to it, wherever that box stands."""
    page = watched.show(view="redraw", base=base, edit="meet:council:45")
    page.wait_for_selector("svg.organisation .post")
    loose = page.evaluate("""() => {
      const drawing = document.querySelector(".board svg.organisation");
      const line = drawing.querySelector("g > path:last-child").getAttribute("d");
      const heads = [...drawing.querySelectorAll(".post.office")];
      const down = [...line.matchAll(/M([\\d.]+),[\\d.]+V([\\d.]+)(?:H([\\d.]+))?/g)];
      const [, from, to] = line.match(/M([\\d.]+),[\\d.]+H([\\d.]+)/).map(Number);
      const outside = down.filter(([, x]) => x < from - 1 || x > to + 1).map(([part]) => part);
      const ends = down.map(([, x, y, aside]) => [Number(aside ?? x), Number(y)]);
      const within = (at, low, size) => at >= low - 1 && at <= low + size + 1;
      const joined = (one) => {
        const box = one.querySelector("rect").getBBox();
        return ends.some(([x, y]) => within(x, box.x, box.width) && within(y, box.y, box.height));
      };
      const alone = heads.filter((one) => !joined(one)).map((one) => one.dataset.key);
      return [...(heads.length > 1 ? [] : ["no heads"]), ...outside, ...alone];
    }""")
    assert loose == []


def test_whoever_made_room_for_a_copy_comes_back_once_and_is_named_only_while_away(watched: Watched) -> None:
    page = watched.show(view="redraw")
    page.locator("#redraw-selected").select_option("quality_officer")
    page.locator("#redraw-reports_to").select_option("production_director")
    page.locator("#redraw-reports_to-do").click()
    lead = page.locator("#view-redraw .lead")
    expect(lead).to_contain_text("Gemensam chef har lämnat plats", timeout=WAIT)
    page.locator("#to-watch").click()
    page.get_by_role("checkbox", name="Ett kontor").uncheck()
    page.get_by_role("checkbox", name="Gemensam chef").check()
    page.locator("#to-redraw").click()
    expect(lead).not_to_contain_text("har lämnat plats")
    page.locator("#redraw-undo").click()
    page.locator("#to-watch").click()
    expect(page.locator("#view-watch .boxes svg")).to_have_count(3, timeout=WAIT)


def test_reset_all_takes_back_whose_hours_there_are(watched: Watched) -> None:
    page = watched.show(view="results", variant="equal_hours", behaviour__assertiveness="0.3")
    page.locator("#view-results button").nth(1).click()
    page.get_by_role("button", name="Återställ alla").click()
    expect(page.get_by_label("Som förslagen beskriver")).to_be_checked()
    expect(page.locator(".lever-value").nth(1)).to_have_text("10 %")


def test_following_begins_with_the_issue_of_the_case_and_goes_on_with_what_is_chosen(watched: Watched) -> None:
    page = watched.show(view="follow")
    told = page.locator("#view-follow .told")
    expect(told).to_contain_text("kommunal grundskola 2. Dag 0 är dag 7", timeout=WAIT)
    page.select_option("#follow-under", "merged")
    expect(page.locator("#pick-highest")).to_have_attribute("aria-pressed", "true", timeout=WAIT)
