# SPDX-License-Identifier: AGPL-3.0-or-later
"""Counter-signing: the one who invited says yes to the first statement, once, and nobody says it for them."""

import secrets

from tests.cast import ADA, BEN, CLEO, Bonded, Visitor, acceptance, invite


def _accepted(ada: Visitor, ben: Visitor) -> tuple[Bonded, bytes]:
    invitation, offer = invite(ada)
    bonded = Bonded(secrets.token_hex(16), invitation, offer, BEN.card(invitation))
    sent = acceptance(bonded, BEN)
    assert ben.ask("POST", f"/invitations/{invitation}/accept", sent).status == 201
    return bonded, sent["statement"].encode()


def test_both_see_the_countersignature(ada: Visitor, ben: Visitor) -> None:
    bonded, statement = _accepted(ada, ben)
    signature = ADA.signer(bonded.invitation).sign(statement)
    for _ in range(2):
        assert ada.ask("POST", f"{bonded.path}/countersign", {"signature": signature}).status == 204
    for one in (ada, ben):
        assert one.ask("GET", bonded.path).body["epochs"][0]["countersignature"] is not None


def test_a_signature_that_does_not_fit_is_not_kept(ada: Visitor, ben: Visitor) -> None:
    bonded, statement = _accepted(ada, ben)
    for signature in (
        BEN.signer(bonded.invitation).sign(statement),
        ADA.signer("own").sign(statement),
        ADA.signer(bonded.invitation).sign(statement + b"\n"),
    ):
        answer = ada.ask("POST", f"{bonded.path}/countersign", {"signature": signature})
        assert (answer.status, answer.code) == (422, "bad-signature")
    assert ben.ask("GET", bonded.path).body["epochs"][0]["countersignature"] is None


def test_the_one_who_accepted_has_signed_already(ada: Visitor, ben: Visitor) -> None:
    bonded, statement = _accepted(ada, ben)
    signature = BEN.signer(bonded.invitation).sign(statement)
    answer = ben.ask("POST", f"{bonded.path}/countersign", {"signature": signature})
    assert (answer.status, answer.code) == (409, "not-yours")


def test_others_find_nothing(ada: Visitor, ben: Visitor, cleo: Visitor) -> None:
    bonded, statement = _accepted(ada, ben)
    signature = CLEO.signer(bonded.invitation).sign(statement)
    assert cleo.ask("POST", f"{bonded.path}/countersign", {"signature": signature}).code == "not-found"
