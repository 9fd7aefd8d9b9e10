import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base, launch } from './browser.mjs';
import { Person } from './person.mjs';
import { holdsStill } from './steady.mjs';

const MESSAGES = 900;
const FAR = 150;

let browser;
let ada;
let grace;
const said = [];
const pages = [];

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  const says = [await ada.voice(ada.chatId), await grace.voice(ada.chatId)];
  for (let number = 0; number < MESSAGES; number++) {
    const text = `Message no. ${number}; ${'and so on, '.repeat((number * 7) % 23)}end.`;
    said.push(await says[number % 2](text));
  }
  await grace.open('Ada');
  // Ada has been at the end all the while, and has told that she has read all of it.
  await grace.seesTicks(`Message no. ${MESSAGES - 1};`, 'Read');
  ada.page.on('request', (request) => {
    if (/\/messages\?/.test(request.url())) pages.push(new URL(request.url()).search);
  });
});

after(() => browser?.close());

const link = (number) => `${base}/chats/${ada.chatId}?message=${said[number].seq}`;
const history = () => ada.page.getByRole('region', { name: /^Messages of/ });

test('a link leads to a message that is far back in a few round trips, and shows what is around it', async () => {
  await ada.page.goto(link(FAR));
  const found = ada.message(`Message no. ${FAR};`);
  await found.waitFor();
  await ada.page.waitForFunction(
    (text) => document.activeElement.textContent.includes(text),
    `Message no. ${FAR};`,
  );
  const { y, height } = await found.boundingBox();
  assert.ok(y > 0 && y + height < ada.page.viewportSize().height, `stands at ${y}`);
  await ada.sees(`Message no. ${FAR - 1};`);
  await ada.sees(`Message no. ${FAR + 1};`);
  // The newest page, the one around the message, and what lies ahead of the view on both sides; on a slow machine some
  // of it once more, when the socket has caught up. Page by page it would be fifteen.
  assert.ok(pages.length <= 8, pages.join(' '));
});

test('what is said, edited and deleted meanwhile is shown where it belongs, and nothing counts as read unseen', async () => {
  await grace.changes(said[FAR + 1], `Message no. ${FAR + 1}; was edited`);
  await ada.sees(`Message no. ${FAR + 1}; was edited`);
  await grace.say('Said while she reads far back');
  const button = ada.page.getByRole('button', { name: '1 new message', exact: true });
  await button.waitFor();
  await grace.say('And this');
  await ada.page.getByRole('button', { name: '2 new messages', exact: true }).waitFor();
  assert.equal(await ada.message('Said while').count(), 0);
  await grace.seesTicks('Said while', 'Delivered');
});

test('what is looked at does not move while the history goes on in both directions', async () => {
  await holdsStill(history(), { until: `Message no. ${FAR + 120};`, by: 220 });
  await holdsStill(history(), { until: 'Message no. 0;', by: -220 });
});

test('one step leads back to what is newest, which then counts as read', async () => {
  await ada.page.getByRole('button', { name: '2 new messages', exact: true }).click();
  await ada.sees('And this');
  await grace.seesTicks('And this', 'Read');
  await grace.say('Live again');
  await ada.sees('Live again');
});

test('who scrolls all the way finds each message once, with few of them at hand', async () => {
  const seen = await history().evaluate(
    (element, last) =>
      new Promise((resolve, reject) => {
        const numbers = new Set();
        const deadline = setTimeout(() => reject(new Error(`stuck at ${Math.min(...numbers)}`)), 120_000);
        let nodes = 0;
        const step = () => {
          for (const { textContent } of element.querySelectorAll('article')) {
            const [, number] = /Message no\. (\d+);/.exec(textContent) ?? [];
            if (number !== undefined) numbers.add(Number(number));
          }
          nodes = Math.max(nodes, element.querySelectorAll('*').length);
          if (numbers.has(last)) {
            clearTimeout(deadline);
            return resolve({ numbers: [...numbers], nodes });
          }
          element.scrollTop -= 300;
          requestAnimationFrame(() => requestAnimationFrame(step));
        };
        step();
      }),
    0,
  );
  assert.equal(seen.numbers.length, MESSAGES);
  assert.ok(seen.nodes < 2500, `${seen.nodes} elements`);
  await ada.say('From far back');
  await ada.sees('From far back');
  await grace.sees('From far back');
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
