// What can be measured in a page. Times are in milliseconds, sizes in MB.
const MB = 1024 * 1024;
const PATIENCE = 120_000;

const round = (value) => Math.round(value * 10) / 10;

/** From now on each page keeps its long tasks and layout shifts. */
export async function watch(page) {
  await page.addInitScript(() => {
    window.seen = { tasks: [], shifts: [] };
    const observe = (type, take) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type });
    observe('longtask', ({ duration }) => window.seen.tasks.push(duration));
    observe('layout-shift', ({ value, startTime }) => window.seen.shifts.push({ value, startTime }));
  });
}

/** How long it takes until an element with these words is painted, since the page began or `window.begun`. */
export function opens(page, words, selector = 'article', sinceBegun = false) {
  return page.evaluate(
    ({ words, selector, sinceBegun, patience }) =>
      new Promise((resolve, reject) => {
        const begun = sinceBegun ? window.begun : 0;
        const late = setTimeout(() => reject(new Error(`no ${words ?? selector}`)), patience);
        const look = () => {
          const found = [...document.querySelectorAll(selector)].some(
            (element) =>
              (words === undefined || element.textContent.includes(words)) &&
              getComputedStyle(element).visibility === 'visible',
          );
          if (!found) return void requestAnimationFrame(look);
          clearTimeout(late);
          requestAnimationFrame(() =>
            setTimeout(() => resolve({ milliseconds: Math.round(performance.now() - begun) })),
          );
        };
        look();
      }),
    { words, selector, sinceBegun, patience: PATIENCE },
  );
}

/** How long it takes to an address of the app, until a message has the focus there. */
export async function jump(page, to, words) {
  const { pathname, search } = new URL(to, 'http://localhost');
  const seq = new URLSearchParams(search).get('message');
  await page.evaluate((path) => {
    // Whoever goes on from where a link has led leaves it.
    document.activeElement?.blur();
    document.querySelector('article[data-pointed]')?.removeAttribute('data-pointed');
    window.begun = performance.now();
    history.pushState({ key: Math.random().toString(36) }, '', path);
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  }, pathname + search);
  const took = await opens(page, words, 'article[data-pointed]', true);
  const at = await page.evaluate(() =>
    document.querySelector('article[data-pointed]').textContent.slice(0, 24),
  );
  return { ...took, at, ...(seq && { seq }) };
}

/** Scrolls frame by frame, so many frames or until so many messages have passed. */
export function scrolls(page, way) {
  return page.evaluate(
    ({ by, frames = Infinity, messages = Infinity }) =>
      new Promise((resolve) => {
        const scroller = document.querySelector('[data-part=messages]');
        const times = [];
        const numbers = new Set();
        let last;
        const step = (now) => {
          if (last !== undefined) times.push(now - last);
          last = now;
          for (const { textContent } of scroller.querySelectorAll('article')) {
            const [, number] = /no\. (\d+);/.exec(textContent) ?? [];
            numbers.add(number);
          }
          if (times.length >= frames || numbers.size >= messages)
            return resolve({
              frames: times.length,
              messages: numbers.size,
              over25: times.filter((time) => time > 25).length,
              over50: times.filter((time) => time > 50).length,
              worstFrame: Math.round(Math.max(...times)),
            });
          scroller.scrollTop += by;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    way,
  );
}

/** What a piece of work costs: processor time of the page's main thread by kind, long tasks, layout shifts. */
export async function cost(page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const metrics = async () =>
    Object.fromEntries(
      (await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]),
    );
  await page.evaluate(() => {
    if (window.seen) window.seen.tasks.length = window.seen.shifts.length = 0;
  });
  const before = await metrics();
  const done = await work();
  const after = await metrics();
  const spent = (name) => Math.round((after[name] - before[name]) * 1000);
  const seen = await page.evaluate(() => window.seen);
  await session.detach();
  return {
    ...done,
    task: spent('TaskDuration'),
    script: spent('ScriptDuration'),
    layout: spent('LayoutDuration') + spent('RecalcStyleDuration'),
    longTasks: seen.tasks.length,
    longestTask: Math.round(Math.max(0, ...seen.tasks)),
    layoutShift: Math.round(seen.shifts.reduce((sum, { value }) => sum + value, 0) * 10_000) / 10_000,
  };
}

/** What is held once the garbage is collected. */
export async function heap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { usedMB: round(of('JSHeapUsedSize') / MB), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}
