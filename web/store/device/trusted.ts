// SPDX-License-Identifier: AGPL-3.0-or-later
/** The page's one Trusted Types policy, `nearer`: scripts of our own origin, for workers, and nothing else. */

interface Policy {
  createScriptURL(url: string): TrustedScriptURL;
}

let policy: Policy | undefined;

/** Starts a module Worker from a script of this server. Throws a TypeError for any other address. */
export function startWorker(url: string): Worker {
  return new Worker(trusted(url) as string, { type: 'module' });
}

/** Registers the service worker of the whole app. Its script is asked for at the server each time. */
export function registerWorker(url: string): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(trusted(url) as string, { updateViaCache: 'none' });
}

function trusted(url: string): TrustedScriptURL | string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
  if (trustedTypes === undefined) return ownOriginOnly(url);
  // A second policy of the same name would be refused, so everybody comes here.
  policy ??= trustedTypes.createPolicy('nearer', { createScriptURL: ownOriginOnly });
  return policy.createScriptURL(url);
}

function ownOriginOnly(url: string): string {
  const whole = new URL(url, location.href);
  if (whole.origin !== location.origin) throw new TypeError('only scripts of this server may run');
  return whole.href;
}
