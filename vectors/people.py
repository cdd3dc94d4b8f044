# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vectors of accounts and pairing: what is typed, what is derived, and who may come in."""

import hashlib
from typing import Any

from nearer.sealed import account, age, pairing, records, shape
from vectors import fixed
from vectors.fixed import b64

_WORDS = "glove satin curliness overrate oversized outcast"
_CODE = account.draw_recovery_code(fixed.drawn("recovery code"))


def accounts() -> dict[str, Any]:
    """Give handles, passphrases, recovery codes, keys and files of one person."""
    return {
        "handles": _handles(),
        "passphrases": _passphrases(),
        "login_keys": _login_keys(),
        "recovery_codes": _recovery_codes(),
        "recovery_keys": [
            {
                "code": _CODE,
                "instance": fixed.INSTANCE,
                "handle": handle,
                "key": account.recovery_key(_CODE, fixed.INSTANCE, handle),
            }
            for handle in ("ada", "ben")
        ],
        "identities": _identities(),
        "identity_files": _identity_files(),
        "self_files": _self_files(),
    }


def _handles() -> dict[str, Any]:
    good = {
        "ada": "ada",
        "Ada": "ada",
        "A.da_1-b": "a.da_1-b",
        "\uff21da": "ada",
        "42": "42",
        "a" * 31: "a" * 31,
    }
    bad = [
        "",
        "a",
        "a" * 32,
        ".ada",
        "-ada",
        "ada lovelace",
        "ad\u00e0",
        "ada\n",
        "\u0430da",
        "ada@home",
        "\u0130da",
    ]
    return {
        "valid": [{"typed": typed, "handle": handle} for typed, handle in good.items()],
        "invalid": [{"typed": typed} for typed in bad],
    }


def _passphrases() -> list[dict[str, str]]:
    typed = [
        _WORDS,
        f"  {_WORDS} ",
        _WORDS.replace(" ", "\u00a0"),
        _WORDS.replace(" ", "\t\n "),
        "Cafe\u0301 \ufb01n",
    ]
    return [{"typed": one, "read": account.read_passphrase(one)} for one in typed]


def _login_keys() -> list[dict[str, Any]]:
    cases = [
        ("six words", _WORDS, "ada", 14),
        ("six words, as the protocol has it", _WORDS, "ada", 17),
        ("the same with a space too many", f" {_WORDS}  ", "ada", 14),
        ("composed", "Schöne Grüße aus dem Süden", "ada", 14),
        ("decomposed, the same key", "Scho\u0308ne Gru\u0308ße aus dem Su\u0308den", "ada", 14),
        ("full width and a ligature", "\uff26\ufb01ve quiet little words", "ada", 14),
        ("another handle, another key", _WORDS, "ben", 14),
        (
            "Hebrew, as the protocol has it",
            "\u05de\u05d9\u05dc\u05d9\u05dd \u05e9\u05dc\u05d5 \u05d1\u05dc\u05d1\u05d3",
            "ben",
            17,
        ),
    ]
    return [
        {
            "name": name,
            "passphrase": passphrase,
            "instance": fixed.INSTANCE,
            "handle": handle,
            "log_n": log_n,
            "key": account.login_key(passphrase, fixed.INSTANCE, handle, log_n),
        }
        for name, passphrase, handle, log_n in cases
    ]


def _recovery_codes() -> dict[str, Any]:
    shown = account.show_recovery_code(_CODE)
    letters = "0OoIiLl1" + _CODE[8:]
    good = [
        shown,
        shown.lower(),
        f" {_CODE} ",
        shown.replace("-", " \u2013 "),
        shown.replace("-", "\u00a0"),
        letters,
    ]
    bad = [
        _CODE[:-1],
        _CODE + "0",
        "U" + _CODE[1:],
        "*" + _CODE[1:],
        "\u00df" + _CODE[2:],
        "\u0131" + _CODE[1:],
        "",
    ]
    return {
        "shown": {"code": _CODE, "shown": shown},
        "valid": [{"typed": typed, "code": account.read_recovery_code(typed)} for typed in good],
        "invalid": [{"typed": typed} for typed in bad],
    }


