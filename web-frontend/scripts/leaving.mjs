// Somebody who deletes their account, for the pictures.
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

/** The last click. */
export async function leaves({ page }, dialog) {
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByRole('button', { name: 'Log in' }).waitFor();
}
