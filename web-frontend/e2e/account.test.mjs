import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { PASSWORD, Person } from './person.mjs';

const NEW_PASSWORD = 'another horse, another battery';

let browser;
let ada;
let elsewhere;
let grace;

before(async () => {
  browser = await launch();
  [ada, elsewhere, grace] = await Promise.all([
    Person.at(browser, 'Ada'),
    Person.at(browser, 'Ada', { viewport: { width: 390, height: 780 } }),
    Person.at(browser, 'Grace'),
  ]);
  await Promise.all([ada.register(), grace.register()]);
  await elsewhere.logInAs(ada);
  await ada.startChatWith(grace);
  await ada.say('Hello Grace!');
  await grace.open('Ada');
  await grace.sees('Hello Grace!');
});

after(() => browser?.close());

/** The dialog behind an item of the account menu. */
async function fromMenu({ page }, name) {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

test('a new name and a status show at others without a reload, in old messages too', async () => {
  const profile = await fromMenu(ada, 'Profile');
  await isAccessible(ada.page, 'profile');
  await profile.getByRole('textbox', { name: 'Name' }).fill(' ');
  await profile.getByRole('button', { name: 'Save' }).click();
  await profile.getByText('Enter the name that others shall see').waitFor();
  await profile.getByRole('textbox', { name: 'Name' }).fill('Countess');
  await profile.getByRole('textbox', { name: 'Status' }).fill('🧮 Counting');
  await profile.getByRole('textbox', { name: 'About you' }).fill('Notes\non the engine');
  await profile.getByRole('button', { name: 'Save' }).click();
  await profile.waitFor({ state: 'hidden' });

  await grace.page.getByRole('heading', { name: 'Countess', level: 1 }).waitFor();
  await grace.page.getByRole('main').getByText('🧮 Counting').waitFor();
  await grace.page.getByRole('list', { name: 'Chats' }).getByRole('link', { name: 'Countess' }).waitFor();
  await ada.page.getByRole('button', { name: 'Account of Countess' }).waitFor();
  await elsewhere.page.getByRole('button', { name: 'Account of Countess' }).waitFor();
});

test('a card says who somebody is, and leads to a chat with them', async () => {
  await grace.page.getByRole('button', { name: 'About Countess' }).click();
  const card = grace.page.getByRole('dialog', { name: 'Person' });
  await card.getByRole('heading', { name: 'Countess' }).waitFor();
  await card.getByText(`@${ada.username}`).waitFor();
  await card.getByText('on the engine').waitFor();
  await card.getByText('🧮 Counting').waitFor();
  await isAccessible(grace.page, 'person card');
  await card.getByRole('button', { name: 'Message' }).click();
  await card.waitFor({ state: 'hidden' });
  await grace.sees('Hello Grace!');
});

test('one device logs the other out, which says so and keeps what was written', async () => {
  await elsewhere.open('Grace');
  await elsewhere.sees('Hello Grace!');
  await elsewhere.field.fill('half a thought');
  const security = await fromMenu(ada, 'Security');
  const sessions = security.getByRole('list', { name: 'Where you are logged in' });
  await sessions.getByText('This device').waitFor();
  assert.equal(await sessions.getByRole('listitem').count(), 2);
  await isAccessible(ada.page, 'security');
  await sessions.getByRole('button', { name: /^Log out / }).click();
  await ada.page
    .getByRole('dialog', { name: /^Log out .*\?$/ })
    .getByRole('button', { name: 'Log out' })
    .click();

  await elsewhere.page.getByText('You were logged out from another device').waitFor();
  await sessions.getByRole('button', { name: /^Log out / }).waitFor({ state: 'hidden' });
  await isAccessible(elsewhere.page, 'log-in after a log-out from afar');
  await ada.page.keyboard.press('Escape');

  await elsewhere.logInAs(ada);
  await elsewhere.open('Grace');
  await elsewhere.page.waitForFunction(() => document.querySelector('textarea')?.value === 'half a thought');
});

test('a new password leaves only the browser that has set it', async () => {
  const security = await fromMenu(ada, 'Security');
  await security.getByRole('textbox', { name: 'Current password' }).fill('not the password');
  await security.getByRole('textbox', { name: 'New password' }).fill(NEW_PASSWORD);
  await security.getByRole('button', { name: 'Change password' }).click();
  await security.getByText('This is not your password').waitFor();
  await isAccessible(ada.page, 'security, refused');
  await security.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD);
  await security.getByRole('button', { name: 'Change password' }).click();
  await security.getByText('Your password is changed').waitFor();

  await elsewhere.page.getByText('You were logged out from another device').waitFor();
  await elsewhere.logInAs(ada, NEW_PASSWORD);
});

test('logging out everywhere leaves none', async () => {
  await ada.page.getByRole('button', { name: 'Log out everywhere' }).click();
  await ada.page
    .getByRole('dialog', { name: 'Log out everywhere?' })
    .getByRole('button', { name: 'Log out everywhere' })
    .click();
  await ada.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await elsewhere.page.getByText('You were logged out from another device').waitFor();
  assert.deepEqual([...ada.errors, ...elsewhere.errors, ...grace.errors], []);
});
