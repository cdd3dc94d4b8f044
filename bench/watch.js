// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Runs in a page before its own scripts, and notes when what happened: requests, hints, what the Workers were asked
 * and answered, taps, and when something first stood on the page. It changes nothing of what the page does.
 *
 * Times are milliseconds since the Unix epoch (of `performance`, so that they are fine enough and comparable between
 * windows of one machine). `bench.window.Watched` reads them.
 */
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const noted = {
    opened: performance.timeOrigin,
    calls: [],
    hints: [],
    workers: [],
    taps: [],
    marks: {},
    changed: 0,
  };
  /** name -> what says whether it is there. */
  const awaited = new Map();
  let looking = false;
  window.noted = noted;

  /** A frame has been painted when the next task after it runs. */
  const painted = (then) => requestAnimationFrame(() => setTimeout(() => then(now())));

  const look = () => {
    noted.changed = now();
    looking = false;
    for (const [name, isThere] of awaited) {
      if (!isThere()) continue;
      awaited.delete(name);
      noted.marks[name] = { there: now(), painted: null };
      painted((at) => (noted.marks[name].painted = at));
    }
  };
  const soon = () => {
    if (looking) return;
    looking = true;
    queueMicrotask(look);
  };
  const whole = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(soon).observe(document, whole);

  /** Notes under this name when the selector first finds something; with `text`, when it can be read in there. */
  window.await_ = (name, selector, text) => {
    delete noted.marks[name];
    awaited.set(name, () => {
      const found = document.querySelector(selector);
      return found !== null && (!text || found.textContent.includes(text));
    });
    soon();
  };
  window.await_('today', 'nearer-evening .evening h1');
  window.await_('answer', 'nearer-answer-form textarea:not([readonly])');

  const fetched = window.fetch;
  window.fetch = async (...given) => {
    const [what, how] = given;
    const url = new URL(what instanceof Request ? what.url : String(what), location.href);
    const call = { path: url.pathname + url.search, method: how?.method ?? 'GET', began: now(), ended: null };
    noted.calls.push(call);
    try {
      return await fetched.apply(window, given);
    } finally {
      call.ended = now();
    }
  };

  window.Worker = new Proxy(window.Worker, {
    construct(native, given) {
      const worker = new native(...given);
      const script = new URL(String(given[0]), location.href).pathname;
      const calls = [];
      const { postMessage } = worker;
      worker.postMessage = (message, ...more) => {
        const { verb = '', text = '' } = message;
        calls.push({ script, verb, asked: text.length, began: now(), ended: null });
        noted.workers.push(calls.at(-1));
        postMessage.call(worker, message, ...more);
      };
      worker.addEventListener('message', () => {
        const call = calls.find(({ ended }) => ended === null);
        if (call) call.ended = now();
      });
      return worker;
    },
  });

  window.EventSource = new Proxy(window.EventSource, {
    construct(native, given) {
      const source = new native(...given);
      source.addEventListener('arrived', () => noted.hints.push(now()));
      return source;
    },
  });

  const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));

  /** How many rows this device keeps, and how many bytes they have. */
  window.kept = async () => {
    let [count, bytes] = [0, 0];
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const rows = await done(db.transaction(store).objectStore(store).getAll());
        count += rows.length;
        for (const row of rows)
          for (const value of Object.values(row ?? {})) bytes += value?.byteLength ?? value?.length ?? 0;
      }
      db.close();
    }
    return [count, bytes];
  };

  addEventListener('click', () => noted.taps.push(now()), { capture: true });
})();
