# SPDX-License-Identifier: AGPL-3.0-or-later
"""An account: made, entered, recovered, changed, deleted; and the self file, changed by compare-and-swap."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nearer.client.device import Device, Refusal, b64, unb64
from nearer.sealed import account, age, drawer, shape

SELF_TRIES = 8


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in on a device, with the 32 bytes of their identity."""

    device: Device
    handle: str
    instance: str
    identity: bytes = field(repr=False)  # no traceback may show it

    @property
    def recipient(self) -> str:
        """What others, and the person's own records, seal to."""
        return age.recipient_of(self.identity)

    @property
    def own_signer(self) -> Ed25519PrivateKey:
        """The key that signs own records."""
        return self.signer("own")

    @property
    def own_author(self) -> str:
        """The author name of own records."""
        return shape.author_of(account.public_of(self.own_signer))

    def signer(self, place: str) -> Ed25519PrivateKey:
        """Make the signing key for `own`, or for the bond that began with an invitation."""
        return account.signing_key(self.identity, place)


def sign_up(
    device: Device,
    *,
    handle: str,
    passphrase: str,
    setup: str | None = None,
    invitation: str | None = None,
    label: str = "",
) -> Person:
    """Make an account and sign in. It has no recovery code before `set_recovery`. Raises Refusal."""
    handle, words = account.read_handle(handle), account.read_passphrase(passphrase)
    instance = _instance(device)
    person = Person(device, handle, instance, age.draw_identity(device.random))
    own = age.draw_identity(device.random)
    made = drawer.make(handle, own, [("passphrase", words)], device.random, log_n=device.log_n)
    first: dict[str, Any] = {"bonds": {}, "invites": {}, "drawer": made.members()}
    device.ask(
        "POST",
        "/people",
        {
            "handle": handle,
            "login_key": account.login_key(words, instance, handle, device.log_n),
            "passphrase_file": b64(_passphrase_file(person, words)),
            "self_file": b64(account.seal_self(person.identity, first)),
            "own_key": account.public_of(person.own_signer),
            "recipient": person.recipient,
            "adult": True,
            "setup": setup,
            "invitation": invitation,
            "label": label,
        },
    )
    return person


def sign_in(device: Device, *, handle: str, passphrase: str, label: str = "") -> Person:
    """Begin a session and open the identity. Raises Refusal (`wrong-key`), or age.CannotOpen."""
    handle, words = account.read_handle(handle), account.read_passphrase(passphrase)
    instance = _instance(device)
    key = account.login_key(words, instance, handle, device.log_n)
    device.ask("POST", "/sign-in", {"handle": handle, "login_key": key, "label": label})
    file = unb64(device.ask("GET", "/me")["keys"]["passphrase_file"])
    return Person(device, handle, instance, account.open_identity_file(file, words, handle))


def recover(device: Device, *, handle: str, code: str, passphrase: str, label: str = "") -> Person:
    """Set a new passphrase with the recovery code (as typed), which ends every session, and sign in."""
    handle, words = account.read_handle(handle), account.read_passphrase(passphrase)
    instance, code = _instance(device), account.read_recovery_code(code)
    proof = {"handle": handle, "recovery_key": account.recovery_key(code, instance, handle)}
    file = unb64(device.ask("POST", "/recovery", proof)["recovery_file"])
    person = Person(device, handle, instance, account.open_identity_file(file, code, handle))
    device.ask(
        "POST",
        "/recovery/passphrase",
        {
            **proof,
            "new_login_key": account.login_key(words, instance, handle, device.log_n),
            "passphrase_file": b64(_passphrase_file(person, words)),
        },
    )
    back = sign_in(device, handle=handle, passphrase=words, label=label)
    if _rekey_drawer(back, "passphrase", opened_with=code, new=words):
        _drop_old_keys(back, "passphrase")
    return back


def change_passphrase(person: Person, *, old: str, new: str) -> None:
    """Set a new passphrase; every other session ends. Raises Refusal (`wrong-key`)."""
    words = account.read_passphrase(new)
    rekeyed = _rekey_drawer(person, "passphrase", opened_with=account.read_passphrase(old), new=words)
    person.device.ask(
        "PUT",
        "/me/passphrase",
        {
            "login_key": _login_key(person, old),
            "new_login_key": _login_key(person, words),
            "passphrase_file": b64(_passphrase_file(person, words)),
        },
    )
    if rekeyed:
        _drop_old_keys(person, "passphrase")


