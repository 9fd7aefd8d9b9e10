import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';
import { atRest, holdsStill, stirredBy, toEnd } from './steady.mjs';

const MESSAGES = 120;
const LONG = 'Edited, and far longer than it was before; '.repeat(12);

let browser;
let ada;
let grace;
const said = [];

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  const says = [await ada.voice(ada.chatId), await grace.voice(ada.chatId)];
  for (let number = 0; number < MESSAGES; number++)
    said.push(
      await says[number % 2](`Message no. ${number}; ${'and so on, '.repeat((number * 7) % 23)}end.`),
    );
  await ada.sees(`Message no. ${MESSAGES - 1};`);
});

after(() => browser?.close());

const history = () => ada.page.getByRole('region', { name: /^Messages of/ });
const chip = (number, emoji) =>
  ada.message(`Message no. ${number};`).getByRole('button', { name: new RegExp(`^${emoji} `) });

/** The numbers of the messages in the page that lie above the view, cut by its upper edge, in it, and below. */
function places() {
  return history().evaluate((element) => {
    const view = element.getBoundingClientRect();
    const found = { above: [], cut: [], inView: [], below: [] };
    for (const article of element.querySelectorAll('article')) {
      const number = Number(/Message no\. (\d+);/.exec(article.textContent)?.[1]);
      const { top, bottom } = article.getBoundingClientRect();
      if (bottom <= view.top) found.above.push(number);
      else if (top < view.top) found.cut.push(number);
      else if (top < view.bottom) found.inView.push(number);
      else found.below.push(number);
    }
    return found;
  });
}

test('who looks at the end stays there when the last message grows and shrinks', async () => {
  const last = said[MESSAGES - 1];
  for (const emoji of ['👍', '🎉', '🚀']) {
    await grace.reacts(last, emoji);
    await chip(MESSAGES - 1, emoji).waitFor();
    assert.ok((await toEnd(history())) <= 1, `${await toEnd(history())} px from the end after ${emoji}`);
  }
  for (const emoji of ['👍', '🎉', '🚀']) {
    await grace.reacts(last, emoji, 'DELETE');
    await chip(MESSAGES - 1, emoji).waitFor({ state: 'detached' });
    assert.ok((await toEnd(history())) <= 1, `${await toEnd(history())} px from the end without ${emoji}`);
  }
  for (const number of [MESSAGES - 2, MESSAGES - 4]) {
    await grace.reacts(said[number], '👍');
    await chip(number, '👍').waitFor({ state: 'attached' });
    assert.ok((await toEnd(history())) <= 1, `${await toEnd(history())} px from the end after one above`);
  }
  await grace.changes(last, `Message no. ${MESSAGES - 1}; ${LONG}`);
  await ada.message('far longer').waitFor();
  assert.ok((await toEnd(history())) <= 1, `${await toEnd(history())} px from the end after an edit`);
});

test('who reacts to the last message by keyboard stays at the end as well', async () => {
  await ada.message(`Message no. ${MESSAGES - 1};`).focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('menuitem', { name: 'React with ❤️' }).click();
  await chip(MESSAGES - 1, '❤️').waitFor();
  await ada.page.getByRole('menu').waitFor({ state: 'detached' });
  assert.ok((await toEnd(history())) <= 1, `${await toEnd(history())} px from the end`);
});

test('what is looked at does not move when messages above and below it change', async () => {
  // Into the middle, so that a message is cut by the upper edge.
  await history().evaluate((element) => (element.scrollTop = element.scrollHeight * 0.6));
  await atRest(history());
  await history().evaluate((element) => {
    const view = element.getBoundingClientRect();
    const first = [...element.querySelectorAll('article')].find(
      (article) => article.getBoundingClientRect().bottom > view.top + 20,
    );
    element.scrollTop += first.getBoundingClientRect().top - view.top + 12;
  });
  await atRest(history());
  const worst = {};
  const wanted = {
    'just above': ({ above }) => above.at(-1),
    'some way above': ({ above }) => above.at(-3),
    'cut by the edge of the view': ({ cut }) => cut[0],
    below: ({ below }) => below[0],
  };
  for (const [place, find] of Object.entries(wanted)) {
    const number = find(await places());
    assert.ok(number !== undefined, `no message is ${place}`);
    worst[`reaction ${place}`] = await stirredBy(history(), async () => {
      await grace.reacts(said[number], '👍');
      await chip(number, '👍').waitFor({ state: 'attached' });
    });
    const by = number % 2 === 0 ? ada : grace;
    worst[`edit ${place}`] = await stirredBy(history(), async () => {
      await by.changes(said[number], `Message no. ${number}; ${LONG}`);
      await ada.message(`Message no. ${number}; Edited`).waitFor({ state: 'attached' });
    });
    worst[`reaction taken back ${place}`] = await stirredBy(history(), async () => {
      await grace.reacts(said[number], '👍', 'DELETE');
      await chip(number, '👍').waitFor({ state: 'detached' });
    });
  }
  console.log(worst);
  for (const [change, moved] of Object.entries(worst))
    assert.ok(moved <= 1, `${change} moved by ${moved} px`);
});

test('what has changed out of sight does not move anything when it comes into view', async () => {
  await grace.changes(said[1], `Message no. 1; ${LONG}`);
  await grace.reacts(said[3], '👍');
  await holdsStill(history(), { until: 'Message no. 0;', by: -40 });
  await chip(3, '👍').waitFor({ state: 'attached' });
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