def _identities() -> list[dict[str, Any]]:
    made = []
    for name, identity in (("Ada", fixed.ADA), ("Ben", fixed.BEN), ("the bond", fixed.BOND_IDENTITY)):
        keys = {}
        for place in ("own", fixed.INVITATION):
            public = account.public_of(account.signing_key(identity, place))
            keys[place] = {"public": public, "author": shape.author_of(public)}
        made.append(
            {
                "name": name,
                "raw": identity.hex(),
                "identity": age.identity_text(identity),
                "recipient": age.recipient_of(identity),
                "signing": keys,
            }
        )
    return made


def _identity_files() -> dict[str, Any]:
    def made(secret: str, log_n: int, label: str) -> bytes:
        return account.identity_file("ada", fixed.ADA, secret, log_n, fixed.drawn(label))

    good = made(_WORDS, 10, "identity file")
    other = f"# nearer identity of ben\n{age.identity_text(fixed.BEN)}\n".encode()
    cases: list[tuple[str, bytes, str]] = [
        ("wrong passphrase", good, _WORDS + " more"),
        ("work factor 19", good.replace(b" 10\n", b" 19\n"), _WORDS),
        ("work factor changed", good.replace(b" 10\n", b" 11\n"), _WORDS),
        ("one bit flipped at the end", good[:-1] + bytes([good[-1] ^ 1]), _WORDS),
        ("cut off", good[:-5], _WORDS),
        ("somebody else's", age.seal_with_passphrase(other, _WORDS, 10, fixed.drawn("other")), _WORDS),
        ("no identity", age.seal_with_passphrase(b"hello\n", _WORDS, 10, fixed.drawn("none")), _WORDS),
        ("not UTF-8", age.seal_with_passphrase(b"\xff", _WORDS, 10, fixed.drawn("no text")), _WORDS),
        ("sealed to a recipient", fixed.seal(b"hello\n", [fixed.ADA], "no passphrase"), _WORDS),
    ]
    return {
        "valid": [
            _identity_file("passphrase, cheap", good, _WORDS, 10),
            _identity_file("passphrase", made(_WORDS, 17, "whole passphrase file"), _WORDS, 17),
            _identity_file("recovery code", made(_CODE, 10, "recovery file"), _CODE, 10),
        ],
        "invalid": [
            {"name": name, "file": b64(file), "secret": secret, "handle": "ada"}
            for name, file, secret in cases
        ],
    }


def _identity_file(name: str, file: bytes, secret: str, log_n: int) -> dict[str, Any]:
    return {
        "name": name,
        "file": b64(file),
        "secret": secret,
        "log_n": log_n,
        "handle": "ada",
        "identity": age.identity_text(fixed.ADA),
    }


def _self_files() -> list[dict[str, Any]]:
    bond = {
        "invitation": fixed.INVITATION,
        "partner": fixed.BEN_CARD.hash,
        "verified": True,
        "heads": {fixed.BEN_CARD.author: [1, "ab" * 32]},
        "from-the-future": {"kept": True},
    }
    state = {"bonds": {fixed.BOND: bond}, "invites": {}}
    return [
        {
            "name": "one bond",
            "file": b64(fixed.seal(age.json_bytes(state).ljust(4096), [fixed.ADA], "self file")),
            "identity": age.identity_text(fixed.ADA),
            "state": state,
            "plaintext_length": 4096,
        }
    ]


