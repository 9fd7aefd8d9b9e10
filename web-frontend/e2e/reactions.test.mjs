import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';

const calm = { reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] };
let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada', calm), Person.at(browser, 'Grace', calm)]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  await ada.say('Shall we?');
  await grace.open('Ada');
  await grace.sees('Shall we?');
});

after(() => browser?.close());

/** The chip of an emoji below a message. */
const chip = (person, text, emoji) =>
  person.message(text).getByRole('button', { name: new RegExp(`^${emoji} `) });

/** Awaits that a message has these reactions, each said as to a reader of the screen. */
async function seesReactions(person, text, ...names) {
  const chips = person.message(text).getByRole('group', { name: 'Reactions' }).getByRole('button');
  for (const [index, name] of names.entries())
    await chips
      .nth(index)
      .and(person.page.getByRole('button', { name, exact: true }))
      .waitFor();
  await chips.nth(names.length).waitFor({ state: 'detached' });
  await person.message(text).locator('[data-pending]').first().waitFor({ state: 'detached' });
}

async function react(person, text, emoji) {
  await person.message(text).focus();
  await person.page.keyboard.press('Enter');
  await person.page.getByRole('menuitem', { name: `React with ${emoji}` }).click();
}

test('two people react at the same time, to the same message', async () => {
  await Promise.all([react(ada, 'Shall we?', '❤️'), react(grace, 'Shall we?', '👍')]);
  await chip(grace, 'Shall we?', '❤️').waitFor();
  await chip(ada, 'Shall we?', '👍').waitFor();
  // Each joins the other, at once, and one of them adds a third.
  await Promise.all([
    chip(ada, 'Shall we?', '👍')
      .click()
      .then(() => react(ada, 'Shall we?', '😂')),
    chip(grace, 'Shall we?', '❤️').click(),
  ]);
  await chip(grace, 'Shall we?', '😂').waitFor();
  await chip(ada, 'Shall we?', '👍').and(ada.page.locator('[aria-label*="2 reactions"]')).waitFor();
  await chip(grace, 'Shall we?', '❤️').and(grace.page.locator('[aria-label*="2 reactions"]')).waitFor();
  assert.equal(await chip(ada, 'Shall we?', '👍').getAttribute('aria-pressed'), 'true');
});

test('whoever changes their mind fast is taken at their last word', async () => {
  await ada.say('Undecided');
  await grace.sees('Undecided');
  await react(grace, 'Undecided', '👍');
  await seesReactions(ada, 'Undecided', '👍 1 reaction: Grace');
  await react(ada, 'Undecided', '👍');
  for (let times = 0; times < 8; times++) await chip(grace, 'Undecided', '👍').click();
  await seesReactions(grace, 'Undecided', '👍 2 reactions: Ada and You');
  for (let times = 0; times < 7; times++) await chip(grace, 'Undecided', '👍').click();
  for (const person of [ada, grace]) {
    const name = person === ada ? 'You' : 'Ada';
    await seesReactions(person, 'Undecided', `👍 1 reaction: ${name}`);
    await person.page.reload();
    await seesReactions(person, 'Undecided', `👍 1 reaction: ${name}`);
  }
});

test('a reaction without a connection waits, and arrives with it', async () => {
  await grace.say('Said to a tunnel');
  await ada.sees('Said to a tunnel');
  await ada.enterTunnel();
  await react(ada, 'Said to a tunnel', '🙏');
  await chip(ada, 'Said to a tunnel', '🙏').and(ada.page.locator('[data-pending]')).waitFor();
  await react(grace, 'Said to a tunnel', '😮');
  await seesReactions(grace, 'Said to a tunnel', '😮 1 reaction: You');
  await ada.leaveTunnel();
  await seesReactions(grace, 'Said to a tunnel', '😮 1 reaction: You', '🙏 1 reaction: Ada');
  await seesReactions(ada, 'Said to a tunnel', '😮 1 reaction: Grace', '🙏 1 reaction: You');
});

test('a reaction that is refused is taken back with a word', async () => {
  await ada.say('No more of these');
  await ada.seesTicks('No more of these', 'Read');
  const refusal = { code: 'limit-reached', title: 'Limit reached', status: 409, detail: 'no' };
  await ada.page.route('**/reactions/*', (route) =>
    route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(refusal) }),
  );
  await react(ada, 'No more of these', '😢');
  await ada.page.getByRole('alert').getByText('One person cannot put more').waitFor();
  await chip(ada, 'No more of these', '😢').waitFor({ state: 'detached' });
  await ada.page.unroute('**/reactions/*');
  await ada.page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
});

test('a keyboard is enough to react, and to find who did', async () => {
  const { page } = grace;
  await ada.say('By keyboard');
  await grace.sees('By keyboard');
  await grace.message('By keyboard').focus();
  await page.keyboard.press('+');
  const picker = page.getByRole('dialog', { name: 'React' });
  await picker.getByRole('searchbox').or(picker.getByPlaceholder('Search emojis')).waitFor();
  await page.keyboard.type('rocket');
  await picker
    .getByRole('gridcell', { name: /rocket/i })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await seesReactions(ada, 'By keyboard', '🚀 1 reaction: Grace');
  await picker.waitFor({ state: 'detached' });

  await grace.message('By keyboard').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tooltip', { name: 'You: 🚀' }).waitFor();
  await page.keyboard.press('Space');
  await ada.message('By keyboard').getByRole('group', { name: 'Reactions' }).waitFor({ state: 'detached' });
});

test('nobody is kept out by reactions, the menu, or the details', async () => {
  const { page } = ada;
  await isAccessible(page, 'reactions');
  await ada.message('Shall we?').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'More emojis' }).waitFor();
  await isAccessible(page, 'quick reactions');
  await page.getByRole('menuitem', { name: 'Who has read it' }).click();
  await page.getByRole('dialog', { name: 'Who has read it' }).locator('time').waitFor();
  await isAccessible(page, 'who has read it');
  await page.keyboard.press('Escape');
});

test('who has read a message is shown as it happens', async () => {
  await grace.page.goto('about:blank');
  await ada.say('Are you there?');
  await ada.seesTicks('Are you there?', 'Sent');
  await ada.message('Are you there?').focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('menuitem', { name: 'Who has read it' }).click();
  const details = ada.page.getByRole('dialog', { name: 'Who has read it' });
  await details.getByText('Read by 0 of 1, delivered to 0').waitFor();
  await grace.page.goBack();
  await grace.sees('Are you there?');
  await details.getByText('Read by 1 of 1, delivered to 1').waitFor();
  await details.getByRole('listitem').filter({ hasText: 'Grace' }).locator('time').waitFor();
  await ada.page.keyboard.press('Escape');
});

test('what is copied is said to be', async () => {
  const { page } = ada;
  for (const [item, said, expected] of [
    ['Copy text', 'The text was copied.', /^Shall we\?$/],
    ['Copy link', 'The link was copied.', /\/chats\/.+\?message=\d+$/],
  ]) {
    await ada.message('Shall we?').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('status').getByText(said).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), expected);
  }
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
