# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much memory WebAssembly holds in the Workers of a page."""

from playwright.sync_api import Page

# Runs in a Worker while it still waits for its files, and keeps hold of the memory that is made then.
NOTE = """() => {
  const keep = (made) => {
    const exports = Object.values((made.instance ?? made).exports);
    self.reserved = exports.find((one) => one instanceof WebAssembly.Memory) ?? self.reserved;
    return made;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const native = WebAssembly[name];
    WebAssembly[name] = async (...given) => keep(await native.apply(WebAssembly, given));
  }
}"""
BYTES = "() => self.reserved?.buffer.byteLength ?? 0"


def watch(page: Page) -> None:
    """Note what the Workers of a page will reserve; to be called before it goes anywhere."""
    page.on("worker", lambda worker: worker.evaluate(NOTE))


def by_worker(page: Page) -> dict[str, int]:
    """Return the bytes that each Worker holds now, by its address."""
    return {worker.url: int(worker.evaluate(BYTES)) for worker in page.workers}