def pairings() -> dict[str, Any]:
    """Give an invitation's secret, MACs, greeting, key file, acceptance and safety code."""
    offer_mac = pairing.offer_mac(fixed.SECRET, fixed.ADA_CARD.text)
    return {
        "secrets": [
            {
                "identity": age.identity_text(fixed.ADA),
                "invitation": fixed.INVITATION,
                "secret": fixed.SECRET.hex(),
                "link": pairing.link_secret(fixed.SECRET),
                "greeting_identity": age.identity_text(pairing.greeting_identity(fixed.SECRET)),
            }
        ],
        "bad_links": ["", "x" * 42, "x" * 44, "x" * 42 + "=", "x" * 42 + "B", "x" * 42 + "+", " " + "x" * 42],
        "offers": [
            _offer("good", fixed.ADA_CARD.text, offer_mac, ok=True),
            _offer("the server's own card", fixed.DOV_CARD.text, offer_mac, ok=False),
            _offer(
                "forged MAC", fixed.DOV_CARD.text, pairing.offer_mac(bytes(32), fixed.DOV_CARD.text), ok=False
            ),
            _offer("MAC of an acceptance", fixed.ADA_CARD.text, _mac(fixed.ADA_CARD.text, b""), ok=False),
            _offer("MAC cut", fixed.ADA_CARD.text, offer_mac[:-2], ok=False),
        ],
        "acceptances": _acceptances(),
        "greetings": _greetings(),
        "key_files": _key_files(),
        "safety_codes": _safety_codes(),
    }


def _offer(name: str, card: bytes, mac: str, *, ok: bool) -> dict[str, Any]:
    return {"name": name, "secret": fixed.SECRET.hex(), "card": b64(card), "mac": mac, "valid": ok}


def _mac(card: bytes, statement: bytes) -> str:
    return pairing.accept_mac(fixed.SECRET, card, statement)


def _acceptances() -> list[dict[str, Any]]:
    card, good = fixed.BEN_CARD.text, fixed.STATEMENT.text
    lax = good.replace(b"hold strict", b"hold server")
    swapped = good.replace(fixed.ADA_CARD.hash.encode(), fixed.DOV_CARD.hash.encode())
    later = good.replace(b"epoch 1", b"epoch 2")
    key = fixed.BEN_KEY
    cases: list[tuple[str, bytes, bytes, bytes, str]] = [
        ("good", card, good, key.sign(good), _mac(card, good)),
        ("swapped card, MAC of the real one", fixed.DOV_CARD.text, good, key.sign(good), _mac(card, good)),
        ("statement changed after the MAC", card, later, key.sign(later), _mac(card, good)),
        ("MAC by another secret", card, good, key.sign(good), pairing.accept_mac(bytes(32), card, good)),
        ("signed by somebody else", card, good, fixed.DOV_KEY.sign(good), _mac(card, good)),
        ("names another card than offered", card, swapped, key.sign(swapped), _mac(card, swapped)),
        ("less strict than Ben's own card", card, lax, key.sign(lax), _mac(card, lax)),
        ("does not begin with epoch 1", card, later, key.sign(later), _mac(card, later)),
        ("a head for a statement", card, card, key.sign(card), _mac(card, card)),
    ]
    return [
        {
            "name": name,
            "secret": fixed.SECRET.hex(),
            "offer": b64(fixed.ADA_CARD.text),
            "card": b64(by),
            "statement": b64(text),
            "signature": b64(signature),
            "mac": mac,
            "valid": name == "good",
        }
        for name, by, text, signature, mac in cases
    ]


def _greetings() -> list[dict[str, Any]]:
    opener = pairing.greeting_identity(fixed.SECRET)
    good = pairing.Greeting("Ada \u05e2\u05d3\u05d4", "partner", "unsure")
    plain = {
        "good": pairing.greeting_plaintext(good),
        "a kind nobody knows": b'{"name":"Ada","kind":"rival","host":"us"}'.ljust(256),
        "no name": b'{"name":"","kind":"partner","host":"us"}'.ljust(256),
        "a name of 65 characters": b'{"name":"%b","kind":"friend","host":"us"}'.ljust(256) % (b"a" * 65),
        "not JSON": b"Hello".ljust(256),
    }
    made = [(name, fixed.seal(text, [opener], name)) for name, text in plain.items()]
    made.append(("by another secret", fixed.seal(plain["good"], [fixed.DOV], "other greeting")))
    return [
        {
            "name": name,
            "secret": fixed.SECRET.hex(),
            "file": b64(file),
            "greeting": {"name": good.name, "kind": good.kind, "host": good.host} if name == "good" else None,
        }
        for name, file in made
    ]


