// SPDX-License-Identifier: AGPL-3.0-or-later
/** How to open a copy without nearer. The first part is word for word what `nearer export` writes. */

export const HOW_TO_OPEN = `\
This is a copy of what you wrote and were given in nearer. Every file that ends in .age is sealed. You need
nothing of nearer to open it: only age (age-encryption.org) and the passphrase you had on the day of
this copy.

Open the key of a bond (age asks for your passphrase), then any record with it:

    age -d -i identity.passphrase.age bonds/BOND/bond.1.age > bond.txt
    age -d -i bond.txt bonds/BOND/records/000001.age

The line \`epoch\` in a record's .head says which bond.N.age it needs. Your own records open with the identity
itself, and so does an answer of yours that was held strictly:

    age -d -i identity.passphrase.age own/000001.age

An answer of the other that was held strictly opens with the key that a later record of theirs names: its kind
is "release". Write that key, AGE-SECRET-KEY-1..., into a file and give it to age with -i.

To see that a record is whole, and who signed it:

    sha256sum records/000001.age           is the line \`body\` in 000001.head
    openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey offer.der -in records/000001.head \\\\
            -sigfile records/000001.signature

offer.der is the key of the one who invited, accept.der that of the other. The line \`author\` in a head is the
start of the sha256sum of the last 32 bytes of the author's .der file.

Delete bond.txt afterwards: whoever has it can read the bond.
`;

/** What a copy with one's own records says besides. */
export const HOW_TO_OPEN_JOURNAL = `
Your journal lies in a drawer with a key of its own, which your passphrase opens too:

    age -d -i drawer.passphrase.age journal/000001.age
`;
