// Takes the pictures of the README, of three people who talk: `./dev screenshots` starts a server and calls this.
import { mkdirSync, writeFileSync } from 'node:fs';
import { base, launch } from '../e2e/browser.mjs';
import { aboutToLeave, leaves } from './leaving.mjs';
import { conversation, group, people, regretted, replayed } from './scene.mjs';

const folder = process.argv[2] ?? 'docs/images';
/** `png` is for tools that cannot show the small ones. */
const format = process.argv[3] ?? 'webp';
const SECONDS = 60;
const QUALITY = 82;

async function serverIsThere() {
  for (let second = 0; second < SECONDS; second++) {
    const answers = await fetch(base).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`Nothing answers at ${base}`);
}

mkdirSync(folder, { recursive: true });
await serverIsThere();
const browser = await launch();
const [ada, grace, barbara] = await people(browser);
const { page } = ada;

async function take(name, of = page) {
  // Where the pointer rests, something is offered.
  await of.mouse.move(0, 0);
  await of.evaluate(() =>
    Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))),
  );
  // What is in the page by now is painted a frame later.
  await of.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  const session = await of.context().newCDPSession(of);
  const how = format === 'webp' ? { format, quality: QUALITY } : { format };
  const { data } = await session.send('Page.captureScreenshot', how);
  await session.detach();
  writeFileSync(`${folder}/${name}.${format}`, Buffer.from(data, 'base64'));
}

async function scheme(colorScheme) {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  await page.evaluate(() => {
    const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    return Promise.allSettled(changes.map(({ finished }) => finished));
  });
}

async function closed(dialog) {
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

await conversation(browser, ada, grace, barbara);
const details = await group(ada, grace, barbara);
await take('group');
await closed(details);
await ada.open('Grace Hopper');
await ada.sees('begin with the moth');
await page.getByText('1 unread message').waitFor();
await take('desktop');
await scheme('dark');
await take('dark');
await ada.message('And these wheels.').focus();
await page.keyboard.press('Enter');
await page.getByRole('menuitem', { name: 'More emojis' }).waitFor();
await take('reactions-dark');
await closed(page.getByRole('menu'));
await scheme('light');

await page.getByRole('button', { name: /^Account of/ }).click();
await page.getByRole('menuitem', { name: 'Security' }).click();
const security = page.getByRole('dialog', { name: 'Security' });
await security.getByText('This device').waitFor();
await take('sessions');
await closed(security);
await page.keyboard.press('Control+/');
const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
await shortcuts.waitFor();
await take('shortcuts');
await closed(shortcuts);

await page.setViewportSize({ width: 390, height: 760 });
await take('phone');
await page.getByRole('link', { name: 'Back to the chats' }).click();
await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
await take('phone-chats');
await ada.open('Analytical Engine');
await ada.sees('will you bring the relay');
await take('phone-group');
await scheme('dark');
await page.getByRole('button', { name: 'Group details', exact: true }).click();
await page.getByRole('dialog', { name: 'Group details' }).getByText('Admin', { exact: true }).waitFor();
await take('phone-details-dark');
await closed(page.getByRole('dialog', { name: 'Group details' }));

await scheme('light');
await page.setViewportSize({ width: 1100, height: 760 });
await ada.open('Grace Hopper');
await page.goto(`${base}/chats/${ada.chatId}?asOf=${await regretted(ada, grace)}`);
await page.getByText('Message deleted later').waitFor();
await take('time-travel');
await replayed(page);
await take('replay');

const erasing = await aboutToLeave(barbara);
await take('erasure', barbara.page);
await leaves(barbara, erasing);
await page.getByRole('button', { name: 'Back to now' }).click();
await ada.open('Analytical Engine');
await ada.message('Erased with its sender').first().waitFor();
await take('erased');
await browser.close();
