# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the server keeps in the clear is what SECURITY.md says: each field of each table has its words."""

from django.apps import apps

from tests.house.repository import ROOT

SEALED = "an age file"
IDS = "its signed head"  # an id, an author, a number or a signature is in the head, or says no more than it
PUBLIC = "the signed public texts"
TRIED = "a keyed hash of who tried or sent what"
NETWORK = "a keyed hash of the network"
# For each field the words that tell of it in SECURITY.md, under 'What the server still sees'.
TOLD: dict[str, dict[str, str]] = {
    "Allowance": {"key": TRIED, "left": "how much is left", "at": "roughly the last time"},
    "Instance": {
        "id": "its id",
        "only": "its id",
        "setup_hash": "a hash of the set-up link",
        "demo": "whether it is a demo",
    },
    "Account": {
        "id": "an account",
        "handle": "the name for signing in",
        "login_hash": "hashes of its login keys",
        "recovery_hash": "whether a recovery code was made",
        "passphrase_file": SEALED,
        "recovery_file": SEALED,
        "self_file": SEALED,
        "self_version": "how often its sealed file of pinned keys has changed",
        "own_key": "its public keys",
        "recipient": "its public keys",
        "host": "whether it set the server up",
        "created": "the day it was made",
    },
    "Session": {
        "id": "a device that is signed in",
        "account": "a device that is signed in",
        "token_hash": "a hash of its token",
        "label": "the family of the machine",
        "since": "the first and the last day of the session",
        "last_day": "the first and the last day of the session",
    },
    "KnownPlace": {"id": NETWORK, "account": NETWORK, "last_day": "the last day of it"},
    "Reminder": {"account": "a reminder", "minute": "its minute of the day", "channel": "its channel"},
    "Invitation": {
        "id": "an open invitation",
        "maker": "who made it",
        "admitted": "whether somebody made an account with it",
        "card": "the inviter's public card",
        "mac": "the inviter's public card",
        "greeting": SEALED,
        "expires": "the second at which it runs out",
    },
    "Bond": {
        "id": "which two accounts",
        "invitation": "by which invitation",
        "epoch": "the number of its keys",
        "hold": "the form of the hold",
    },
    "Membership": {
        "bond": "which two accounts",
        "author": "which two accounts",
        "account": "which two accounts",
        "role": "who invited whom",
        "sign": PUBLIC,
        "card": PUBLIC,
        "mac": PUBLIC,
        "paused_until": "the day on which a pause ends",
        "gone": "whether they have left",
        "tell_on": "on which day the other is told of it",
        "told": "whether that has happened",
        "leave_head": "the signed note of leaving",
        "leave_signature": "the signed note of leaving",
    },
    "Epoch": {
        "bond": "the number of its keys",
        "epoch": "the number of its keys",
        "author": "who made each",
        "statement": PUBLIC,
        "signature": PUBLIC,
        "countersignature": PUBLIC,
        "key_file": SEALED,
    },
    "Record": {
        **dict.fromkeys(("bond", "id", "author", "head", "signature"), IDS),
        "position": "the numbers in the author's chain and in the feed",
        "seq": "the numbers in the author's chain and in the feed",
        "hold": "which waiting answer it came with",
        "body": SEALED,
    },
    "Held": {
        **dict.fromkeys(("bond", "id", "author", "head", "signature", "hold"), "an answer that waits"),
        "came": "the day on which it came",
        "body": SEALED,
    },
    "OwnRecord": {
        **dict.fromkeys(("person", "seq", "id", "head", "signature"), "one's own bundles"),
        "body": SEALED,
    },
}


def _tables() -> dict[str, dict[str, str]]:
    """Return the fields of every table of ours, with the kind of each."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("nearer.server.")]
    return {
        model.__name__: {field.name: type(field).__name__ for field in model._meta.concrete_fields}  # noqa: SLF001 - Django's own way to ask
        for model in ours
    }


def test_every_field_is_told_of_and_nothing_else() -> None:
    assert {table: set(fields) for table, fields in _tables().items()} == {
        table: set(fields) for table, fields in TOLD.items()
    }


def test_what_is_called_sealed_is_at_least_no_text() -> None:
    tables = _tables()
    called = [(table, name) for table, fields in TOLD.items() for name in fields if fields[name] == SEALED]
    assert {tables[table][name] for table, name in called} == {"BinaryField"}


def test_the_words_stand_in_the_list() -> None:
    _, _, after = (ROOT / "SECURITY.md").read_text().partition("## What the server still sees")
    listed, _, _ = after.partition("\n## ")
    words = {each for fields in TOLD.values() for each in fields.values()} - {SEALED}
    assert sorted(each for each in words if each not in listed) == []
