# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of evenings as plain values."""

from nearer.core.days import WEEK, day_of, monday_of
from nearer.core.evenings.folding import fold_evenings
from nearer.core.records.state import State
from nearer.core.today.evening import Evening

DRAWN_AHEAD = 3  # days: from the Friday before, the draw of a week may have gone


def evenings_view(state: State, evening: Evening) -> dict[str, object]:
    """Return `EveningsView` (web/store/wishes/suiting.ts)."""
    evenings = fold_evenings(state.others)
    return {
        "marked": list(evenings.marked),
        "both": evenings.both(evening.number),
        "counts": day_of(counts(evening.number)),
    }


def counts(today: int) -> int:
    """Return the Monday from which a change of today counts: the next draw takes it, for the week after."""
    return monday_of(today + DRAWN_AHEAD) + 2 * WEEK
