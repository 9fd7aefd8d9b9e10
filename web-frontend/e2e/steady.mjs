import assert from 'node:assert/strict';

/** What is painted is told in whole pixels; anything that is seen to move, moves by the better part of a line. Pixels. */
const UNSEEN = 2;

/**
 * Scrolls through a history step by step until a message with a text is in view, and answers how far, in pixels, what is in the middle
 * of the view was moved by anything else at worst, in any frame that was painted, and what that was.
 *
 * @param {import('playwright-core').Locator} history the region that scrolls
 * @param {{ until: string, by: number }} way a text, and pixels for each step; negative ones lead upwards
 * @returns {Promise<{ worst: number, at: object }>}
 */
function drift(history, way) {
  return history.evaluate(
    (element, { until, by }) =>
      new Promise((resolve, reject) => {
        const drifted = { worst: 0, at: {} };
        let steps = 0;
        let over = false;
        const deadline = setTimeout(() => {
          over = true;
          reject(new Error(`stuck after ${steps} steps at ${element.scrollTop}`));
        }, 180_000);
        // The list makes up for new heights later in the same frame: only what is painted at its end counts.
        const painted = (seen) =>
          new Promise((told) => {
            const observer = new IntersectionObserver(([entry]) => {
              observer.disconnect();
              told(entry.boundingClientRect.top);
            });
            observer.observe(seen);
          });
        const look = async (anchor, frame) => {
          if (!anchor.element.isConnected) return;
          const top = await painted(anchor.element);
          if (!anchor.element.isConnected) return;
          const moved = top - anchor.top;
          // A step that the list has not taken yet, for it took something in just then, leaves everything where it was.
          const taken = Math.abs(moved - anchor.wanted);
          const by = anchor.taken ? taken : Math.min(taken, Math.abs(moved));
          anchor.taken = taken <= Math.abs(moved);
          if (by <= drifted.worst) return;
          const { scrollTop, scrollHeight } = element;
          const text = anchor.element.textContent.slice(0, 30);
          drifted.worst = by;
          drifted.at = { steps, frame, text, top, from: anchor, scrollTop, scrollHeight };
        };
        const stepped = () => {
          const articles = [...element.querySelectorAll('article')];
          const view = element.getBoundingClientRect();
          const box = articles
            .find(({ textContent }) => textContent.includes(until))
            ?.getBoundingClientRect();
          if (box && box.top >= view.top && box.bottom <= view.bottom) return undefined;
          const { scrollTop: before, scrollHeight, clientHeight } = element;
          const middle = articles.find(
            (article) => article.getBoundingClientRect().top > view.top + view.height / 2,
          );
          const top = middle?.getBoundingClientRect().top;
          element.scrollTop = before + by;
          steps++;
          const wanted = before - Math.min(Math.max(0, before + by), scrollHeight - clientHeight);
          return { element: middle, top, wanted, before, scrollHeight };
        };
        const step = async () => {
          if (over) return;
          const anchor = stepped();
          if (!anchor) {
            clearTimeout(deadline);
            return resolve(drifted);
          }
          for (let frame = 0; frame < 2; frame++) {
            if (anchor.element) await look(anchor, frame);
            await new Promise(requestAnimationFrame);
          }
          return step();
        };
        requestAnimationFrame(step);
      }),
    way,
  );
}

/** As `drift`, and fails when anything was seen to move. The reader has come to rest before. */
export async function holdsStill(history, way) {
  // Who turns around without a pause right after older messages have come in is shown rows that have not been measured yet.
  await atRest(history);
  const { worst, at } = await drift(history, way);
  assert.ok(worst < UNSEEN, `moved by ${worst} px: ${JSON.stringify(at)}`);
}

/**
 * How far, in pixels, what is in the middle of a history moves at worst while something happens that nobody scrolls by.
 *
 * @param {import('playwright-core').Locator} history the region that scrolls
 * @param {() => Promise<void>} happens done when it is to be seen
 */
export async function stirredBy(history, happens) {
  await atRest(history);
  await history.evaluate((element) => {
    const { top, height } = element.getBoundingClientRect();
    const middle = [...element.querySelectorAll('article')].find(
      (article) => article.getBoundingClientRect().top > top + height / 2,
    );
    const before = middle.getBoundingClientRect().top;
    const watch = { worst: 0, over: false };
    const look = () => {
      const moved = middle.isConnected ? Math.abs(middle.getBoundingClientRect().top - before) : Infinity;
      watch.worst = Math.max(watch.worst, moved);
      if (!watch.over) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.stir = watch;
  });
  await happens();
  return history.evaluate(async () => {
    const { stir } = window;
    for (let frames = 0; frames < 20; frames++) await new Promise(requestAnimationFrame);
    stir.over = true;
    return stir.worst;
  });
}

/** Waits until nothing scrolls: the list tells a reader who rests from one who scrolls by a pause. */
export function atRest(history) {
  return history.evaluate(async (element) => {
    for (let top = NaN, still = 0; still < 20; still++) {
      if (element.scrollTop !== top) still = 0;
      top = element.scrollTop;
      await new Promise(requestAnimationFrame);
    }
  });
}

/** How far a history is from its end, in pixels, once all has come to rest. */
export function toEnd(history) {
  return history.evaluate(async (element) => {
    for (let frames = 0; frames < 20; frames++) await new Promise(requestAnimationFrame);
    return element.scrollHeight - element.scrollTop - element.clientHeight;
  });
}
