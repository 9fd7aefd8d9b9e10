// Somebody who deletes their account, for the pictures.
import { readFile } from 'node:fs/promises';
import { base } from '../e2e/browser.mjs';
import { PASSWORD } from '../e2e/person.mjs';

/** Answers the dialog, in which all but the last click is done. */
export async function aboutToLeave({ page }) {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Security' }).click();
  const dialog = page.getByRole('dialog', { name: 'Security' });
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(PASSWORD);
  await dialog.getByRole('switch', { name: /There is no way back/ }).check({ force: true });
  await dialog.getByRole('button', { name: 'Delete my account' }).scrollIntoViewIfNeeded();
  return dialog;
}

/** The last click; answers where the certificate will be. */
export async function leaves({ page }, dialog) {
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  const { certificate } = JSON.parse(await readFile(await (await saved).path(), 'utf8'));
  await page.getByRole('button', { name: 'Log in' }).waitFor();
  return new URL(new URL(certificate).pathname, base).href;
}

/** The certificate as a browser shows it, as soon as there is one. */
export async function certified(page, url) {
  while (!(await (await fetch(url)).text()).includes('"certified"'))
    await new Promise((again) => setTimeout(again, 1000));
  await page.goto(url);
}