def set_recovery(person: Person, *, passphrase: str, code: str) -> None:
    """Set the first recovery code (its 25 characters), or a new one; then the old one is worth nothing.

    Raises Refusal (`wrong-key`).
    """
    rekeyed = _rekey_drawer(person, "code", opened_with=account.read_passphrase(passphrase), new=code)
    person.device.ask(
        "PUT",
        "/me/recovery",
        {
            "login_key": _login_key(person, passphrase),
            "recovery_key": account.recovery_key(code, person.instance, person.handle),
            "recovery_file": b64(_recovery_file(person, code)),
        },
    )
    if rekeyed:
        _drop_old_keys(person, "code")


def sign_out(person: Person) -> None:
    """End this session."""
    person.device.ask("POST", "/sign-out")


def delete(person: Person, *, passphrase: str) -> None:
    """Delete the account for good. Raises Refusal (`wrong-key`)."""
    person.device.ask("DELETE", "/me", {"login_key": _login_key(person, passphrase)})


def read_self(person: Person) -> dict[str, Any]:
    """Open the self file as it is now."""
    return account.open_self(person.identity, unb64(person.device.ask("GET", "/me")["self"]["file"]))


def change_self(person: Person, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """Replace the self file by what `change` makes of it; from the newest when another device was quicker.

    `change` may be called more than once and must not keep anything.
    """
    for _ in range(SELF_TRIES):
        now = person.device.ask("GET", "/me")["self"]
        before = account.open_self(person.identity, unb64(now["file"]))
        after = change(before)
        if after == before:
            return after
        file = account.seal_self(person.identity, after)
        try:
            person.device.ask("PUT", "/me/self", {"version": now["version"], "file": b64(file)})
        except Refusal as refusal:
            if refusal.code != "moved":
                raise
        else:
            return after
    raise Refusal(409, "moved", "Another device of yours keeps changing the same things. Try again.")


def _rekey_drawer(person: Person, kind: drawer.KeyKind, *, opened_with: str, new: str) -> bool:
    """Let the journal's drawer open with one more secret, before the old one stops counting.

    False where the old secret does not open it, or there is none: its files stay as they are (protocol, 5).
    """
    kept = drawer.read(read_self(person).get("drawer"))
    if kept is None:
        return False
    try:
        identity = drawer.open_drawer(kept, opened_with, person.handle)
    except age.CannotOpen:
        return False
    added = drawer.file(person.handle, identity, kind, new, person.device.random, log_n=person.device.log_n)
    _change_drawer(person, lambda files: [*files, added])
    return True


def _drop_old_keys(person: Person, kind: drawer.KeyKind) -> None:
    """Take away all keys of a kind but the newest, which opens now."""

    def newest_only(files: list[str]) -> list[str]:
        of_kind = [file for file in files if drawer.key_of(file) == kind]
        return [file for file in files if file not in of_kind[:-1]]

    _change_drawer(person, newest_only)


def _change_drawer(person: Person, change: Callable[[list[str]], list[str]]) -> None:
    def changed(state: dict[str, Any]) -> dict[str, Any]:
        kept = drawer.read(state.get("drawer"))
        if kept is None:
            return state
        return {**state, "drawer": drawer.Drawer(kept.recipient, tuple(change(list(kept.files)))).members()}

    change_self(person, changed)


def _instance(device: Device) -> str:
    return str(device.ask("GET", "/instance")["instance"])


def _login_key(person: Person, passphrase: str) -> str:
    return account.login_key(passphrase, person.instance, person.handle, person.device.log_n)


def _passphrase_file(person: Person, words: str) -> bytes:
    device = person.device
    return account.identity_file(person.handle, person.identity, words, device.log_n, device.random)


def _recovery_file(person: Person, code: str) -> bytes:
    log_n, random = account.RECOVERY_LOG_N, person.device.random
    return account.identity_file(person.handle, person.identity, code, log_n, random)
