import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAccessible } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { Person } from './person.mjs';
import { picture } from './picture.mjs';

const RED = [200, 40, 40];
const BLUE = [40, 60, 200];
const SHOTS = process.env.SCREENSHOTS;

let browser;
let ada;
let phone;
let grace;

before(async () => {
  browser = await launch();
  [ada, phone, grace] = await Promise.all([
    Person.at(browser, 'Ada'),
    Person.at(browser, 'Ada', { viewport: { width: 390, height: 780 } }),
    Person.at(browser, 'Grace'),
  ]);
  await Promise.all([ada.register(), grace.register()]);
  await phone.logInAs(ada);
  await ada.startChatWith(grace);
  await ada.say('Hello Grace!');
  await grace.open('Ada');
  await grace.sees('Hello Grace!');
});

after(() => browser?.close());

/** For people to look at, when a folder is named. */
async function shot({ page }, name, colorScheme = 'light') {
  if (!SHOTS) return;
  await page.emulateMedia({ colorScheme });
  await page.screenshot({ path: `${SHOTS}/avatar-${name}.png` });
}

async function profileOf({ page }) {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  const dialog = page.getByRole('dialog', { name: 'Profile' });
  await dialog.waitFor();
  return dialog;
}

/** Takes the square as it is, and is back at the profile. */
async function use({ page }) {
  await page.getByRole('button', { name: 'Use picture' }).click();
  await page
    .getByRole('dialog', { name: 'Profile' })
    .getByRole('button', { name: 'Change picture' })
    .waitFor();
}

/** The colours in the middle of the pictures of people that are to be seen inside of a place: `red`, `blue` or `other`. */
function colours({ page }, selector) {
  return page.evaluate((within) => {
    const images = [...document.querySelectorAll(`${within} .mantine-Avatar-root img`)];
    return images
      .filter((image) => image.complete && image.naturalWidth > 0)
      .map((image) => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const context = canvas.getContext('2d');
        const middle = image.naturalWidth / 2;
        context.drawImage(image, middle, middle, 1, 1, 0, 0, 1, 1);
        const [red, , blue] = context.getImageData(0, 0, 1, 1).data;
        return red > blue + 80 ? 'red' : blue > red + 80 ? 'blue' : 'other';
      });
  }, selector);
}

async function shows(person, selector, colour) {
  for (;;) {
    const found = await colours(person, selector);
    if (colour === undefined ? found.length === 0 : found.includes(colour)) return;
    await person.page.waitForTimeout(50);
  }
}

test('a picture is cut out by keyboard, and others see it without a reload', async () => {
  const profile = await profileOf(ada);
  await isAccessible(ada.page, 'profile without a picture');
  await shot(ada, 'profile-before');
  await profile.getByRole('textbox', { name: 'Status' }).fill('half a thought');
  await profile.locator('[data-part=avatar]').setInputFiles(picture('me.png', 900, 300, RED, BLUE, BLUE));
  const cropper = ada.page.getByRole('dialog', { name: 'Choose the part to show' });
  const area = cropper.getByRole('application');
  await area.waitFor();
  await isAccessible(ada.page, 'cropper');
  await shot(ada, 'cropper');
  const zoom = cropper.getByRole('slider', { name: 'Zoom' });
  assert.ok(await zoom.evaluate((slider) => slider === document.activeElement));
  await ada.page.keyboard.press('ArrowRight');
  assert.equal(await zoom.inputValue(), '1.05');
  await ada.page.keyboard.press('Shift+Tab');
  assert.ok(await area.evaluate((here) => here === document.activeElement));
  for (let i = 0; i < 60; i++) await ada.page.keyboard.press('ArrowRight');
  await shot(ada, 'cropper-moved');
  await use(ada);

  await profile.getByRole('button', { name: 'Remove picture' }).waitFor();
  assert.equal(await profile.getByRole('textbox', { name: 'Status' }).inputValue(), 'half a thought');
  await profile.getByRole('button', { name: 'Change picture' }).and(ada.page.locator(':focus')).waitFor();
  await shows(ada, '[role=dialog]', 'red');
  await shot(ada, 'profile-after');
  await ada.page.keyboard.press('Escape');

  await shows(grace, 'nav, aside, [aria-label=Chats]', 'red');
  await shows(grace, 'main', 'red');
  await shows(phone, 'body', 'red');
  await shot(grace, 'seen-by-grace');
});

test('what others get is small, and without what the file said of itself', async () => {
  const seen = grace.page.waitForResponse((response) => response.url().includes('/api/avatars/'));
  const profile = await profileOf(ada);
  const { buffer, ...file } = picture('me.png', 300, 300, BLUE);
  await profile
    .locator('[data-part=avatar]')
    .setInputFiles({ ...file, buffer: Buffer.concat([buffer, Buffer.from('GPS 51.5N 0.1W')]) });
  await use(ada);
  const body = await (await seen).body();
  assert.ok(body.length < 100_000, `${body.length} bytes`);
  assert.ok(!body.includes('GPS'));
  await shows(grace, 'main', 'blue');
  await ada.page.keyboard.press('Escape');
});

test('a card and a phone in the dark show it too', async () => {
  await grace.page.getByRole('button', { name: 'About Ada' }).click();
  await grace.page.getByRole('dialog', { name: 'Person' }).getByRole('heading', { name: 'Ada' }).waitFor();
  await shows(grace, '[role=dialog]', 'blue');
  await shot(grace, 'card');
  await grace.page.keyboard.press('Escape');

  const profile = await profileOf(phone);
  await shows(phone, '[role=dialog]', 'blue');
  await isAccessible(phone.page, 'profile with a picture, dark');
  await shot(phone, 'phone-dark-profile', 'dark');
  await profile.locator('[data-part=avatar]').setInputFiles(picture('me.png', 300, 500, RED, BLUE));
  await phone.page
    .getByRole('dialog', { name: 'Choose the part to show' })
    .getByRole('application')
    .waitFor();
  await isAccessible(phone.page, 'cropper, dark');
  await shot(phone, 'phone-dark-cropper', 'dark');
  await phone.page.keyboard.press('Escape');
  await profile.getByRole('button', { name: 'Change picture' }).waitFor();
  await phone.page.keyboard.press('Escape');
});

test('what is no picture says so, and a dropped one is taken', async () => {
  const profile = await profileOf(ada);
  await profile
    .locator('[data-part=avatar]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
  await profile.getByRole('alert').getByText('cannot open this file').waitFor();
  const { buffer } = picture('me.png', 60, 60, RED);
  const dropped = await ada.page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'me.png', { type: 'image/png' }));
      return data;
    },
    [...buffer],
  );
  const field = profile.getByRole('group', { name: 'Your picture' });
  await field.dispatchEvent('drop', { dataTransfer: dropped });
  await use(ada);
  await shows(grace, 'main', 'red');
});

test('a picture that is removed is gone everywhere', async () => {
  await ada.page
    .getByRole('dialog', { name: 'Profile' })
    .getByRole('button', { name: 'Remove picture' })
    .click();
  await ada.page.getByRole('button', { name: 'Choose picture' }).and(ada.page.locator(':focus')).waitFor();
  await ada.page.getByRole('status').getByText('Your picture is removed').waitFor({ state: 'attached' });
  for (const person of [ada, phone, grace]) await shows(person, 'body', undefined);
  await grace.page.reload();
  await grace.sees('Hello Grace!');
  await shows(grace, 'body', undefined);
  assert.deepEqual([...ada.errors, ...phone.errors, ...grace.errors], []);
});
