# SPDX-License-Identifier: AGPL-3.0-or-later
"""People's doors: from typed questions to actions, and from rows to typed answers."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from nearer.server.floor import keeping
from nearer.server.floor.doors import Reply, Request, door
from nearer.server.floor.forms import check_sealed
from nearer.server.floor.refusals import Refusal
from nearer.server.people import access, actions, forms, keys, places, proving
from nearer.server.people.models import Account

WRONG_KEY = ("wrong-key", "slow-down")
WRONG_CODE = ("wrong-code", "slow-down")
SELF_DOOR_MOST = 192 * 1024  # bytes: the largest self file in base64, and what is around it


def _today() -> dt.date:
    return timezone.now().date()


def _device(*, handle: str, label: str, address: str) -> actions.Device:
    return actions.Device(label=label.strip(), place=places.place_id(handle=handle, address=address))


@door("GET", "/instance", who="anyone", answer=forms.Instance)
def instance(_request: Request[None]) -> forms.Instance:
    """Say which server this is, and how new people come in."""
    return forms.Instance(
        instance=actions.instance().id,
        name=settings.NEARER_NAME,
        sign_up="open" if settings.NEARER_SIGN_UP == "open" else "invitation",
        claimed=access.anybody(),
        demo=settings.NEARER_DEMO,
    )


@door(
    "POST",
    "/people",
    who="anyone",
    body=forms.SignUp,
    answer=forms.Named,
    status=201,
    most=SELF_DOOR_MOST,
    refusals=(
        "adults-only",
        "handle-form",
        "handle-taken",
        "not-sealed",
        "setup-needed",
        "invitation-needed",
        "not-found",
        "slow-down",
    ),
)
def sign_up(request: Request[forms.SignUp]) -> Reply:
    """Make an account, and sign it in."""
    asked = request.body
    handle = forms.handle_of(asked.handle)
    if not asked.adult:
        raise adults_only()
    account = _new_account(asked, handle)
    places.spend_joining(address=request.address)
    account.login_hash = keys.hash_key(asked.login_key)
    try:
        arrival = actions.join(
            account=account,
            setup=asked.setup,
            invitation=asked.invitation,
            is_open=settings.NEARER_SIGN_UP == "open",
            device=_device(handle=handle, label=asked.label, address=request.address),
            today=account.created,
        )
    except IntegrityError:
        raise Refusal(
            409, "handle-taken", "Somebody here has this name already. Please choose another."
        ) from None
    return Reply(forms.Named(arrival.handle), session=arrival.token)


def adults_only() -> Refusal:
    """Answer to somebody who is not yet, or not surely, grown up."""
    say = (
        "nearer is for people of 18 and over; it asks for things that should wait until then. "
        "We are glad you came by, and hope you have somebody to talk to."
    )
    return Refusal(403, "adults-only", say)


def _new_account(asked: forms.SignUp, handle: str) -> Account:
    check_sealed(asked.passphrase_file, by=b"scrypt ")
    check_sealed(asked.self_file)
    return Account(
        id=secrets.token_hex(16),
        handle=handle,
        passphrase_file=asked.passphrase_file,
        self_file=asked.self_file,
        own_key=asked.own_key,
        recipient=asked.recipient,
        created=_today(),
    )


@door(
    "POST",
    "/sign-in",
    who="anyone",
    body=forms.SignIn,
    answer=forms.Named,
    refusals=("handle-form", *WRONG_KEY),
)
def sign_in(request: Request[forms.SignIn]) -> Reply:
    """Begin a session with the key stretched from the passphrase."""
    asked, today = request.body, _today()
    handle = forms.handle_of(asked.handle)
    proof = proving.prove_login(handle=handle, key=asked.login_key, address=request.address, today=today)
    device = _device(handle=handle, label=asked.label, address=request.address)
    arrival = actions.enter(account=proof.account, login_hash=proof.login_hash, device=device, today=today)
    return Reply(forms.Named(arrival.handle), session=arrival.token)


@door("POST", "/sign-out", who="anyone")
def sign_out(request: Request[None]) -> Reply:
    """End this session. It succeeds even where there was none, so that a device can always let go."""
    if request.token:
        actions.sign_out(token_hash=keys.token_hash(request.token))
    return Reply(session="")


@door("GET", "/me", answer=forms.Me)
def me(request: Request[None]) -> forms.Me:
    """Give a signed-in device what it needs to open the person's identity."""
    account = access.account_of(request.person)
    return forms.Me(
        handle=account.handle,
        host=account.host,
        own_key=account.own_key,
        recipient=account.recipient,
        keys=forms.KeyFiles(
            passphrase_file=bytes(account.passphrase_file),
            recovery_made=account.recovery_file is not None,
        ),
        self=forms.SelfCopy(version=account.self_version, file=bytes(account.self_file)),
    )


