// Measures the web app with a chat of very many messages, and with very many chats:
//
//     node scripts/measure.mjs [--messages 100000] [--chats 2000] [--scroll 10000] [--only history|chats] [--seeded FILE]
//
// Starts a server of its own, from the jar (or $SERVER_COMMAND). $BASE_URL names one that runs already, which should not limit what one
// person sends; what it was filled with is then noted in FILE, and found there again by the next run.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launch } from '../e2e/browser.mjs';
import { Person } from '../e2e/person.mjs';
import { Server } from '../e2e/server.mjs';
import { cost, heap, jump, opens, scrolls, watch } from './measuring.mjs';
import { seedChats, seedHistory } from './seeding.mjs';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    chats: { type: 'string', default: '2000' },
    scroll: { type: 'string', default: '10000' },
    only: { type: 'string' },
    seeded: { type: 'string' },
  },
});
const [messages, chats, scroll] = [values.messages, values.chats, values.scroll].map(Number);

process.env.VERBATIM_LIMITS_PERUSER_BURST ??= '100000000';
process.env.VERBATIM_LIMITS_PERUSER_PERSECOND ??= '1000000';
const server = process.env.BASE_URL ? undefined : await Server.start();
const base = process.env.BASE_URL ?? server.url;
const report = (name, figures) => console.log(name.padEnd(44), JSON.stringify(figures));

const browser = await launch();
try {
  const { reader, chatId, list } = await seeded();
  if (values.only !== 'chats') await aLongHistory(reader, chatId);
  if (values.only !== 'history') await manyChats(reader, list);
} finally {
  await browser.close();
  await server?.close();
}

/** Somebody with a long chat, and many others. */
async function seeded() {
  const reader = await Person.at(browser, 'Ada', { baseURL: base });
  const kept = values.seeded && existsSync(values.seeded) && JSON.parse(readFileSync(values.seeded, 'utf8'));
  if (kept) {
    reader.email = kept.email;
    await reader.logInAs(reader);
    return { reader, ...kept };
  }
  const talker = await Person.at(browser, 'Grace', { baseURL: base });
  await Promise.all([reader.register(), talker.register()]);
  await reader.page.goto('about:blank');
  await talker.page.context().close();
  const began = Date.now();
  const list = await seedChats(base, reader, talker, chats);
  const chatId = await seedHistory(base, reader, talker, messages);
  report(`seeded ${messages} messages and ${chats} chats`, {
    seconds: Math.round((Date.now() - began) / 1000),
  });
  if (values.seeded) writeFileSync(values.seeded, JSON.stringify({ email: reader.email, chatId, list }));
  return { reader, chatId, list };
}

async function aLongHistory(reader, chatId) {
  const { page } = reader;
  const last = `Message no. ${messages - 1};`;
  await page.goto('about:blank');
  await watch(page);
  await page.goto(`${base}/chats/${chatId}`);
  report('chat of many, from its address', await opens(page, last));
  report('heap with the chat open', await heap(page));
  report('scrolling up, 60 px a frame', await cost(page, () => scrolls(page, { by: -60, frames: 600 })));
  report('to the first day', await jump(page, `/chats/${chatId}?from=${today()}`));
  report('to an old message', await jump(page, `/chats/${chatId}?message=${Math.floor(messages / 3)}`));
  report('back to the newest', await jump(page, `/chats/${chatId}?message=${messages}`));
  await page.goto(`${base}/chats/${chatId}`);
  await opens(page, last);
  const before = await heap(page);
  const passed = await cost(page, () => scrolls(page, { by: -400, messages: scroll }));
  report(`scrolling through ${scroll} messages`, passed);
  report('heap before it and after it', { before, after: await heap(page) });
}

async function manyChats(reader, all) {
  const { page } = reader;
  // What one looks for is found once.
  const longest = Math.max(...all.map(({ name }) => name.length));
  const list = all.filter(({ name }) => name.length === longest);
  await watch(page);
  await page.goto('about:blank');
  await page.goto(`${base}/`);
  report('list of many chats', await opens(page, undefined, 'nav a[href^="/chats/"]'));
  const filter = page.getByRole('searchbox', { name: 'Search chats' });
  report('search for one far down', await typed(page, filter, list.at(20).name));
  const [one, other] = [list.at(-1), list.at(-2)];
  report('a chat for the first time', await clicked(page, one));
  await clicked(page, other);
  report('a chat that was visited', await clicked(page, one));
  report('and the other one again', await clicked(page, other));
  await filter.fill('');
  const whole = await cost(page, () => wholeList(page));
  report('scrolling through all chats', whole);
  report('heap with all chats at hand', await heap(page));
  report('a chat that was visited, with all at hand', await clicked(page, one));
  report('search with all at hand', await typed(page, filter, list.at(30).name));
}

/** From a click on a chat, which was looked for before, until its only message is to be seen. */
async function clicked(page, { id, name, said }) {
  const filter = page.getByRole('searchbox', { name: 'Search chats' });
  await filter.fill(name);
  await page.locator(`nav a[href="/chats/${id}"]`).waitFor();
  await page.evaluate((href) => {
    window.begun = performance.now();
    document.querySelector(`nav a[href="${href}"]`).click();
  }, `/chats/${id}`);
  return opens(page, said, 'article', true);
}

async function typed(page, field, words) {
  await field.fill('');
  await field.focus();
  await page.evaluate(() => (window.begun = performance.now()));
  await page.keyboard.insertText(words);
  return opens(page, words, 'nav a[href^="/chats/"]', true);
}

/** Down the list of chats until nothing more comes. */
function wholeList(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const scroller = document.querySelector('[data-part=chats] ul').parentElement;
    for (let rest = 0; rest < 120; rest++) {
      const before = scroller.scrollTop;
      scroller.scrollTop += 400;
      await frame();
      if (scroller.scrollTop !== before) rest = 0;
    }
    return { height: scroller.scrollHeight };
  });
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((n) => String(n).padStart(2, '0'))
    .join('-');
}
