// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Plugin } from 'vitest/config';

export declare function compiled(what: 'build' | 'library' | 'help', ...options: string[]): string;
export declare function inColumns(json: string): string;
export declare const helpForVitest: Plugin;
