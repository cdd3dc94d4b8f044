# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever the server keeps of a person it can hand out and erase: no table is forgotten."""

from django.apps import apps

from nearer.server.floor.keeping import keepers


def test_every_model_is_exported_and_erased_or_neutral_with_a_reason() -> None:
    kept = {model for keeper in keepers() for model in (*keeper.models, *keeper.neutral)}
    ours = {model for model in apps.get_models() if model.__module__.startswith("nearer.server.")}
    assert ours
    assert {model.__name__ for model in ours - kept} == set()


def test_neutral_models_say_why() -> None:
    reasons = [reason for keeper in keepers() for reason in keeper.neutral.values()]
    assert all(len(reason.split()) >= 4 for reason in reasons)


def test_every_keeper_stands_in_its_rooms_keeping() -> None:
    for keeper in keepers():
        home = f"nearer.server.{keeper.room}.keeping"
        assert (keeper.export.__module__, keeper.erase.__module__) == (home, home)
        assert all(model.__module__ == f"nearer.server.{keeper.room}.models" for model in keeper.models)