@door(
    "PUT",
    "/me/self",
    body=forms.NewSelf,
    answer=forms.SelfVersion,
    most=SELF_DOOR_MOST,
    refusals=("moved", "not-sealed"),
)
def replace_self(request: Request[forms.NewSelf]) -> forms.SelfVersion:
    """Replace the self file of exactly this version; 409 tells the version that is there now."""
    check_sealed(request.body.file)
    version = actions.replace_self(
        person=request.person.id, version=request.body.version, file=request.body.file
    )
    return forms.SelfVersion(version)


@door("PUT", "/me/passphrase", body=forms.NewPassphrase, refusals=("not-sealed", *WRONG_KEY))
def replace_passphrase(request: Request[forms.NewPassphrase]) -> None:
    """Set a new passphrase and end all other sessions."""
    asked = request.body
    check_sealed(asked.passphrase_file, by=b"scrypt ")
    proof = proving.confirm(request.person, asked.login_key)
    actions.replace_passphrase(
        account=proof.account,
        old_hash=proof.login_hash,
        new_hash=keys.hash_key(asked.new_login_key),
        passphrase_file=asked.passphrase_file,
        session=request.person.session,
    )


@door("PUT", "/me/recovery", body=forms.NewRecovery, refusals=("not-sealed", *WRONG_KEY))
def replace_recovery(request: Request[forms.NewRecovery]) -> None:
    """Set the first recovery code, or a new one; then the old one is worth nothing any more."""
    asked = request.body
    check_sealed(asked.recovery_file, by=b"scrypt ")
    proof = proving.confirm(request.person, asked.login_key)
    actions.replace_recovery(
        account=proof.account,
        login_hash=proof.login_hash,
        recovery_hash=keys.hash_key(asked.recovery_key),
        recovery_file=asked.recovery_file,
    )


@door(
    "POST",
    "/recovery",
    who="anyone",
    body=forms.Recovery,
    answer=forms.RecoveryFile,
    refusals=("handle-form", *WRONG_CODE),
)
def recover(request: Request[forms.Recovery]) -> forms.RecoveryFile:
    """Give the identity file that the recovery code opens. It signs nobody in."""
    handle = forms.handle_of(request.body.handle)
    proof = proving.prove_recovery(
        handle=handle, key=request.body.recovery_key, address=request.address, today=_today()
    )
    return forms.RecoveryFile(access.recovery_file(proof.account))


@door(
    "POST",
    "/recovery/passphrase",
    who="anyone",
    body=forms.RecoveredPassphrase,
    refusals=("handle-form", "not-sealed", *WRONG_CODE),
)
def recover_passphrase(request: Request[forms.RecoveredPassphrase]) -> None:
    """Set a new passphrase with the recovery code, and end every session. Then sign in."""
    asked = request.body
    check_sealed(asked.passphrase_file, by=b"scrypt ")
    proof = proving.prove_recovery(
        handle=forms.handle_of(asked.handle), key=asked.recovery_key, address=request.address, today=_today()
    )
    actions.recover_passphrase(
        account=proof.account,
        recovery_hash=proof.recovery_hash,
        new_hash=keys.hash_key(asked.new_login_key),
        passphrase_file=asked.passphrase_file,
    )


@door("GET", "/me/sessions", answer=list[forms.SessionOf])
def sessions(request: Request[None]) -> list[forms.SessionOf]:
    """List the devices that are signed in."""
    return [
        forms.SessionOf(
            id=session.id,
            label=session.label,
            since=session.since.isoformat(),
            last_day=session.last_day.isoformat(),
            current=session.id == request.person.session,
        )
        for session in access.sessions_of(request.person, today=_today())
    ]


@door("DELETE", "/me/sessions/{id}", refusals=("not-found",))
def end_session(request: Request[None]) -> None:
    """End one session of one's own."""
    actions.end_session(person=request.person.id, session=request.params["id"])


@door("POST", "/me/sessions/end-others")
def end_others(request: Request[None]) -> None:
    """End all sessions but this one."""
    actions.end_others(person=request.person.id, session=request.person.session)


@door("GET", "/me/reminder", answer=forms.Reminder)
def reminder(request: Request[None]) -> forms.Reminder:
    """Say when this person wants to be reminded, in UTC; the device knows what hour of theirs that is."""
    found = access.reminder_of(request.person)
    if found is None:
        return forms.Reminder(None, "none")
    return forms.Reminder(found.minute, "page" if found.channel == "page" else "none")


@door("PUT", "/me/reminder", body=forms.Reminder)
def remind(request: Request[forms.Reminder]) -> None:
    """Remind at this minute of every UTC day, in neutral words, whether or not anything is new."""
    actions.remind(person=request.person.id, minute=request.body.minute, channel=request.body.channel)


@door("DELETE", "/me", body=forms.Farewell, refusals=WRONG_KEY)
def delete_me(request: Request[forms.Farewell]) -> Reply:
    """Delete the account: own things at once, bonds by quiet leaving.

    What the other has already stays with them.
    """
    proof = proving.confirm(request.person, request.body.login_key)
    keeping.erase_person(person=proof.account)
    return Reply(session="")
