const REMEMBERED = 20_000;

/** The newest messages that were handed over, so that none is twice. */
export class Seen {
  readonly #ids = new Set<string>();

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.add(id);
    if (this.#ids.size <= REMEMBERED) return;
    for (const oldest of this.#ids) {
      this.#ids.delete(oldest);
      return;
    }
  }

  clear(): void {
    this.#ids.clear();
  }
}
