import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { base, launch, PATIENCE } from './browser.mjs';
import { Person } from './person.mjs';

const calm = { reducedMotion: 'reduce' };
let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada', calm), Person.at(browser, 'Grace', calm)]);
});

after(() => browser?.close());

test('nobody is kept out by any view, in light or dark', async () => {
  const { page } = ada;
  await page.goto(base);
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await isAccessible(page, 'log-in');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Enter your password').waitFor();
  await isAccessible(page, 'log-in with errors');
  await page.getByRole('link', { name: 'Create account' }).click();
  await isAccessible(page, 'registration');
  await Promise.all([ada.register(), grace.register()]);
  await page.getByText('No chats yet').waitFor();
  await isAccessible(page, 'no chats');

  await page.getByRole('button', { name: 'New chat' }).first().click();
  await page.getByRole('list', { name: 'People' }).getByRole('button').first().waitFor();
  await isAccessible(page, 'new chat');
  await page.getByText('Group', { exact: true }).click();
  await page.getByRole('list', { name: 'People' }).getByRole('button').first().click();
  await isAccessible(page, 'new group');
  await page.keyboard.press('Escape');

  await ada.startChatWith(grace);
  await page.getByText('The first word is yours.').waitFor();
  await isAccessible(page, 'empty chat');
  await ada.say('Hello Grace! https://example.org');
  await grace.open('Ada');
  await grace.say('Hello Ada!');
  await ada.sees('Hello Ada!');
  await isAccessible(page, 'conversation');
  await ada.message('Hello Grace!').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Edit' }).waitFor();
  await isAccessible(page, 'menu of a message');
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByText('Editing message').waitFor();
  await isAccessible(page, 'edit');
  await page.keyboard.press('Escape');
  await ada.message('Hello Grace!').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete this message' }).waitFor();
  await isAccessible(page, 'question before a deletion');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Account of Ada' }).click();
  await page.getByRole('menuitem', { name: 'Preferences' }).waitFor();
  await isAccessible(page, 'account menu');
  await page.getByRole('menuitem', { name: 'Preferences' }).click();
  await page.getByRole('dialog', { name: 'Preferences' }).waitFor();
  await isAccessible(page, 'preferences');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+/');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await isAccessible(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // Whoever types on means the field of the switcher, however fast that is.
  const focused = await page.evaluate(() => {
    dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true }));
    return document.activeElement.getAttribute('role');
  });
  assert.equal(focused, 'combobox');
  await page.getByRole('option', { name: 'Grace' }).waitFor();
  await isAccessible(page, 'switcher');
  await page.keyboard.press('Escape');

  await page.goto(`${base}/chats/nowhere`);
  await page.getByText('This chat is not open to you').waitFor();
  await isAccessible(page, 'unknown chat');
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});

