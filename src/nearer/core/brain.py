# SPDX-License-Identifier: AGPL-3.0-or-later
"""The brain: the one object that the outside talks to, in JSON texts. Everything behind it is a value."""

from nearer.core.border import (
    Malformed,
    day,
    flag,
    members,
    number,
    number_to,
    parse,
    token,
    token_or_none,
    write,
)
from nearer.core.catalogue.questions import Catalogue, read_catalogue
from nearer.core.days import number_of
from nearer.core.pacing.limits import allows, depth_limit, limits_now
from nearer.core.records.folding import fold
from nearer.core.records.reading import Aside, read
from nearer.core.records.record import Record
from nearer.core.records.state import State
from nearer.core.today.asked import Questions
from nearer.core.today.evening import NOON, Evening
from nearer.core.today.page import depth_of, today
from nearer.core.today.suggestion import Taste
from nearer.core.today.views import me_view, practice_view, today_view

SHOWN = 5
LAST_MINUTE = 24 * 60 - 1


class Brain:
    """One person's brain, over one or more bonds. It only ever grows; to forget, begin a new one.

    `today`, `me`, `library` and `draw` take the same {"date", "minute", "bond", "kind", "order", "skips",
    "draws", "evenings", "me", "them", "another", "show"}. "bond" null is somebody alone; then the kind is the
    one they named. Only "date", "order" and "skips" must be there. `see` needs "date" and `numbers` "show";
    a browser fetches what answers them when they are first asked, so nothing imports it at a module's head.
    """

    __slots__ = ("_catalogues", "_looks", "_records", "_states")

    def __init__(self) -> None:
        self._catalogues: list[Catalogue] = []
        self._records: list[Record] = []
        self._states: dict[str | None, State] = {}
        self._looks: dict[tuple[str | None, str], object] = {}

    def load(self, catalogue_json: str) -> None:
        """Take a compiled catalogue in place of the one before; Malformed leaves that one where it was."""
        catalogue = read_catalogue(catalogue_json)
        self._catalogues.clear()
        self._catalogues.append(catalogue)

    def add(self, records_json: str) -> str:
        """Take opened records (a JSON array, see records.reading) in any order, any number of times.

        Answers {"folded": n, "aside": [{"id", "reason"}]}; a record set aside never keeps another out.
        """
        reading = read(parse(records_json))
        self._records.extend(reading.records)
        self._states.clear()
        self._looks.clear()
        return write({"folded": len(reading.records), "aside": [_aside(aside) for aside in reading.asides]})

    def today(self, args_json: str) -> str:
        """Return `TodayView` (web/store/daily.ts)."""
        catalogue, state, evening = self._look(args_json)
        return write(today_view(today(state, catalogue, evening), evening, state.between))

    def me(self, args_json: str) -> str:
        """Return `MeView` (web/store/daily.ts)."""
        catalogue, state, evening = self._look(args_json)
        depth = depth_of(state, Questions(catalogue, state), evening)
        return write(me_view(limits_now(state.own.limits), depth, state.own.with_))

    def library(self, args_json: str) -> str:
        """Return {"practices": [`Practice`]} (web/store/daily.ts): all that suit the kind of bond."""
        catalogue, state, evening = self._look(args_json)
        limits = limits_now(state.own.limits)
        depth = depth_limit(state.own.limits, evening.skips, evening.number)
        practices = [
            practice_view(p, fits=allows(p, limits, depth), unwanted=p.id in state.own.unwanted)
            for p in catalogue.practices_for(evening.bond_kind)
        ]
        return write({"practices": practices})

    def find(self, args_json: str) -> str:
        """Return `FindView` (web/store/practising.ts): what this person may find, narrowed down."""
        from nearer.core.sessions.finding import Shelf, find_view  # noqa: PLC0415 - fetched when first asked for

        catalogue, state, evening = self._look(args_json)
        own = state.own
        depth = depth_limit(own.limits, evening.skips, evening.number)
        practices = catalogue.practices_for(evening.bond_kind)
        shelf = Shelf(practices, own, limits_now(own.limits), depth)
        return write(find_view(shelf, members(parse(args_json), "The question to the brain")))

    def draw(self, args_json: str) -> str:
        """Return {"week", "drawn"}, the data of two records: of a draw to publish now, and of how it came.

        Null where none is due.
        """
        from nearer.core.today.due import due  # noqa: PLC0415 - as in `see`

        catalogue, state, evening = self._look(args_json)
        depth = depth_of(state, Questions(catalogue, state), evening)
        return write(due(Taste(state, catalogue, evening, depth)))

    def see(self, args_json: str) -> str:
        """Return `SeeView` (web/store/seen.ts), or null while there is more to do: then ask again."""
        from nearer.core.seeing.chances import Chances  # noqa: PLC0415 - fetched when first asked for
        from nearer.core.seeing.looking import Looking  # noqa: PLC0415 - as above
        from nearer.core.seeing.view import see_view  # noqa: PLC0415 - as above

        args = members(parse(args_json), "The question to the brain")
        bond, date = token_or_none(args, "bond"), day(args, "date")
        state = self._state(bond)
        own = state.own
        looking = self._looks.get((bond, date))
        if not isinstance(looking, Looking):
            practices = self._catalogues[0].practices if self._catalogues else {}
            chances = Chances(_coin(args), state.between.weeks, own.drawn, practices, state.experiments)
            looking = Looking(own.counting.of(own.checkins), number_of(date), chances)
            self._looks[(bond, date)] = looking
        return write(see_view(looking, own.counting, date) if looking.step() else None)

    def experiment(self, args_json: str) -> str:
        """Return `ExperimentView` (web/store/experiment.ts)."""
        from nearer.core.seeing.experimenting import Table, experiment_view  # noqa: PLC0415 - as above

        catalogue, state, evening = self._look(args_json)
        return write(experiment_view(Table(state, evening, catalogue.practices)))

    def numbers(self, args_json: str) -> str:
        """Return `NumbersView` (web/store/seen.ts): the rated days, of which "show" are shown."""
        from nearer.core.seeing.view import numbers_view  # noqa: PLC0415 - as above

        args = members(parse(args_json), "The question to the brain")
        own = self._state(token_or_none(args, "bond")).own
        return write(numbers_view(own.checkins, own.counting, number(args, "show")))

    def further(self, args_json: str) -> str:
        """Return what a page shows that comes later; "page" names it (core/further.py)."""
        from nearer.core.further import page_view  # noqa: PLC0415 - as above

        catalogue, state, evening = self._look(args_json)
        args = members(parse(args_json), "The question to the brain")
        return write(page_view(catalogue, state, evening, args))

    def _look(self, args_json: str) -> tuple[Catalogue, State, Evening]:
        if not self._catalogues:
            raise Malformed("No catalogue has been loaded.")
        args = members(parse(args_json), "The question to the brain")
        state = self._state(token_or_none(args, "bond"))
        return self._catalogues[0], state, _evening(args, state)

    def _state(self, bond: str | None) -> State:
        if bond not in self._states:
            self._states[bond] = fold(self._records, bond)
        return self._states[bond]


def _evening(args: dict[str, object], state: State) -> Evening:
    alone = args.get("bond") is None
    kind = token_or_none(args, "kind")
    if kind is None and alone and state.own.with_ is not None:
        kind = state.own.with_.kind
    return Evening(
        date=day(args, "date"),
        minute=number_to(args, "minute", LAST_MINUTE) if "minute" in args else NOON,
        alone=alone,
        bond_kind=kind,
        order=token(args, "order"),
        skips=token(args, "skips"),
        draws=token_or_none(args, "draws"),
        evenings=token_or_none(args, "evenings"),
        me=token_or_none(args, "me"),
        them=token_or_none(args, "them"),
        another="another" in args and flag(args, "another"),
        show=number(args, "show") if "show" in args else SHOWN,
    )


def _coin(args: dict[str, object]) -> tuple[str, str, str] | None:
    """Return what the coin of two is thrown with; None where there are no two."""
    evenings, me, them = [token_or_none(args, name) for name in ("evenings", "me", "them")]
    return None if evenings is None or me is None or them is None else (evenings, me, them)


def _aside(aside: Aside) -> dict[str, object]:
    return {"id": aside.id, "reason": aside.reason}
