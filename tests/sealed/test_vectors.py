# SPDX-License-Identifier: AGPL-3.0-or-later
"""Python reads the vectors as the specification says; web/sealed reads the same files.

They are made by vectors/make.py; what is asked here uses the public functions only.
"""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from nearer.sealed import account, age, bundles, pairing, records, shape
from vectors import make

_FOLDER = Path(make.__file__).parent


def read(name: str) -> Any:
    return json.loads((_FOLDER / f"{name}.json").read_text())


def raw(text: str) -> bytes:
    return base64.b64decode(text)


def named(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case.get("name") or str(case)[:40] for case in cases])


HEADS, CARDS, STATEMENTS = read("heads"), read("cards"), read("statements")
RECORDS, ACCOUNT, PAIRING, DERIVED, STRICT = (
    read(name) for name in ("records", "account", "pairing", "derived", "strict")
)
BUNDLES = read("bundles")


def test_the_vectors_are_what_their_maker_writes() -> None:
    for name, vector in make.made().items():
        assert (_FOLDER / name).read_text() == make.written(vector), f"{name}: run python -m vectors.make"


@named(HEADS["valid"])
def test_a_head_reads(case: dict[str, Any]) -> None:
    head = shape.read_head(raw(case["text"]))
    assert str(head.about) == case["about"]
    assert head.date.isoformat() == case["date"]
    for name in ("id", "bond", "epoch", "author", "seq", "prev", "size", "body", "chain", "hash"):
        assert getattr(head, name) == case[name]


@pytest.mark.parametrize(
    ("reader", "case"),
    [
        pytest.param(reader, case, id=f"{reader.__name__}: {case['name']}")
        for reader, cases in (
            (shape.read_head, HEADS),
            (shape.read_card, CARDS),
            (shape.read_statement, STATEMENTS),
        )
        for case in cases["invalid"]
    ],
)
def test_what_is_no_signed_text_is_refused(reader: Any, case: dict[str, Any]) -> None:
    with pytest.raises(shape.Malformed) as refusal:
        reader(raw(case["text"]))
    assert isinstance(refusal.value, shape.UnknownVersion) == case["version"]


@named(CARDS["valid"])
def test_a_card_reads(case: dict[str, Any]) -> None:
    card = shape.read_card(raw(case["text"]))
    assert card.date.isoformat() == case["date"]
    for name in ("sign", "author", "recipient", "hold", "hash"):
        assert getattr(card, name) == case[name]


@named(STATEMENTS["valid"])
def test_a_statement_reads(case: dict[str, Any]) -> None:
    stated = shape.read_statement(raw(case["text"]))
    assert stated.date.isoformat() == case["date"]
    for name in ("bond", "epoch", "offer", "accept", "recipient", "keyfile", "hold", "hash"):
        assert getattr(stated, name) == case[name]


@named(read("signatures"))
def test_a_signature_is_one_persons_over_these_bytes(case: dict[str, Any]) -> None:
    arguments = (case["public"], raw(case["text"]), raw(case["signature"]))
    if case["valid"]:
        shape.verify(*arguments)
    else:
        with pytest.raises(shape.BadSignature):
            shape.verify(*arguments)


@named(read("chains"))
def test_a_chain_holds_or_breaks_where_it_should(case: dict[str, Any]) -> None:
    seq, prev = case["from"]
    breaks_at = None
    for number, text in enumerate(case["heads"]):
        head = shape.read_head(raw(text))
        if not shape.follows(head, seq, prev):
            breaks_at = number
            break
        seq, prev = head.seq, head.hash
    assert breaks_at == case["breaks_at"]


def opened(case: dict[str, Any], identity: str | None = None) -> records.Inside:
    head = shape.read_head(raw(case["head"]))
    shape.verify(case["public"], head.text, raw(case["signature"]))
    body = None if case["body"] is None else raw(case["body"])
    shape.check_body(head, body)
    assert body is not None
    return records.open_record(head, body, [age.read_identity(identity or case["identity"])])


@named([*RECORDS["valid"], STRICT["held"], STRICT["release"], *BUNDLES["valid"]])
def test_a_record_opens(case: dict[str, Any]) -> None:
    inside = opened(case)
    assert inside.kind == case["kind"]
    assert inside.data == case["data"]
    assert inside.seen == (None if case["seen"] is None else tuple(case["seen"]))


