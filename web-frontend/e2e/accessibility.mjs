import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  // What is still coming in is half transparent, and its colours are nobody's choice.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((a) => a.effect.getTiming().iterations === Infinity || a.playState !== 'running'),
  );
  const { violations } = await page.evaluate(() => {
    // A menu that stands over the page is in no part of it, just like a dialog.
    const regionMatcher = 'dialog, [role=dialog], [role=alertdialog], [role=menu], svg';
    window.axe.configure({ checks: [{ id: 'region', options: { regionMatcher } }] });
    return window.axe.run();
  });
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `    ${html}\n      ${failureSummary}`).join('\n')}`,
  );
}

/** Fails if axe finds anything in what the page shows now, be it light or dark. */
export async function isAccessible(page, view) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    const found = await violations(page);
    assert.deepEqual(found, [], `${view}, ${colorScheme}:\n${found.join('\n')}`);
  }
}