def _key_files() -> list[dict[str, Any]]:
    plain = pairing.key_file_plaintext(fixed.BOND_KEY)
    other = pairing.key_file_plaintext(pairing.BondKey(fixed.BOND, 1, "partner", fixed.DOV))
    later = plain.replace(b"epoch 1", b"epoch 2")
    cases: list[tuple[str, bytes, bytes, bool]] = [
        ("good, for Ada", fixed.KEY_FILE, fixed.ADA, True),
        ("good, for Ben", fixed.KEY_FILE, fixed.BEN, True),
        ("a stranger's identity", fixed.KEY_FILE, fixed.DOV, False),
        (
            "another file than the stated one",
            fixed.seal(plain, [fixed.ADA, fixed.BEN], "again"),
            fixed.ADA,
            False,
        ),
    ]
    wrong = (
        ("holds another key than stated", other),
        ("says another epoch", later),
        ("a comment more", b"# x\n" + plain),
        ("not UTF-8", plain + b"\xff"),
    )
    cases += [(name, fixed.seal(text, [fixed.ADA], name), fixed.ADA, False) for name, text in wrong]
    return [
        {
            "name": name,
            "statement": b64(_stating(file) if name in dict(wrong) else fixed.STATEMENT.text),
            "file": b64(file),
            "identity": age.identity_text(identity),
            "key": age.identity_text(fixed.BOND_IDENTITY),
            "kind": "partner",
            "valid": ok,
        }
        for name, file, identity, ok in cases
    ]


def _stating(file: bytes) -> bytes:
    """Write a statement that names this very file, so that only what is in the file can be wrong."""
    return fixed.STATEMENT.text.replace(
        fixed.STATEMENT.keyfile.encode(), hashlib.sha256(file).hexdigest().encode()
    )


def _safety_codes() -> list[dict[str, str]]:
    pairs = [
        ("Ada and Ben", fixed.ADA_CARD.hash, fixed.BEN_CARD.hash),
        ("Ben and Ada, the same", fixed.BEN_CARD.hash, fixed.ADA_CARD.hash),
        ("somebody in between", fixed.ADA_CARD.hash, fixed.DOV_CARD.hash),
    ]
    return [
        {"name": name, "one": one, "other": other, "code": pairing.safety_code(one, other)}
        for name, one, other in pairs
    ]


def derived() -> dict[str, Any]:
    """Give what both people, or one person's devices, derive alike without asking anybody."""
    bond = age.identity_text(fixed.BOND_IDENTITY)
    ada = age.identity_text(fixed.ADA)
    record = fixed.an_id("strict")
    return {
        "hold_ids": [
            {"identity": bond, "question": question, "round": number, "id": _hold(question, number)}
            for question, number in (("q001", 1), ("q001", 2), ("q002", 1))
        ],
        "release_ids": [{"identity": ada, "record": record, "id": records.release_id(fixed.ADA, record)}],
        "order_seeds": [{"identity": bond, "seed": records.order_seed(fixed.BOND_IDENTITY)}],
        "skips_seeds": [
            {"identity": ada, "bond": place, "seed": records.skips_seed(fixed.ADA, place)}
            for place in (fixed.BOND, None)
        ],
        "draws_seeds": [
            {"identity": ada, "bond": place, "seed": records.draws_seed(fixed.ADA, place)}
            for place in (fixed.BOND, None)
        ],
        "alone_seeds": [{"identity": ada, "seed": records.alone_seed(fixed.ADA)}],
        "evenings_seeds": [
            {"identity": bond, "cards": cards, "seed": records.evenings_seed(fixed.BOND_IDENTITY, *cards)}
            for cards in (
                [fixed.ADA_CARD.hash, fixed.BEN_CARD.hash],
                [fixed.BEN_CARD.hash, fixed.ADA_CARD.hash],
                [fixed.ADA_CARD.hash, fixed.DOV_CARD.hash],
            )
        ],
    }


def _hold(question: str, number: int) -> str:
    return records.hold_id(fixed.BOND_IDENTITY, question, number)
