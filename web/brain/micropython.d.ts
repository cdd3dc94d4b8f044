// SPDX-License-Identifier: AGPL-3.0-or-later
/** What we use of MicroPython's package, which brings no types. */
declare module '@micropython/micropython-webassembly-pyscript/micropython.mjs' {
  export interface MicroPython {
    readonly FS: { mkdirTree(path: string): void; writeFile(path: string, text: string): void };
    readonly globals: { get(name: string): unknown };
    runPython(code: string): unknown;
  }
  export function loadMicroPython(options: {
    readonly url: string;
    readonly heapsize: number;
    readonly pystack: number;
  }): Promise<MicroPython>;
}
