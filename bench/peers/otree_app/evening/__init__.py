# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same evening as nearer's, written as oTree's own examples are: ask, wait for the other, see both."""

# mypy: ignore-errors
from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, WaitPage, models

doc = __doc__


class C(BaseConstants):
    """Two people, and as many questions as a run of the bench can use up."""

    NAME_IN_URL = "evening"
    PLAYERS_PER_GROUP = 2
    NUM_ROUNDS = 40


class Subsession(BaseSubsession):
    """One question for everybody."""


class Group(BaseGroup):
    """One pair."""


class Player(BasePlayer):
    """One person's answer to one question."""

    answer = models.LongStringField()


class Answer(Page):
    """Ask."""

    form_model = "player"
    form_fields = ["answer"]  # noqa: RUF012 - oTree reads a plain list


class Wait(WaitPage):
    """Nobody sees anything before both are in."""


class Reveal(Page):
    """Each sees the other's answer."""

    @staticmethod
    def vars_for_template(player: Player) -> dict[str, str]:
        """Give the page both answers."""
        (other,) = player.get_others_in_group()
        return {"mine": player.answer, "theirs": other.answer}


page_sequence = [Answer, Wait, Reveal]