REFUSALS: dict[str, type[Exception]] = {
    "signature": shape.BadSignature,
    "body": shape.Malformed,
    "open": age.CannotOpen,
    "unreadable": records.Unreadable,
    "copied": records.Copied,
}


@named(RECORDS["invalid"])
def test_a_record_is_refused_at_the_step_that_catches_it(case: dict[str, Any]) -> None:
    with pytest.raises(REFUSALS[case["fails"]]) as refusal:
        opened(case)
    assert (type(refusal.value) is records.Copied) == (case["fails"] == "copied")


@named([{"name": str(case["length"]), **case} for case in RECORDS["padding"]])
def test_lengths_are_padded(case: dict[str, Any]) -> None:
    assert len(records.padded(b"x" * case["length"])) == case["padded"]


def test_the_strict_form_opens_for_nobody_else_before_its_release() -> None:
    for identity in STRICT["opens_before"] + STRICT["opens_after"]:
        assert opened(STRICT["held"], identity).data["text"] == "Nobody reads this early."
    for identity in STRICT["refused_before"]:
        with pytest.raises(age.CannotOpen):
            opened(STRICT["held"], identity)
    assert opened(STRICT["release"]).data["key"] in STRICT["opens_after"]


def test_a_bundle_has_one_size_and_takes_what_fits() -> None:
    assert {case["plaintext_length"] for case in BUNDLES["valid"]} == {bundles.SIZE}
    assert len({len(raw(case["body"])) for case in BUNDLES["valid"]}) == 1
    for case in BUNDLES["invalid"]:
        with pytest.raises(shape.Malformed):
            shape.check_body(shape.read_head(raw(case["head"])), raw(case["body"]))
    fill = BUNDLES["fill"]
    place = records.Place(fill["place"]["id"], None, fill["place"]["author"], shape.NOTHING)
    taken, rest = bundles.fill(place, fill["elements"])
    assert len(taken) == fill["taken"]
    assert taken + rest == fill["elements"]
    assert len(bundles.plaintext(place, taken)) == bundles.SIZE


def test_handles_passphrases_and_codes_are_read_as_typed() -> None:
    for case in ACCOUNT["handles"]["valid"]:
        assert account.read_handle(case["typed"]) == case["handle"]
    for case in ACCOUNT["passphrases"]:
        assert account.read_passphrase(case["typed"]) == case["read"]
    for case in ACCOUNT["recovery_codes"]["valid"]:
        assert account.read_recovery_code(case["typed"]) == case["code"]
    assert (
        account.show_recovery_code(ACCOUNT["recovery_codes"]["shown"]["code"])
        == (ACCOUNT["recovery_codes"]["shown"]["shown"])
    )


@named(ACCOUNT["handles"]["invalid"])
def test_what_is_no_handle_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(account.Mistyped):
        account.read_handle(case["typed"])


@named(ACCOUNT["recovery_codes"]["invalid"])
def test_what_is_no_recovery_code_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(account.Mistyped):
        account.read_recovery_code(case["typed"])


@named(ACCOUNT["login_keys"])
def test_login_keys(case: dict[str, Any]) -> None:
    made = account.login_key(case["passphrase"], case["instance"], case["handle"], case["log_n"])
    assert made == case["key"]


def test_recovery_keys_and_identities() -> None:
    for case in ACCOUNT["recovery_keys"]:
        assert account.recovery_key(case["code"], case["instance"], case["handle"]) == case["key"]
    for case in ACCOUNT["identities"]:
        identity = age.read_identity(case["identity"])
        assert identity.hex() == case["raw"]
        assert age.recipient_of(identity) == case["recipient"]
        for place, keys in case["signing"].items():
            assert account.public_of(account.signing_key(identity, place)) == keys["public"]
            assert shape.author_of(keys["public"]) == keys["author"]


