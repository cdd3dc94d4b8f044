// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Which version of the app runs, whether a newer one waits, and the change from one to the other.
 *
 * The service worker keeps the running version; a new one waits beside it until the person says 'use it now' in any
 * tab, or until they have closed all of them. Nothing is changed under somebody's hands.
 */
import { registerWorker } from '../store/device/trusted.ts';

/** As much of a version's hash as is shown. */
const SHOWN = 8;
/** A stroke is kept within a quarter of a second, in a window behind others within one. */
const SETTLE_MS = 1_000;
/** How often at most a page that comes to the front asks whether there is a newer version. */
const ASK_EVERY_MS = 3_600_000;

export class Versions extends EventTarget {
  /** The short hash of the version that waits, or null. Emits `change`. */
  waiting: string | null = null;
  #registration: ServiceWorkerRegistration | null = null;
  #asked = Date.now();

  /** Keeps the app on this device and watches for newer ones; does nothing where the browser cannot. */
  static begin(): Versions {
    const versions = new Versions();
    if ('serviceWorker' in navigator) void versions.#begin(navigator.serviceWorker);
    return versions;
  }

  /** Lets the version that waits take over; every tab keeps what was typed and then opens anew. */
  use(): void {
    this.#registration?.waiting?.postMessage('take over');
  }

  async #begin(container: ServiceWorkerContainer): Promise<void> {
    // The first worker takes a page over that was opened without one: nothing changes by that.
    let kept = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (kept) void openAnew();
      kept = true;
    });
    await loaded(); // the first paint comes first
    try {
      this.#registration = await registerWorker('/sw.js');
    } catch {
      return; // private windows may refuse; the app then needs its network
    }
    this.#registration.addEventListener('updatefound', () => {
      this.#follow(this.#registration?.installing ?? null);
    });
    this.#follow(this.#registration.installing);
    await this.#look();
    document.addEventListener('visibilitychange', () => void this.#ask());
  }

  #follow(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => void this.#look());
  }

  async #look(): Promise<void> {
    const worker = this.#registration?.waiting ?? null;
    // Without one that is active, the one that waits is the first and takes over by itself.
    const waits = worker !== null && Boolean(this.#registration?.active);
    this.waiting = waits ? (await versionOf(worker)).slice(0, SHOWN) : null;
    this.dispatchEvent(new Event('change'));
  }

  async #ask(): Promise<void> {
    if (document.visibilityState !== 'visible' || Date.now() - this.#asked < ASK_EVERY_MS) return;
    this.#asked = Date.now();
    await this.#registration?.update().catch(() => undefined); // without a network there is nothing newer
  }
}

async function loaded(): Promise<void> {
  if (document.readyState === 'complete') return;
  await new Promise((resolve) => {
    addEventListener('load', resolve, { once: true });
  });
}

function versionOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event: MessageEvent<string>) => {
      resolve(event.data);
      port1.close();
    };
    worker.postMessage('version', [port2]);
  });
}

/** Leaves the field, which keeps what stands in it, and opens the page in the version that runs now. */
async function openAnew(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  location.reload();
}
