# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages that come later than the first: what each of them shows, by its name.

Each fetches what it is made of when it is asked: a phone compiles no page that nobody opens.
"""
# ruff: noqa: PLC0415 - see above

from nearer.core.border import day, elements, members, number, one_of, token_or_none
from nearer.core.catalogue.questions import Catalogue
from nearer.core.records.state import State
from nearer.core.today.evening import Evening


def _dates(_catalogue: Catalogue, state: State, _evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.dates.view import dates_view

    return dates_view(state.others, number(args, "show"))


def _rules(_catalogue: Catalogue, _state: State, _evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.dates.contents import rules_for

    return list(rules_for(day(args, "day")))


def _lookback(_catalogue: Catalogue, state: State, evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.lookback.view import lookback_view

    return lookback_view(state, evening, token_or_none(args, "bond"))


def _plans(catalogue: Catalogue, state: State, evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.plans.view import plans_view

    return plans_view(catalogue, state, evening, args)


def _reflection(_catalogue: Catalogue, state: State, _evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.measures.reading_back import reflection_view

    return reflection_view(state, args)


def _session(_catalogue: Catalogue, _state: State, _evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.sessions.guiding import guided

    return guided(args)


def _together(_catalogue: Catalogue, _state: State, _evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.sessions.together import together

    return together(args)


def _suits(_catalogue: Catalogue, state: State, evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.plans.suiting import suiting

    return suiting(members(args.get("entries"), "'entries'"), state, evening)


def _gist(_catalogue: Catalogue, _state: State, evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.gist.lasting import lasting

    return lasting(elements(args.get("records"), "'records'"), evening.date)


def _wishes(_catalogue: Catalogue, state: State, evening: Evening, args: dict[str, object]) -> object:
    from nearer.core.wishes.view import wishes_view

    return wishes_view(state, evening, members(args.get("decks"), "'decks'"))


def _wishes_due(_catalogue: Catalogue, state: State, evening: Evening, _args: dict[str, object]) -> object:
    from nearer.core.wishes.due import due

    return due(state, evening)


def _evenings(_catalogue: Catalogue, state: State, evening: Evening, _args: dict[str, object]) -> object:
    from nearer.core.evenings.view import evenings_view

    return evenings_view(state, evening)


def _evenings_carried(
    _catalogue: Catalogue, state: State, evening: Evening, args: dict[str, object]
) -> object:
    from nearer.core.evenings.due import carried

    return carried(state, evening, day(args, "monday"))


def _evenings_look(_catalogue: Catalogue, state: State, evening: Evening, _args: dict[str, object]) -> object:
    from nearer.core.evenings.due import look

    return look(state, evening)


PAGES = {
    "dates": _dates,
    "evenings": _evenings,
    "evenings-carried": _evenings_carried,
    "evenings-look": _evenings_look,
    "gist": _gist,
    "lookback": _lookback,
    "plans": _plans,
    "reflection": _reflection,
    "rules": _rules,
    "session": _session,
    "suits": _suits,
    "wishes": _wishes,
    "wishes-due": _wishes_due,
    "together": _together,
}


def page_view(catalogue: Catalogue, state: State, evening: Evening, args: dict[str, object]) -> object:
    """Return what the page that "page" names shows, as plain values."""
    return PAGES[one_of(args, "page", tuple(PAGES))](catalogue, state, evening, args)
