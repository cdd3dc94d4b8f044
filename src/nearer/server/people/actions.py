# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people do with their accounts: keyword-only verbs, one transaction each, that compare before they set.

Hashes come in ready-made: hashing takes long, and a transaction waits for nothing.
"""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.db.models import F

from nearer.server.floor.refusals import Refusal, not_found
from nearer.server.floor.threshold import SESSION_DAYS
from nearer.server.floor.transactions import one_transaction
from nearer.server.people import keys
from nearer.server.people.joining import admit
from nearer.server.people.models import Account, Instance, KnownPlace, Reminder, Session


@dataclass(frozen=True, slots=True)
class Arrival:
    """A person who is signed in from now on: the token goes into the cookie and is kept nowhere."""

    handle: str
    token: str


@dataclass(frozen=True, slots=True)
class Device:
    """Where somebody signs in from: a label they chose, and the place (`places.place_id`)."""

    label: str
    place: str


@one_transaction
def instance() -> Instance:
    """Return the one row that says which server this is; draw its id at the first start."""
    found = Instance.objects.first()
    return found or Instance.objects.get_or_create(only=True, defaults={"id": secrets.token_hex(16)})[0]


@one_transaction
def renew_setup(*, token_hash: str) -> bool:
    """On a server without people, let this set-up link (by its token's hash) in and no older one.

    Else False.
    """
    if Account.objects.exists():
        return False
    return Instance.objects.filter(id=instance().id).update(setup_hash=token_hash) == 1


@one_transaction
def join(
    *,
    account: Account,
    setup: str | None,
    invitation: str | None,
    is_open: bool,
    device: Device,
    today: dt.date,
) -> Arrival:
    """Add a person by the set-up link's token, by an invitation's id, or through the open door.

    The first person comes by the set-up link and is the host; so nobody else can claim a new server. Raises
    Refusal 403 or 404 where there is no way in. A handle that is taken raises IntegrityError.
    """
    if not Account.objects.exists():
        _claim(setup)
        account.host = True
    elif invitation is not None:
        admit(invitation=invitation, account=account.id)
    elif not is_open:
        say = "New people come here by invitation. Please ask the person you want to write with for a link."
        raise Refusal(403, "invitation-needed", say)
    account.save(force_insert=True)
    return _open_session(account=account, device=device, today=today)


def _claim(setup: str | None) -> None:
    """Use up the set-up link. Raises Refusal 403 where it is not the one that waits."""
    hashed = keys.token_hash(setup or "")
    if not setup or Instance.objects.filter(setup_hash=hashed).update(setup_hash=None) != 1:
        say = "This server is new. Please open it with the set-up link that it printed when it was started."
        raise Refusal(403, "setup-needed", say)


@one_transaction
def enter(*, account: str, login_hash: str, device: Device, today: dt.date) -> Arrival:
    """Sign in somebody whose login key was checked against `login_hash`, if that still holds.

    Raises Refusal 403.
    """
    # The lock keeps out a change of passphrase, which ends the sessions that it sees.
    found = Account.objects.select_for_update().filter(id=account, login_hash=login_hash).first()
    if found is None:
        raise wrong_key()
    return _open_session(account=found, device=device, today=today)


def _open_session(*, account: Account, device: Device, today: dt.date) -> Arrival:
    token = keys.new_token()
    Session.objects.filter(account=account, last_day__lt=today - dt.timedelta(days=SESSION_DAYS)).delete()
    Session.objects.create(
        id=secrets.token_hex(16),
        account=account,
        token_hash=keys.token_hash(token),
        label=device.label,
        since=today,
        last_day=today,
    )
    KnownPlace.objects.update_or_create(id=device.place, defaults={"account": account, "last_day": today})
    return Arrival(handle=account.handle, token=token)


@one_transaction
def note_day(*, session: str, today: dt.date) -> None:
    """Note that this session was used today."""
    Session.objects.filter(id=session, last_day__lt=today).update(last_day=today)


@one_transaction
def sign_out(*, token_hash: str) -> None:
    """End the session of this token, if there is one."""
    Session.objects.filter(token_hash=token_hash).delete()


@one_transaction
def end_session(*, person: str, session: str) -> None:
    """End one of the person's sessions. Raises Refusal 404 where it is not theirs or not there."""
    if not Session.objects.filter(account=person, id=session).delete()[0]:
        raise not_found()


@one_transaction
def end_others(*, person: str, session: str) -> None:
    """End all of the person's sessions but this one."""
    Session.objects.filter(account=person).exclude(id=session).delete()


@one_transaction
def replace_self(*, person: str, version: int, file: bytes) -> int:
    """Put a new self file in the place of the one with this version; return the new version.

    Raises Refusal 409 with the version that is there now, when another device was first.
    """
    mine = Account.objects.filter(id=person)
    if mine.filter(self_version=version).update(self_file=file, self_version=F("self_version") + 1) == 1:
        return version + 1
    current = mine.values_list("self_version", flat=True).first()
    if current is None:
        raise not_found()
    say = (
        "Another of your devices has saved meanwhile. Nothing is lost: this one will fetch it and try again."
    )
    raise Refusal(409, "moved", say, version=current)


@one_transaction
def replace_passphrase(
    *, account: str, old_hash: str, new_hash: str, passphrase_file: bytes, session: str
) -> None:
    """Set a new passphrase where the old login hash still holds, and end all sessions but this one.

    Raises Refusal 403 when the passphrase was changed meanwhile.
    """
    mine = Account.objects.filter(id=account, login_hash=old_hash)
    if mine.update(login_hash=new_hash, passphrase_file=passphrase_file) != 1:
        raise wrong_passphrase()
    Session.objects.filter(account=account).exclude(id=session).delete()


@one_transaction
def recover_passphrase(*, account: str, recovery_hash: str, new_hash: str, passphrase_file: bytes) -> None:
    """Set a new passphrase where the recovery hash that was proved still holds, and end all sessions.

    Raises Refusal 403 when the recovery code was changed meanwhile.
    """
    mine = Account.objects.filter(id=account, recovery_hash=recovery_hash)
    if mine.update(login_hash=new_hash, passphrase_file=passphrase_file) != 1:
        raise wrong_code()
    Session.objects.filter(account=account).delete()


@one_transaction
def replace_recovery(*, account: str, login_hash: str, recovery_hash: str, recovery_file: bytes) -> None:
    """Set the first recovery code or a new one, if the login hash that was proved still holds.

    Raises Refusal 403.
    """
    mine = Account.objects.filter(id=account, login_hash=login_hash)
    if mine.update(recovery_hash=recovery_hash, recovery_file=recovery_file) != 1:
        raise wrong_passphrase()


@one_transaction
def remind(*, person: str, minute: int | None, channel: str) -> None:
    """Remind this person at this minute of every UTC day from now on; without a minute, never."""
    if minute is None:
        Reminder.objects.filter(account=person).delete()
        return
    Reminder.objects.update_or_create(account_id=person, defaults={"minute": minute, "channel": channel})


@one_transaction
def settle(*, demo: bool) -> None:
    """Say at the start whether everybody here is made up.

    Raises ValueError where made-up and real people would meet: each kind has a data folder of its own.
    """
    found = instance()
    if found.demo == demo:
        return
    if Account.objects.exists():
        raise ValueError(
            "real people have accounts in this data folder, so no demo starts here"
            if demo
            else "the people in this data folder are a demo's, so no real server starts here"
        )
    Instance.objects.filter(id=found.id).update(demo=demo)


def wrong_key() -> Refusal:
    """Answer to a wrong key and to an unknown handle alike, so that nobody can tell who is here."""
    say = "The name and the passphrase do not belong together. Please check both and try again."
    return Refusal(403, "wrong-key", say)


def wrong_passphrase() -> Refusal:
    """Answer to somebody signed in who was asked for the passphrase once more."""
    return Refusal(403, "wrong-key", "That is not your passphrase. Please try again.")


def wrong_code() -> Refusal:
    """Answer to a wrong recovery key and to an unknown handle."""
    say = "The name and the recovery code do not belong together. Please check both and try again."
    return Refusal(403, "wrong-code", say)
