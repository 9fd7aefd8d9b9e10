// Takes the pictures of the README, of three people who talk: `./dev screenshots` starts a server and calls this.
import { mkdirSync } from 'node:fs';
import { base, launch } from '../e2e/browser.mjs';
import { Person } from '../e2e/person.mjs';

const folder = process.argv[2] ?? 'docs/images';
const calm = { reducedMotion: 'reduce' };
const SECONDS = 60;

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

async function conversation(ada, grace, barbara) {
  await ada.startChatWith(barbara);
  await ada.say('The lecture is at four, see you there.');
  await ada.startChatWith(grace);
  const [adaSays, graceSays] = [await ada.voice(ada.chatId), await grace.voice(ada.chatId)];
  await graceSays('Have you seen what the new compiler makes of a loop?');
  await adaSays('I have. It **unrolls** it, and does so by itself:');
  await adaSays('```\nfor (let i = 0; i < 4; i++) sum += a[i];\n```');
  await graceSays('> does so by itself\n\nThat is what I like about it. Three things are left:');
  await graceSays(
    '1. the *tests*,\n2. a name for it,\n3. and the moth in the relay: https://example.org/moth',
  );
  await adaSays('Let us begin with the moth.');
  await ada.sees('begin with the moth');
  await (
    await barbara.voice(await chatOf(barbara, 'Ada'))
  )('Four it is. I bring the notes.');
}

async function chatOf(person, title) {
  await person.open(title);
  await person.field.waitFor();
  return person.chatId;
}

mkdirSync(folder, { recursive: true });
await serverIsThere();
const browser = await launch();
const people = await Promise.all(
  ['Ada Lovelace', 'Grace Hopper', 'Barbara Liskov'].map((name) => Person.at(browser, name, calm)),
);
const [ada, grace, barbara] = people;
for (const person of people) person.username = person.username.replaceAll(' ', '.');
for (const person of people) person.email = `${person.username}@example.org`;
for (const person of people) await person.register();
await conversation(ada, grace, barbara);
await grace.open('Ada');
await ada.seesTicks('begin with the moth', 'Read');

const { page } = ada;
const take = (name) => page.screenshot({ path: `${folder}/${name}.png` });
await page.getByText('1 unread message').waitFor();
// Where the pointer rests, something is offered.
await page.mouse.move(0, 0);
await take('desktop');
await page.emulateMedia({ colorScheme: 'dark' });
await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
await take('dark');
await page.emulateMedia({ colorScheme: 'light' });
await page.keyboard.press('Control+/');
await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
await take('shortcuts');
await page.keyboard.press('Escape');
await page.setViewportSize({ width: 390, height: 760 });
await take('phone');
await page.getByRole('link', { name: 'Back to the chats' }).click();
await page.getByRole('link', { name: 'Grace Hopper' }).waitFor();
await take('phone-chats');
await browser.close();
