# SPDX-License-Identifier: AGPL-3.0-or-later
"""What never changes from one run to the next: the cast's keys, the days, and randomness that is none.

So the vectors can be made again byte for byte. Nothing here may ever be used for a real record.
"""

import base64
import datetime as dt
import hashlib
from collections.abc import Callable, Sequence

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nearer.sealed import account, age, pairing, shape

DAY = dt.date(2025, 11, 21)
NEXT_DAY = dt.date(2025, 11, 22)


def drawn(label: str) -> Callable[[int], bytes]:
    """Give a source of bytes that is the same each time: SHA-256 of the label and a counter."""
    taken = 0

    def draw(count: int) -> bytes:
        nonlocal taken
        taken += 1
        stream = b"".join(
            hashlib.sha256(f"{label}\n{taken}\n{block}".encode()).digest() for block in range(count // 32 + 1)
        )
        return stream[:count]

    return draw


def an_id(label: str) -> str:
    """Give an id of 32 hexadecimal digits for a label."""
    return drawn(f"id {label}")(16).hex()


def seal(plaintext: bytes, identities: Sequence[bytes], label: str) -> bytes:
    """Write an age file with nothing random in it, for the recipients of these identities."""
    draw = drawn(f"age {label}")
    file_key = draw(16)
    stanzas = b"".join(_stanza(file_key, identity, draw(32)) for identity in identities)
    head = shape.AGE_FIRST_LINE + stanzas + b"---"
    mac = age.unpadded_base64(age.header_mac(file_key, head))
    return head + b" " + mac + b"\n" + age.write_payload(file_key, draw(16), plaintext)


def _stanza(file_key: bytes, identity: bytes, ephemeral: bytes) -> bytes:
    recipient = X25519PrivateKey.from_private_bytes(identity).public_key()
    secret = X25519PrivateKey.from_private_bytes(ephemeral)
    share = secret.public_key().public_bytes_raw()
    salt = share + recipient.public_bytes_raw()
    wrap = HKDF(hashes.SHA256(), 32, salt, b"age-encryption.org/v1/X25519").derive(secret.exchange(recipient))
    wrapped = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    return b"-> X25519 %b\n%b\n" % (age.unpadded_base64(share), age.unpadded_base64(wrapped))


def b64(data: bytes) -> str:
    """Write bytes as the JSON carries them."""
    return base64.b64encode(data).decode()


INSTANCE = an_id("instance")
INVITATION = an_id("invitation")
BOND = an_id("bond")

ADA = age.draw_identity(drawn("Ada"))
BEN = age.draw_identity(drawn("Ben"))
DOV = age.draw_identity(drawn("Dov"))
BOND_IDENTITY = age.draw_identity(drawn("Ada and Ben"))
NOTE = age.draw_identity(drawn("one note"))

ADA_KEY: Ed25519PrivateKey = account.signing_key(ADA, INVITATION)
BEN_KEY: Ed25519PrivateKey = account.signing_key(BEN, INVITATION)
DOV_KEY: Ed25519PrivateKey = account.signing_key(DOV, INVITATION)
ADA_OWN_KEY: Ed25519PrivateKey = account.signing_key(ADA, "own")

ADA_CARD = pairing.make_card(ADA_KEY, ADA, "server", DAY)
BEN_CARD = pairing.make_card(BEN_KEY, BEN, "strict", DAY)
DOV_CARD = pairing.make_card(DOV_KEY, DOV, "server", DAY)
BOND_KEY = pairing.BondKey(BOND, 1, "partner", BOND_IDENTITY)
KEY_FILE = seal(pairing.key_file_plaintext(BOND_KEY), [ADA, BEN], "key file")
STATEMENT = shape.read_statement(
    shape.write_statement(
        bond=BOND,
        epoch=1,
        offer=ADA_CARD.hash,
        accept=BEN_CARD.hash,
        recipient=age.recipient_of(BOND_IDENTITY),
        keyfile=hashlib.sha256(KEY_FILE).hexdigest(),
        hold="strict",
        date=DAY,
    )
)
SECRET = pairing.invite_secret(ADA, INVITATION)
