# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a week is to be drawn, and what is then written. A device fetches this file when it first asks."""

from nearer.core.days import WEEK, day_of, monday_of, weekday_of
from nearer.core.today.suggestion import Taste

FRIDAY = 4


def due(taste: Taste) -> dict[str, object] | None:
    """Return the data of two records to write now, of a draw and of how it came; None where none is due.

    From a Friday on the coming week's is, so that it is there when the week begins.
    """
    state, evening = taste.state, taste.evening
    mondays = [monday_of(evening.number)]
    if weekday_of(evening.number) >= FRIDAY:
        mondays.append(mondays[0] + WEEK)
    missing = [monday for monday in mondays if (True, day_of(monday)) not in state.between.weeks]
    if evening.alone or evening.draws is None or not missing:
        return None
    from nearer.core.today.drawing import draw, draw_view  # noqa: PLC0415 - once a week is soon enough

    drawn = draw(taste, evening.draws, missing[0])
    return draw_view(drawn, state.experiments.carried(missing[0], evening.number))
