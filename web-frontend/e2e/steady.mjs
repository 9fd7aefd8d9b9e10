/**
 * Scrolls through a history step by step until a message with a text is in view, and answers how far, in
 * pixels, what is in the middle of the view was moved by anything else at worst.
 *
 * @param {import('playwright-core').Locator} history the region that scrolls
 * @param {{ until: string, by: number }} way a text, and pixels for each step; negative ones lead upwards
 */
export function drift(history, way) {
  return history.evaluate(
    (element, { until, by }) =>
      new Promise((resolve, reject) => {
        let worst = 0;
        let anchor;
        let over = false;
        const deadline = setTimeout(() => {
          over = true;
          reject(new Error(`stuck at ${anchor?.element.textContent}`));
        }, 180_000);
        // A step that the list has not taken, for it took something in just then, leaves everything where it was.
        const movement = (top) => {
          const moved = top - anchor.top;
          return Math.min(Math.abs(moved - anchor.wanted), Math.abs(moved));
        };
        // The list makes up for new heights later in the same frame: only what is painted at its end counts.
        const painted = () =>
          new Promise((told) => {
            const observer = new IntersectionObserver(([entry]) => {
              observer.disconnect();
              told(entry.boundingClientRect.top);
            });
            observer.observe(anchor.element);
          });
        const step = async () => {
          if (over) return;
          if (anchor?.element.isConnected) {
            const moved = movement(anchor.element.getBoundingClientRect().top);
            worst = Math.max(worst, moved > 1 ? movement(await painted()) : moved);
          }
          const articles = [...element.querySelectorAll('article')];
          const view = element.getBoundingClientRect();
          const goal = articles.find(({ textContent }) => textContent.includes(until));
          const box = goal?.getBoundingClientRect();
          if (box && box.top >= view.top && box.bottom <= view.bottom) {
            clearTimeout(deadline);
            return resolve(worst);
          }
          const toEnd = element.scrollHeight - element.scrollTop - element.clientHeight;
          const middle = articles.find(
            (article) => article.getBoundingClientRect().top > view.top + view.height / 2,
          );
          const before = element.scrollTop;
          anchor = middle && { element: middle, top: middle.getBoundingClientRect().top, wanted: 0 };
          element.scrollTop = before + by;
          if (anchor) anchor.wanted = before - Math.min(Math.max(0, before + by), before + toEnd);
          requestAnimationFrame(() => requestAnimationFrame(step));
        };
        step();
      }),
    way,
  );
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
