// SPDX-License-Identifier: AGPL-3.0-or-later
/** How we call the other where no name is known yet. */
export const other = (name: string | null): string => name ?? 'the other';
export const Other = (name: string | null): string => name ?? 'The other';
