// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What the browser's protocol makes, and what it reads of Python's: JSON in, JSON out. test_both_languages.py
 * bundles and runs it.
 */
import { scryptSync } from "node:crypto";
import { readFileSync } from "node:fs";

import { loginKey, openIdentity, sealIdentity } from "../../web/sealed/account.ts";
import { open, readIdentity, recipientOf } from "../../web/sealed/age.ts";
import { base64, fromBase64, hash, text, utf8 } from "../../web/sealed/bytes.ts";
import { openDrawer, openEntry, newDrawer, sealEntry } from "../../web/sealed/drawer.ts";
import * as pairing from "../../web/sealed/pairing.ts";
import * as records from "../../web/sealed/records.ts";
import { NOTHING, readCard, readHead, writeCard, writeHead, ZEROS } from "../../web/sealed/shape.ts";
import { sign, signingKey } from "../../web/sealed/signing.ts";

const given = JSON.parse(readFileSync(0, "utf8"));
const ben = readIdentity(given.ben);
const stretch = async (secret, salt, logN) =>
  new Uint8Array(scryptSync(secret, salt, 32, { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** 29 }));

/** Seals, writes the head, signs: a record as it travels. */
async function record(key, place, body) {
  const head = writeHead({
    ...place,
    epoch: place.bond === null ? 0 : 1,
    date: given.date,
    seq: 1,
    prev: ZEROS,
    size: body.length,
    body: hash(body),
  });
  return { head: text(head), signature: base64(await sign(key, head)), body: base64(body) };
}

const secret = pairing.readSecret(given.link);
const offer = pairing.checkOffer(secret, utf8(given.offer), given.mac);
const key = await signingKey(ben, given.invitation);
const card = readCard(
  writeCard({ sign: key.public, recipient: await recipientOf(ben), hold: "strict", date: given.date }),
);
const made = await pairing.accept({ secret, offer, mine: card, key, kind: "friend", date: given.date });
const bondKey = await pairing.openKeyFile(ben, made.keyFile);
const bondRecipient = await recipientOf(bondKey.identity);
const note = { kind: "answer", seen: null, data: { question: "q001", round: 1, text: given.words } };
const shared = { id: given.ids[0], bond: bondKey.bond, author: key.author, about: NOTHING };
const hold = records.holdId(bondKey.identity, "q001", 1);
const held = { ...shared, id: given.ids[1], about: { kind: "hold", id: hold } };
const ownKey = await signingKey(ben, "own");
const own = { id: given.ids[2], bond: null, author: ownKey.author, about: NOTHING };
const ownElement = {
  id: given.ids[3],
  bond: null,
  date: given.date,
  kind: "kept",
  data: { text: given.words },
};
const python = given.python;
const drawer = await newDrawer(stretch, "ben", [
  { secret: given.passphrase, for: "passphrase" },
  { secret: given.code, for: "code" },
]);
const ofPython = await openDrawer(stretch, python.drawer, { handle: "ben", secret: given.passphrase });
const greeting = await pairing.openGreeting(secret, fromBase64(python.greeting));

process.stdout.write(
  JSON.stringify({
    card: text(made.card),
    statement: text(made.statement),
    signature: base64(made.signature),
    mac: made.mac,
    keyFile: base64(made.keyFile),
    shared: await record(key, shared, await records.sealNote([bondRecipient], shared, note)),
    held: await record(key, held, await records.sealStrict(await recipientOf(ben), held, note)),
    own: await record(ownKey, own, await records.sealBundle(await recipientOf(ben), own, [ownElement])),
    identityFile: base64(
      await sealIdentity(stretch, { handle: "ben", identity: ben, secret: given.passphrase, work: 10 }),
    ),
    loginKey: await loginKey(stretch, {
      passphrase: given.passphrase,
      instance: given.instance,
      handle: "ben",
    }),
    safetyCode: await pairing.safetyCode(offer.hash, card.hash),
    greeting: base64(await pairing.sealGreeting(secret, greeting)),
    drawer,
    entry: await sealEntry(drawer.recipient, { text: given.words, at: given.at }),
    read: {
      greeting,
      record: await records.openNote(ben, readHead(utf8(python.head)), fromBase64(python.body)),
      identity: base64(
        await openIdentity(stretch, fromBase64(python.identityFile), {
          handle: "ben",
          secret: given.passphrase,
        }),
      ),
      self: text(await open(ben, fromBase64(python.self))),
      entry: await openEntry(ofPython, python.entry),
    },
  }),
);
