// SPDX-License-Identifier: AGPL-3.0-or-later
/** Starts the real server once for all tests of the store, in a folder of its own, and the real core's sources. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { TestProject } from 'vitest/node';

import { signUp } from '../../store/people/account.ts';
import { Api } from '../../store/post/api.ts';
import type { Instance } from '../../store/kinds.ts';
import { quick } from '../cast.ts';
import type { Sources } from '../../brain/thinking.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string;
    python: string;
    catalogue: string;
    core: Sources;
  }
}

const ROOT = join(import.meta.dirname, '../../..');
const SOURCES = join(ROOT, 'src');
const PATIENCE_MS = 30_000;

export default async function setup(project: TestProject): Promise<() => void> {
  const own = join(ROOT, '.venv/bin/python');
  const python = process.env['PYTHON'] ?? (existsSync(own) ? own : 'python3');
  const data = mkdtempSync(join(tmpdir(), 'nearer-web-'));
  const port = await freePort();
  const env = {
    ...process.env,
    PYTHONPATH: SOURCES,
    NEARER_DATA: data,
    NEARER_PORT: String(port),
    NEARER_SIGN_UP: 'open',
    NEARER_ALLOWANCES: 'off',
  };
  const server = spawn(python, ['-m', 'nearer.cli', 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const origin = `http://localhost:${port}`;
  const said: string[] = [];
  server.stdout.on('data', (piece: Buffer) => said.push(piece.toString()));
  await answers(origin);
  await claim(origin, /#setup=(\S+)/.exec(said.join(''))?.[1] ?? '');
  project.provide('origin', origin);
  project.provide('python', python);
  project.provide('core', coreSources());
  const compiling = { cwd: ROOT, env, encoding: 'utf8' } as const;
  project.provide('catalogue', execFileSync(python, ['-m', 'nearer.cli.catalogue', 'build'], compiling));
  return () => {
    server.kill();
    rmSync(data, { recursive: true, force: true });
  };
}

/** Whoever hosts has an account and takes no part in the tests. */
async function claim(origin: string, setup: string): Promise<void> {
  const api = new Api(origin);
  const entrance = { api, stretch: quick, instance: () => api.get<Instance>('/instance') };
  await signUp(entrance, { handle: 'host', passphrase: 'nobody signs in with this', setup });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

async function answers(origin: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    try {
      if ((await fetch(`${origin}/api/v1/instance`)).ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server did not start.');
}

function coreSources(): Sources {
  const files = readdirSync(join(SOURCES, 'nearer/core'), { recursive: true, withFileTypes: true });
  const found: Record<string, string> = {};
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    if (file.name.endsWith('.py')) found[relative(SOURCES, path)] = readFileSync(path, 'utf8');
  }
  return found;
}