def test_what_is_derived() -> None:
    for case in DERIVED["hold_ids"]:
        identity = age.read_identity(case["identity"])
        assert records.hold_id(identity, case["question"], case["round"]) == case["id"]
    for case in DERIVED["release_ids"]:
        assert records.release_id(age.read_identity(case["identity"]), case["record"]) == case["id"]
    for case in DERIVED["order_seeds"]:
        assert records.order_seed(age.read_identity(case["identity"])) == case["seed"]
    for case in DERIVED["skips_seeds"]:
        assert records.skips_seed(age.read_identity(case["identity"]), case["bond"]) == case["seed"]
    for case in DERIVED["draws_seeds"]:
        assert records.draws_seed(age.read_identity(case["identity"]), case["bond"]) == case["seed"]
    for case in DERIVED["alone_seeds"]:
        assert records.alone_seed(age.read_identity(case["identity"])) == case["seed"]
    for case in DERIVED["evenings_seeds"]:
        assert records.evenings_seed(age.read_identity(case["identity"]), *case["cards"]) == case["seed"]


@named(ACCOUNT["identity_files"]["valid"])
def test_an_identity_file_opens(case: dict[str, Any]) -> None:
    identity = account.open_identity_file(raw(case["file"]), case["secret"], case["handle"])
    assert age.identity_text(identity) == case["identity"]
    assert f" {case['log_n']}\n".encode() in raw(case["file"])[:80]


@named(ACCOUNT["identity_files"]["invalid"])
def test_another_identity_file_does_not(case: dict[str, Any]) -> None:
    with pytest.raises(age.CannotOpen):
        account.open_identity_file(raw(case["file"]), case["secret"], case["handle"])


@named(ACCOUNT["self_files"])
def test_a_self_file_keeps_what_it_does_not_know(case: dict[str, Any]) -> None:
    identity = age.read_identity(case["identity"])
    state = account.open_self(identity, raw(case["file"]))
    assert state == case["state"]
    again = account.seal_self(identity, state)
    assert account.open_self(identity, again) == state
    assert len(age.open_sealed(again, [identity])) == case["plaintext_length"]


def test_the_secret_of_an_invitation() -> None:
    for case in PAIRING["secrets"]:
        secret = pairing.invite_secret(age.read_identity(case["identity"]), case["invitation"])
        assert secret.hex() == case["secret"]
        assert pairing.link_secret(secret) == case["link"]
        assert pairing.read_link_secret(case["link"]) == secret
        assert age.identity_text(pairing.greeting_identity(secret)) == case["greeting_identity"]
    for link in PAIRING["bad_links"]:
        with pytest.raises(pairing.Refused):
            pairing.read_link_secret(link)


@named(PAIRING["offers"])
def test_an_offer_is_vouched_for(case: dict[str, Any]) -> None:
    arguments = (bytes.fromhex(case["secret"]), raw(case["card"]), case["mac"])
    if case["valid"]:
        assert pairing.check_offer(*arguments).text == raw(case["card"])
    else:
        with pytest.raises(pairing.Refused):
            pairing.check_offer(*arguments)


@named(PAIRING["acceptances"])
def test_an_acceptance_is_whole_or_refused(case: dict[str, Any]) -> None:
    def check() -> None:
        pairing.check_acceptance(
            bytes.fromhex(case["secret"]),
            shape.read_card(raw(case["offer"])),
            card=raw(case["card"]),
            statement=raw(case["statement"]),
            signature=raw(case["signature"]),
            mac=case["mac"],
        )

    if case["valid"]:
        check()
    else:
        with pytest.raises((pairing.Refused, shape.BadSignature, shape.Malformed)):
            check()


@named(PAIRING["greetings"])
def test_a_greeting_opens_with_the_link_alone(case: dict[str, Any]) -> None:
    secret = bytes.fromhex(case["secret"])
    if case["greeting"]:
        assert pairing.open_greeting(secret, raw(case["file"])) == pairing.Greeting(**case["greeting"])
    else:
        with pytest.raises((pairing.Refused, age.CannotOpen)):
            pairing.open_greeting(secret, raw(case["file"]))


@named(PAIRING["key_files"])
def test_a_key_file_holds_the_stated_key(case: dict[str, Any]) -> None:
    stated = shape.read_statement(raw(case["statement"]))
    identity = age.read_identity(case["identity"])
    if case["valid"]:
        key = pairing.check_key_file(stated, raw(case["file"]), identity)
        assert age.identity_text(key.identity) == case["key"]
        assert key.kind == case["kind"]
    else:
        with pytest.raises((pairing.Refused, age.CannotOpen)):
            pairing.check_key_file(stated, raw(case["file"]), identity)


@named(PAIRING["safety_codes"])
def test_safety_codes(case: dict[str, Any]) -> None:
    assert pairing.safety_code(case["one"], case["other"]) == case["code"]