test('a keyboard is enough for all of it', async () => {
  const { page } = ada;
  const press = (...keys) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await page.goto(base);
  await page.getByRole('link', { name: 'Grace' }).waitFor();

  await press('Alt+n');
  await page.getByRole('dialog', { name: 'New chat' }).waitFor();
  await press('Shift+Tab', 'ArrowRight');
  await page.getByRole('textbox', { name: 'Group name' }).waitFor();
  await press('Tab');
  await page.keyboard.type('Crew');
  await press('Tab');
  await page.keyboard.type(grace.username);
  await page
    .getByRole('list', { name: 'People' })
    .getByRole('button', { name: grace.username })
    .and(page.locator('li:only-child > button'))
    .waitFor();
  // Enter counts from when on what is shown was found for all the letters: where there is nobody else, it looks so before.
  const search = page.getByRole('textbox', { name: 'Search by name' });
  for (const end = Date.now() + PATIENCE; (await search.inputValue()) !== '';) {
    assert.ok(Date.now() < end, 'nobody was picked');
    await press('Enter');
  }
  await page.getByRole('button', { name: 'Create group' }).focus();
  await press('Enter');
  await page.getByRole('heading', { name: 'Crew', level: 1 }).waitFor();

  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('Typed into a new group');
  await press('Enter');
  await ada.sees('Typed into a new group');
  await page.keyboard.type('A second one');
  await press('Enter');
  await ada.seesTicks('A second one', 'Delivered');
  await press('ArrowUp');
  await page.getByText('Editing message').waitFor();
  await press('End');
  await page.keyboard.type(', mended');
  await press('Enter');
  await ada.sees('A second one, mended');

  await page.getByRole('button', { name: 'Group details' }).focus();
  await press('Enter');
  await page.getByRole('list', { name: 'Members' }).waitFor();
  await isAccessible(page, 'group details');
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await ada.field.focus();

  // From the place to write through the list of chats to the history, and from message to message.
  await press('F6');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-current')), 'page');
  await press('F6', 'ArrowUp', 'ArrowUp', 'Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
  await press('ArrowUp', 'Enter');
  await page.getByRole('dialog', { name: 'Delete this message' }).waitFor();
  await press('Tab', 'Enter');
  await ada.sees('Message deleted');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');

  await press('Alt+ArrowDown');
  await page.getByRole('heading', { name: 'Grace', level: 1 }).waitFor();
  await press('Control+k');
  // Whoever types before the field has the focus types into the message.
  await page.locator('[role="combobox"]:focus').waitFor();
  await page.keyboard.type('cre');
  await page.getByRole('option', { name: 'Crew', selected: true }).waitFor();
  await press('Enter');
  await page.getByRole('heading', { name: 'Crew', level: 1 }).waitFor();
  assert.deepEqual(ada.errors, []);
});

test('who looks for what is not there, or is sent away, is told what to do', async () => {
  const { page } = ada;
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('nobody of this name');
  await page.getByText('No chat matches').waitFor();
  await isAccessible(page, 'search without a match');
  await page.getByRole('button', { name: 'Show all chats' }).click();

  await grace.open('Crew');
  await grace.page.getByRole('heading', { name: 'Crew', level: 1 }).waitFor();
  await ada.open('Crew');
  await page.getByRole('button', { name: 'Group details' }).click();
  await page.getByRole('button', { name: 'What can be done about Grace' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the group' }).click();
  await page
    .getByRole('dialog', { name: 'Remove Grace from the group?' })
    .getByRole('button', { name: 'Remove from the group' })
    .click();
  await grace.page.getByRole('heading', { name: 'This chat is not open to you' }).waitFor();
  await isAccessible(grace.page, 'chat that one was removed from');
  await grace.page.getByRole('button', { name: 'Back to the chats' }).click();
  assert.equal(await grace.page.getByRole('link', { name: 'Crew' }).count(), 0);
  await page.keyboard.press('Escape');
});

test('on a phone one thing is shown at a time, and nothing sticks out', async () => {
  const phone = await Person.at(browser, 'Barbara', {
    ...calm,
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = phone;
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  await phone.register();
  await isAccessible(page, 'no chats, on a phone');
  await phone.startChatWith(ada);
  assert.ok(!(await page.getByRole('navigation', { name: 'Chats' }).isVisible()));
  await phone.say(`A long word: ${'a'.repeat(120)} https://example.org/${'b'.repeat(120)}`);
  await page.getByRole('button', { name: 'Send' }).tap();
  await phone.sees('A long word');
  assert.ok(await fits(), 'the conversation is wider than the phone');
  await isAccessible(page, 'conversation, on a phone');
  await phone.message('A long word').getByText('A long word').tap();
  await page.getByRole('menuitem', { name: 'Edit' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Back to the chats' }).tap();
  await page.getByRole('link', { name: 'Ada' }).waitFor();
  assert.ok(await fits(), 'the list is wider than the phone');
  assert.deepEqual(phone.errors, []);
});

test('the app speaks the language of the browser, or the one that was chosen', async () => {
  const heidi = await Person.at(browser, 'Heidi', { ...calm, locale: 'de-CH' });
  const { page } = heidi;
  await page.goto(base);
  await page.getByRole('heading', { name: 'Willkommen zurück' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
  await isAccessible(page, 'log-in, in German');

  await grace.page.getByRole('button', { name: 'Account of Grace' }).click();
  await grace.page.getByRole('menuitem', { name: 'Preferences' }).click();
  await grace.page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await grace.page.getByRole('button', { name: 'Konto von Grace' }).click();
  await grace.page.getByRole('menuitem', { name: 'Einstellungen' }).click();
  await grace.page.getByRole('combobox', { name: 'Sprache' }).selectOption('Wie der Browser');
  await grace.page.getByRole('button', { name: 'Account of Grace' }).waitFor();
});

test('set from right to left, everything stands on its other side', async () => {
  const { page } = ada;
  const middle = async (locator) => {
    const { x, width } = await locator.boundingBox();
    return x + width / 2;
  };
  await page.evaluate(() => localStorage.setItem('verbatim.language', 'en-XB'));
  await page.goto(base);
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  await ada.open('Grace');
  await ada.sees('Hello Grace!');
  const half = page.viewportSize().width / 2;
  assert.ok(
    (await middle(page.getByRole('navigation', { name: 'Chats' }))) > half,
    'the list is on the right',
  );
  const own = ada.message('Hello Grace!').getByText('Hello Grace!');
  const others = ada.message('Hello Ada!').getByText('Hello Ada!');
  assert.ok((await middle(own)) < (await middle(others)), 'own messages are on the left');
  const send = page.getByRole('button', { name: 'Send' });
  assert.ok((await middle(send)) < (await middle(ada.field)), 'the button is at the end of the line');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  await isAccessible(page, 'conversation from right to left');
  await page.evaluate(() => localStorage.removeItem('verbatim.language'));
});
