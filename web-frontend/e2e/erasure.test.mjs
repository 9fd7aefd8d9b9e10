import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { base, launch } from './browser.mjs';
import { PASSWORD, Person } from './person.mjs';

let browser;
let ada;
let grace;

before(async () => {
  browser = await launch();
  [ada, grace] = await Promise.all([Person.at(browser, 'Ada'), Person.at(browser, 'Grace')]);
  await Promise.all([ada.register(), grace.register()]);
  await ada.startChatWith(grace);
  await ada.say('The wheel of gold');
  await grace.open('Ada');
  await grace.sees('The wheel of gold');
});

after(() => browser?.close());

test('who deletes their account takes their words out of open browsers, and keeps the way to the certificate', async () => {
  await ada.page.getByRole('button', { name: /^Account of/ }).click();
  await ada.page.getByRole('menuitem', { name: 'Security' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Security' });
  await dialog.getByRole('textbox', { name: 'Your password' }).fill('guessed it');
  await isAccessible(ada.page, 'erasure');
  const erase = dialog.getByRole('button', { name: 'Delete my account' });
  assert.ok(await erase.isDisabled());
  await dialog.getByRole('switch', { name: /There is no way back/ }).check({ force: true });
  await erase.click();
  await dialog.getByText('This is not your password').waitFor();
  await grace.sees('The wheel of gold');

  await dialog.getByRole('textbox', { name: 'Your password' }).fill(PASSWORD);
  const saved = ada.page.waitForEvent('download');
  await erase.click();
  const erasure = JSON.parse(await readFile(await (await saved).path(), 'utf8'));
  await ada.page.getByRole('button', { name: 'Log in' }).waitFor();

  const main = grace.page.getByRole('main');
  await main.getByText('Erased with its sender').waitFor();
  await grace.page.getByRole('heading', { name: 'Deleted user', level: 1 }).waitFor();
  assert.equal(await grace.page.getByText('The wheel of gold').count(), 0);
  await grace.page.reload();
  await main.getByText('Erased with its sender').waitFor();
  assert.equal(await grace.page.getByText('The wheel of gold').count(), 0);

  const told = await fetch(new URL(new URL(erasure.certificate).pathname, base));
  assert.equal((await told.json()).id, erasure.id);
  assert.deepEqual([...ada.errors, ...grace.errors], []);
});
