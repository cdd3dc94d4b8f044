# SPDX-License-Identifier: AGPL-3.0-or-later
"""The views as JSON would have them: `TodayView`, `MeView` and `Practice` in web/store/daily.ts."""

from nearer.core.catalogue.practices import Practice
from nearer.core.catalogue.terms import TOPICS
from nearer.core.records.between import Appreciation, Between, Response
from nearer.core.records.own_kinds import CheckIn, Limits, With
from nearer.core.records.words import Words
from nearer.core.today.checkin import Evenings
from nearer.core.today.evening import Evening
from nearer.core.today.exchanges import Shown
from nearer.core.today.page import Page
from nearer.core.today.suggestion import Suggestion

FROM = {True: "me", False: "them", None: "both"}


def today_view(page: Page, evening: Evening, between: Between) -> dict[str, object]:
    """Return Today."""
    return {
        "day": evening.date,
        "alone": evening.alone,
        "names": {"mine": page.my_name, "theirs": page.their_name},
        "checkin": _checkin(page.checkin),
        "tonight": None if page.tonight is None else _exchange(page.tonight),
        "mayGoFirst": page.may_go_first,
        "opened": [_exchange(entry) for entry in page.opened],
        "more": page.more,
        "appreciations": [_appreciation(entry, between) for entry in page.appreciations],
        "suggestion": _suggestion(page.suggestion, suits=page.suits),
        "still": page.still,
    }


def me_view(limits: Limits, depth: int, with_: With | None) -> dict[str, object]:
    """Return what only this person sees of how nearer treats them."""
    return {
        "limits": {"topics": list(limits.topics), "touch": limits.touch, "depth": limits.depth},
        "depthNow": depth,
        "topics": list(TOPICS),
        "with": None if with_ is None else {"kind": with_.kind, "name": with_.name},
    }


def practice_view(practice: Practice, *, fits: bool, unwanted: bool) -> dict[str, object]:
    """Return a practice, and what this person said about it."""
    return {
        "id": practice.id,
        "title": practice.title,
        "summary": practice.summary,
        "minutes": practice.minutes,
        "family": practice.family,
        "place": practice.place,
        "alone": practice.alone,
        "apart": practice.apart,
        "touch": practice.touch,
        "depth": practice.depth,
        "needs": practice.needs,
        "grade": practice.grade,
        "bonds": list(practice.bonds),
        "fits": fits,
        "unwanted": unwanted,
    }


def _checkin(checkin: Evenings) -> dict[str, object]:
    return {
        "day": checkin.day,
        "given": None if checkin.given is None else _given(checkin.given),
        "yesterday": checkin.yesterday,
        "last": None if checkin.last is None else dict(card(checkin.last), day=checkin.before),
        "tonights": None if checkin.tonights is None else dict(card(checkin.tonights), day=checkin.day),
    }


def _given(given: CheckIn) -> dict[str, object]:
    return {
        "met": given.met,
        "light": given.light,
        "close": given.close,
        "understood": given.understood,
        "mine": given.mine,
        "theirs": given.theirs,
        "tension": given.tension,
        "space": given.space,
        "apart": given.apart,
    }


def card(practice: Practice) -> dict[str, object]:
    """Return what is shown of a practice in a few words."""
    return {
        "id": practice.id,
        "title": practice.title,
        "summary": practice.summary,
        "minutes": practice.minutes,
    }


def _exchange(shown: Shown) -> dict[str, object]:
    asked = shown.asked
    return {
        "question": {
            "id": asked.id,
            "round": shown.round,
            "text": asked.text,
            "kind": asked.kind,
            "by": asked.by,
            "depth": asked.depth,
        },
        "state": shown.state,
        "mine": _words(shown.mine),
        "theirs": _words(shown.theirs),
        "first": shown.first,
        "kept": shown.kept,
        "responses": [_response(response) for response in shown.responses],
        "understood": shown.understood,
        "asksUnderstood": shown.asks_understood,
        "date": shown.date,
    }


def _words(words: Words | None) -> dict[str, object] | None:
    return None if words is None else {"id": words.id, "text": words.text, "edited": words.edited}


def _response(response: Response) -> dict[str, object]:
    return {
        "id": response.id,
        "mine": response.mine,
        "starter": response.starter,
        "text": response.text,
        "date": response.date,
    }


def _appreciation(entry: Appreciation, between: Between) -> dict[str, object]:
    mine = frozenset([entry.id] if entry.mine else [])
    responses = between.responses(mine=mine, theirs=frozenset([entry.id]) - mine)
    return {
        "id": entry.id,
        "mine": entry.mine,
        "what": entry.what,
        "when": entry.when,
        "meant": entry.meant,
        "from": entry.from_,
        "date": entry.date,
        "responses": [_response(response) for response in responses],
    }


def _suggestion(suggestion: Suggestion, *, suits: bool) -> dict[str, object]:
    practice = suggestion.practice
    if practice is None:
        return {"state": "rest", "practice": None, "from": None, "suits": False}
    return {
        "state": "offer",
        "practice": practice_view(practice, fits=True, unwanted=False),
        "from": FROM[suggestion.mine],
        "suits": suits,
    }
