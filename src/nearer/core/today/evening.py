# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose evening it is: the day, the bond, and the seeds."""

from nearer.core.days import day_before, number_of

NOON, FOUR = 12 * 60, 4 * 60


class Evening:
    """What whoever asks the brain says of the evening.

    `bond_kind` None stands for any; `evenings`, `me` and `them` are None without a bond, and `draws` is None
    where nothing is drawn; `minute` counts from midnight, also in the hours after it that belong to the day
    before; `another` says that this person, who answered tonight, would like one more question meanwhile; of
    what has opened, `show` are shown.
    """

    __slots__ = (
        "alone",
        "another",
        "bond_kind",
        "date",
        "draws",
        "evenings",
        "me",
        "minute",
        "number",
        "order",
        "show",
        "skips",
        "them",
    )

    def __init__(
        self,
        *,
        date: str,
        minute: int,
        alone: bool,
        bond_kind: str | None,
        order: str,
        skips: str,
        draws: str | None,
        evenings: str | None,
        me: str | None,
        them: str | None,
        another: bool,
        show: int,
    ) -> None:
        self.date = date
        self.number = number_of(date)
        self.minute = minute
        self.alone = alone
        self.bond_kind = bond_kind
        self.order = order
        self.skips = skips
        self.draws = draws
        self.evenings = evenings
        self.me = me
        self.them = them
        self.another = another
        self.show = show

    def is_morning(self) -> bool:
        """Say whether yesterday may still be told: from four o'clock, when it has ended, until noon."""
        return FOUR <= self.minute < NOON

    def before(self) -> "Evening":
        """Return the evening before, as the same person had it."""
        return Evening(
            date=day_before(self.date),
            minute=self.minute,
            alone=self.alone,
            bond_kind=self.bond_kind,
            order=self.order,
            skips=self.skips,
            draws=self.draws,
            evenings=self.evenings,
            me=self.me,
            them=self.them,
            another=False,
            show=self.show,
        )
