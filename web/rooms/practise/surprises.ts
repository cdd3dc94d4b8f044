// SPDX-License-Identifier: AGPL-3.0-or-later
/** What came as a surprise, as long as the room stands: it is kept nowhere, and nobody is told. */
export class Surprises {
  /** What the brain goes by: a chance, and what there was already, the latest at the end. */
  asked: { readonly dice: number; readonly shown: readonly string[] } = { dice: roll(), shown: [] };
  private open = '';

  /** Opens the page of one. From one surprise to another no way back is added: 'back' leads to the list. */
  show(one: string): void {
    if (this.open === '') location.hash = `practise/${one}`;
    else location.replace(`#practise/${one}`);
    this.open = one;
    this.asked = { dice: roll(), shown: [...this.asked.shown.filter((id) => id !== one), one] };
  }

  /** The list stands again. */
  close(): void {
    this.open = '';
  }

  /** Whether the page of one was opened as a surprise, and there is another. */
  leads(one: string, next: string | null = null): boolean {
    return one === this.open && next !== null && next !== one;
  }
}

/** A number from 0 to 2 to the power of 30. */
function roll(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 2;
}
