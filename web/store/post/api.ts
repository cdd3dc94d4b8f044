// SPDX-License-Identifier: AGPL-3.0-or-later
/** The server's interface, typed. Every failure is a Refusal; `offline` where there was no answer at all. */
import { Clock } from '../device/clock.ts';
import { Refusal } from '../refusal.ts';
import { refusal } from '../say.ts';

const PATIENCE_MS = 20_000;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Answer<T> {
  readonly status: number;
  readonly data: T;
}

/** Something that fetches: the page's own `fetch`, or one that keeps cookies in a test. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export class Api {
  /** What the answers say of the clock here. */
  readonly clock = new Clock();
  readonly #origin: string;
  readonly #fetch: Fetch;

  /** `origin` is empty in a page, where addresses are its own. */
  constructor(origin = '', fetcher: Fetch = (url, init) => fetch(url, init)) {
    this.#origin = origin;
    this.#fetch = fetcher;
  }

  async get<T>(path: string): Promise<T> {
    return (await this.ask<T>('GET', path)).data;
  }

  async post<T = void>(path: string, body: object = {}): Promise<T> {
    return (await this.ask<T>('POST', path, body)).data;
  }

  async put<T = void>(path: string, body: object): Promise<T> {
    return (await this.ask<T>('PUT', path, body)).data;
  }

  async delete(path: string, body: object = {}): Promise<void> {
    await this.ask('DELETE', path, body);
  }

  /** The answer with its status, where that matters (200 says "again", 201 "new"). */
  async ask<T>(method: Method, path: string, body?: object): Promise<Answer<T>> {
    const response = await this.#reach(method, path, body);
    this.clock.heard(response.headers.get('Date'));
    const data = await read(response);
    if (response.ok) return { status: response.status, data: data as T };
    throw refusalOf(response.status, data);
  }

  async #reach(method: Method, path: string, body: object | undefined): Promise<Response> {
    const init: RequestInit = {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    };
    if (body !== undefined) {
      init.headers = { 'Content-Type': 'application/json' };
      init.body = JSON.stringify(body);
    }
    try {
      return await this.#fetch(`${this.#origin}/api/v1${path}`, init);
    } catch (error) {
      throw refusal('offline', error);
    }
  }
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    const letters = await response.text();
    return letters === '' ? undefined : (JSON.parse(letters) as unknown);
  } catch {
    // Cut off half-way, or the page of something between us and the server.
    return undefined;
  }
}

function refusalOf(status: number, data: unknown): Refusal {
  if (typeof data === 'object' && data !== null && 'code' in data && 'say' in data) {
    const { code, say, ...more } = data as { code: string; say: string } & Record<string, unknown>;
    return new Refusal(code, say, status, more);
  }
  return refusal(status === 502 || status === 503 || status === 504 ? 'offline' : 'unwell');
}
