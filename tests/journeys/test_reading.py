# SPDX-License-Identifier: AGPL-3.0-or-later
"""Behind the three doors of Practise: something to read, some weeks for two, and a look at oneself."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.clocks import tonight
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import Visitor

WEEK = 7
PLANS = "/#practise/plans"


@pytest.fixture
def ada(two: Two, arrive: Arrive) -> Visitor:  # noqa: ARG001 - she lives there
    """Let Ada sign in on her phone."""
    visitor = arrive("Ada")
    comes_home(visitor)
    return visitor


def _looks_well(visitor: Visitor, what: str) -> None:
    """Look at a page as it is, at night, and with letters twice as large."""
    visitor.insists_on_access()
    visitor.picture(what)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.insists_on_access()
    visitor.picture(f"{what}-dark")
    visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
    visitor.picture(f"{what}-large")
    assert visitor.fits()
    visitor.page.evaluate("document.documentElement.style.fontSize = ''")
    visitor.page.emulate_media(color_scheme="light")


def test_a_lesson_is_there_without_a_network(ada: Visitor) -> None:
    ada.is_kept()
    ada.comes_to_rest()
    ada.context.set_offline(True)
    ada.follow("Practise")
    ada.page.get_by_role("link", name=re.compile("^To read")).click()
    ada.reads_heading("To read")
    expect(ada.page.locator("nearer-rows a")).to_have_count(20)
    ada.picture("lessons")
    ada.insists_on_access()
    ada.page.get_by_role("link", name=re.compile("^Being heard")).click()
    ada.reads_heading("Being heard")
    ada.page.get_by_text("What is known about it").click()
    ada.reads("Where that comes from")
    _looks_well(ada, "lesson")
    ada.page.locator("article nearer-rows a").first.click()
    ada.reads("What is known about it")
    ada.go("/#practise/lesson.of-another-year")
    ada.reads("There is nothing of that name here.")


def _on_plans(visitor: Visitor, day: int) -> None:
    """Come to the plans on an evening so many days from now."""
    visitor.go("/")
    visitor.at(tonight(day))
    visitor.comes_to_rest()
    visitor.go(PLANS)
    visitor.reads_heading("For some weeks")
    visitor.reads("There are these")


def _lays(visitor: Visitor, plan: str) -> None:
    visitor.page.get_by_role("link", name=re.compile(f"^{plan}")).last.click()
    visitor.reads_heading(plan)
    visitor.reads("Nobody has tested this plan.")
    visitor.page.get_by_text("The weeks", exact=True).click()
    visitor.tap("Put it here for us both")
    visitor.reads(re.compile("^It is here for you both, from Monday"))


def _week(visitor: Visitor) -> str:
    """Read what this week holds."""
    week = visitor.page.locator("nearer-week").first
    week.locator(".label").wait_for()
    holds = week.locator("nearer-rows a .title, .asked")
    return " / ".join([week.locator(".label").inner_text(), *holds.all_inner_texts()])


def test_two_have_a_plan_and_nobody_is_told_who_rests(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    monday = WEEK - tonight().weekday()
    _on_plans(ada, 0)
    _looks_well(ada, "plans")
    _lays(ada, "Many years")
    ada.insists_on_access()
    _on_plans(ben, 0)
    ben.reads("Ada put it here for you both.")
    ben.reads("From Monday")
    _at_the_door(ben, "For you both from Monday")
    ben.go("/#practise/plan.many-years")
    ben.reads("It begins on Monday")
    ben.reads("Ada put it here for you both.")

    for visitor in (ada, ben):
        _on_plans(visitor, monday)
        visitor.reads("Week 1 of")
    assert _week(ada) == _week(ben)
    assert "/" in _week(ada)
    _looks_well(ada, "plan-week")
    ada.follow("Many years")
    ada.reads("It is on. You put it here for you both.")
    ada.picture("plan")

    _on_plans(ben, monday + 1)
    ben.comes_to_rest()
    _rests(ben)
    _on_plans(ada, monday + WEEK)
    ada.reads("Week 2 of")
    _at_the_door(ben, "Plans for two or for one")
    _on_plans(ben, monday + WEEK)
    ben.tap("Go on with it")
    ben.reads("Week 2 of")
    assert _week(ada) == _week(ben)
    _at_the_door(ada, "For you both now: “Many years”, week 2 of")


def _at_the_door(visitor: Visitor, says: str) -> None:
    """Read what the door of plans says, coming to Practise."""
    visitor.go("/#practise")
    visitor.reads_heading("Practise")
    door = visitor.page.get_by_role("link", name=re.compile("^For some weeks"))
    expect(door).to_contain_text(says)


def test_the_door_says_what_the_other_put_there_and_only_at_an_opening(
    paired: tuple[Visitor, Visitor],
) -> None:
    ada, ben = paired
    for visitor in (ada, ben):
        visitor.comes_to_rest()
    _at_the_door(ben, "Plans for two or for one")
    ben.insists_on_access()
    before = len(ben.sent)
    ada.go(PLANS)
    _lays(ada, "Many years")
    while not any("/records?" in sent for sent in ben.sent[before:]):
        ben.page.wait_for_timeout(200)
    ben.comes_to_rest()
    expect(ben.page.get_by_role("link", name=re.compile("^For some weeks"))).to_contain_text("Plans for two")
    ben.page.reload()
    expect(ben.page.get_by_role("link", name=re.compile("^For some weeks"))).to_contain_text("“Many years”")
    ben.insists_on_access()
    ben.picture("practise-plan")


def _rests(ben: Visitor) -> None:
    """Let Ben rest from it; not a word leaves his device by it."""
    before = len(ben.sent)
    ben.tap("Rest from it")
    ben.reads("You rest from it. Come back whenever you like.")
    ben.comes_to_rest()
    assert not any(sent.split("\n", 1)[1] for sent in ben.sent[before:])
    ben.insists_on_access()
    ben.picture("plan-resting")


def test_a_plan_is_swapped_for_both_and_put_away_by_one(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    monday = WEEK - tonight().weekday()
    _on_plans(ada, 0)
    _lays(ada, "Many years")
    _on_plans(ben, monday)
    ben.reads("Week 1 of")
    _lays(ben, "Settled")
    for visitor in (ada, ben):
        _on_plans(visitor, monday + WEEK)
        expect(visitor.page.locator("nearer-week h3")).to_have_text("Settled")
    ada.reads("Ben put it here for you both.")
    ben.tap("Put it away")
    ben.reads("It is put away.")
    ben.picture("plan-away")
    expect(ben.page.locator("nearer-week")).to_have_count(0)
    _on_plans(ben, monday + WEEK + 1)
    expect(ben.page.locator("nearer-week")).to_have_count(0)
    _on_plans(ada, monday + WEEK + 1)
    expect(ada.page.locator("nearer-week h3")).to_have_text("Settled")


def test_a_plan_for_one_waits(ada: Visitor, two: Two) -> None:
    ada.go(PLANS)
    ada.page.get_by_role("link", name=re.compile("^Many years")).click()
    ada.tap("Do it alone")
    ada.reads("It has begun.")
    ada.reads("For you alone")
    ada.tap("Rest from it")
    ada.reads("It waits for you at this week.")
    _on_plans(ada, 5 * WEEK)
    ada.tap("Go on with it")
    ada.reads("Week 1 of")
    ada.comes_to_rest()
    assert not [one for one in two.letters() if one.inside and one.inside.kind.startswith("plan")]


def test_a_reflection_is_kept_read_back_and_taken_away(ada: Visitor, two: Two) -> None:
    ada.follow("Practise")
    ada.page.get_by_role("link", name=re.compile("^A look at yourself")).click()
    ada.reads_heading("A look at yourself")
    expect(ada.page.locator("nearer-rows a")).to_have_count(7)
    ada.insists_on_access()
    ada.picture("reflections")
    ada.page.get_by_role("link", name=re.compile("^How near I let people")).click()
    ada.reads("Ours, not validated.")
    ada.tap("Begin")
    item = ada.page.get_by_role("radiogroup").nth(0)
    item.get_by_role("radio", name="rather like me").click()
    ada.page.get_by_label("What makes it easier for you to let somebody near?").fill("A walk in the dark.")
    ada.keeps_what_is_typed()
    before = two.given()
    ada.page.reload()
    ada.page.locator("nearer-reflect").wait_for()
    expect(item.get_by_role("radio", name="rather like me")).to_have_attribute("aria-checked", "true")
    for at in range(1, 8):
        ada.page.get_by_role("radiogroup").nth(at).get_by_role("radio", name="a little like me").click()
    _looks_well(ada, "reflecting")
    ada.tap("Keep it for myself")
    ada.reads("It is kept, for you alone.")
    ada.reads("Stepping back: nearest to “a little like me”.")
    _looks_well(ada, "reflected")

    ada.go("/#me")
    ada.tap("Lock now")
    ada.unlocks(remember=True)
    ada.go("/#practise/reflection.how-near-i-let-people")
    ada.reads("A walk in the dark.")
    ada.comes_to_rest()
    assert two.given() == before
    assert not [sent for sent in ada.sent if "A walk in the dark" in sent]

    ada.tap("Take this away")
    ada.tap("Yes, take it away")
    ada.reads("It is gone from here.")
    ada.reads_nowhere("A walk in the dark.")
    ada.page.reload()
    ada.reads("Many people long for closeness")


def test_the_map_says_what_moved_and_no_number(ada: Visitor) -> None:
    page = "/#practise/reflection.the-map"
    _answers(ada, page, "Begin", ["a little", "plenty"])
    ada.reads("Furthest from what you would like")
    ada.reads("How it has been these weeks: a little · How you would like it: plenty")
    ada.go("/")
    ada.at(tonight(60))
    _answers(ada, page, "Answer it again", ["a good deal", "plenty"])
    ada.reads("then “How it has been these weeks: a little”, now “a good deal”")
    ada.reads_nowhere("Furthest from what you would like")
    ada.picture("map")


def _answers(ada: Visitor, page: str, begin: str, picks: list[str]) -> None:
    ada.go(page)
    ada.tap(begin)
    for at, pick in enumerate(picks):
        ada.page.get_by_role("radiogroup").nth(at).get_by_role("radio", name=pick).click()
    ada.tap("Keep it for myself")
    ada.reads("It is kept, for you alone.")
