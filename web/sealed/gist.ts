// SPDX-License-Identifier: AGPL-3.0-or-later
/** The gist in a bundle: JSON, deflated, in base64. Source: docs/specs/protocol.md, section 5. */
import { base64, type Bytes, fromBase64, text, utf8 } from './bytes.ts';
import { isObject, type Json } from './json.ts';

export async function packed(gist: readonly object[]): Promise<string> {
  return base64(await through(new CompressionStream('deflate-raw'), utf8(JSON.stringify(gist))));
}

/** null for whatever is no gist: a device does without one, too. */
export async function unpacked(letters: unknown): Promise<readonly Json[] | null> {
  if (typeof letters !== 'string') return null;
  try {
    const json = text(await through(new DecompressionStream('deflate-raw'), fromBase64(letters)));
    const gist = JSON.parse(json) as unknown;
    return Array.isArray(gist) ? gist.filter(isObject) : null;
  } catch {
    return null;
  }
}

async function through(stream: ReadableWritablePair<Bytes, BufferSource>, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
