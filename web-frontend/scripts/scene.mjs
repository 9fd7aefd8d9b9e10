// Three people who have something to say to each other, for the pictures.
import { Person } from '../e2e/person.mjs';

const calm = { reducedMotion: 'reduce' };

/** Three people with accounts, each in a browser of their own. */
export async function people(browser) {
  const names = ['Ada Lovelace', 'Grace Hopper', 'Barbara Liskov'];
  const all = await Promise.all(names.map((name) => Person.at(browser, name, calm)));
  // The server is a new one, so nobody has these names.
  for (const [index, person] of all.entries()) person.username = names[index].toLowerCase().replace(' ', '.');
  for (const person of all) person.email = `${person.username}@example.org`;
  for (const person of all) await person.register();
  return all;
}

/** A drawing, as a file to choose. */
async function drawing(browser) {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  const wheel = (x, y, r, teeth, colour) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${colour}" stroke-width="14" stroke-dasharray="${((2 * Math.PI * r) / teeth) * 0.55} ${((2 * Math.PI * r) / teeth) * 0.45}"/>
     <circle cx="${x}" cy="${y}" r="${r - 12}" fill="none" stroke="${colour}" stroke-width="6"/><circle cx="${x}" cy="${y}" r="9" fill="${colour}"/>`;
  await page.setContent(`<body style="margin:0"><svg width="640" height="360" style="background:#f2e6cf">
    ${wheel(210, 190, 120, 28, '#7a5a2b')}${wheel(392, 128, 72, 17, '#a8632f')}${wheel(492, 226, 60, 14, '#4f6a8f')}
    <path d="M20 335H620" stroke="#7a5a2b" stroke-width="5"/></svg>`);
  const buffer = await page.screenshot();
  await page.close();
  return { name: 'wheels.png', mimeType: 'image/png', buffer };
}

async function chatOf(person, title) {
  await person.open(title);
  await person.field.waitFor();
  return person.chatId;
}

/** A chat of two with all that can be said and done in one, and a word from a third. */
export async function conversation(browser, ada, grace, barbara) {
  await ada.startChatWith(barbara);
  await ada.say('The lecture is at four, see you there.');
  await ada.startChatWith(grace);
  const [adaSays, graceSays] = [await ada.voice(ada.chatId), await grace.voice(ada.chatId)];
  const question = await graceSays('Have you seen what the new compiler makes of a loop?');
  await adaSays('I have. It **unrolls** it, and does so by itself:');
  const code = await adaSays('```\nfor (let i = 0; i < 4; i++) sum += a[i];\n```');
  await graceSays('That is what I like about it.', code.id);
  await graceSays(
    'Three things are left:\n\n1. the *tests*,\n2. a name for it,\n3. and the moth in the relay: https://example.org/moth',
  );
  await grace.open('Ada');
  await grace.page.locator('[data-part=attach]').setInputFiles([await drawing(browser)]);
  await grace.page
    .getByRole('list', { name: 'Files that go with the message' })
    .getByText('wheels')
    .waitFor();
  await grace.say('And these wheels.');
  await ada.page.waitForFunction(() =>
    [...document.images].some(({ alt, complete }) => alt === 'wheels.png' && complete),
  );
  const last = await adaSays('Let us begin with the moth.');
  await ada.sees('begin with the moth');
  await grace.reacts(last, '👍');
  await grace.reacts(code, '🚀');
  await ada.reacts(code, '🚀');
  await ada.reacts(question, '👀');
  await ada.message('begin with the moth').getByRole('button', { name: /^👍/ }).waitFor();
  const barbaraSays = await barbara.voice(await chatOf(barbara, 'Ada'));
  await barbaraSays('Four it is. I bring the notes.');
  await ada.seesTicks('begin with the moth', 'Read');
}

/** A group of the three with an owner and an admin, which has something to agree on. */
export async function group(ada, grace, barbara) {
  const { page } = ada;
  await page.getByRole('button', { name: 'New chat' }).first().click();
  const form = page.getByRole('dialog', { name: 'New chat' });
  await form.getByText('Group', { exact: true }).click();
  await form.getByRole('textbox', { name: 'Group name' }).fill('Analytical Engine');
  for (const { username } of [grace, barbara]) {
    await form.getByRole('textbox', { name: 'Search by name' }).fill(username);
    await form.getByRole('list', { name: 'People' }).getByRole('button', { name: username }).click();
  }
  await form.getByRole('button', { name: 'Create group' }).click();
  await page.getByRole('heading', { name: 'Analytical Engine', level: 1 }).waitFor();
  const { chatId } = ada;
  const said = await (await grace.voice(chatId))('Shall we meet on Thursday, at ten?');
  await (
    await barbara.voice(chatId)
  )('Ten is fine.', said.id);
  await (
    await ada.voice(chatId)
  )(`For me as well. @${grace.username}, will you bring the relay?`);
  await barbara.reacts(said, '👍');
  await ada.reacts(said, '👍');
  await page.getByRole('button', { name: 'Group details', exact: true }).click();
  const details = page.getByRole('dialog', { name: 'Group details' });
  await details.getByRole('button', { name: 'What can be done about Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'Make admin' }).click();
  await details.getByText('Admin', { exact: true }).waitFor();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  return details;
}

/** Something that is edited, and something that is deleted, in the chat that is open; the moment before that. */
export async function regretted(ada, grace) {
  const [adaSays, graceSays] = [await ada.voice(ada.chatId), await grace.voice(ada.chatId)];
  const found = await graceSays('It sits in relay 70, panl F.');
  await adaSays('Panl F?', found.id);
  const rash = await adaSays('Nobody reads what they write any more.');
  await grace.changes(found, 'It sits in relay 70, panel F.');
  await ada.deletes(rash);
  return rash.seq;
}

/** The chat as it was, which is on the screen, played on until somebody edits. */
export async function replayed(page) {
  await page.getByRole('button', { name: 'Play on from here' }).click();
  const caption = page.getByRole('region', { name: 'Replay' }).locator('[role=status]:has(time)');
  while (!(await caption.textContent()).includes('edited a message')) {
    const before = await caption.textContent();
    await page.getByRole('button', { name: 'One step on', disabled: false }).click();
    await page.waitForFunction(
      (text) => document.querySelector('[role=status]:has(time)')?.textContent !== text,
      before,
    );
  }
}
