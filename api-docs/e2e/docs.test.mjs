// The reference pages in a real browser, on a running instance: BASE_URL=http://localhost:8080 npm run e2e
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const base = process.env.BASE_URL ?? 'http://localhost:8080';
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PATIENCE = 60_000;

let browser;
let page;
let complaints;

before(async () => {
  const executablePath = places.find((place) => place && existsSync(place));
  assert.ok(executablePath, 'No Chromium found at /usr/bin/chromium or $CHROMIUM; `./dev test` installs it.');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
});

after(() => browser?.close());

/** A page that remembers every error, every breach of the content security policy and every call to another server. */
async function visit(path) {
  await page?.close();
  complaints = [];
  page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => complaints.push(`error: ${error}`));
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(base)) complaints.push(`calls ${request.url()}`);
  });
  await page.goto(new URL(path, base).href);
}

async function open(words, title) {
  await page.getByPlaceholder('Filter').fill(words);
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('heading', { name: title }).waitFor();
}

async function execute(body, parameters = {}) {
  for (const [name, value] of Object.entries(parameters)) await page.locator(`#request-param-${name}`).fill(value);
  if (body) await page.getByRole('textbox', { name: 'REQUEST BODY' }).fill(JSON.stringify(body));
  const answered = page.waitForResponse((response) => response.url().includes('/api/'));
  await page.getByRole('button', { name: 'EXECUTE' }).click();
  const response = await answered;
  return { status: response.status(), body: await response.json() };
}

test('HTTP: search finds an operation, and whoever registers can try everything', async () => {
  await visit('/docs');
  await page.getByPlaceholder('Filter').fill('rename');
  await page.getByRole('link', { name: 'Rename a group', exact: true }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Say something', exact: true }).count(), 0);

  await open('register', 'Create an account and its first session');
  const username = `reader-${Date.now().toString(36)}`;
  const registered = await execute({
    email: `${username}@example.org`,
    username,
    password: 'correct horse battery staple',
  });
  assert.equal(registered.status, 201);
  await page.getByText(`Logged in as ${username}.`).waitFor();

  await open('start a', 'Start a 1-1 chat or a group');
  const chat = await execute({ participants: [], isGroup: true, name: 'Engine' });
  assert.equal(chat.status, 201);
  await open('say', 'Say something');
  const said = await execute({ content: 'Hello from the reference' }, { chatId: chat.body.id });
  assert.equal(said.status, 201);
  assert.equal(said.body.sender.username, username);
  await page.getByText('Response Status: Created (201)').waitFor();
  assert.deepEqual(complaints, []);
});

test('sockets: every event is there, search narrows them, and examples lead to their files', async () => {
  await visit('/docs/socket.html');
  await page.getByRole('heading', { name: 'send_message', exact: false }).first().waitFor();
  const all = await page.getByRole('article').count();
  assert.ok(all > 25, `${all} events`);
  await page.keyboard.press('/');
  await page.keyboard.type('participant newOwnerId');
  await page.getByText('2 events found').waitFor();
  assert.equal(await page.getByRole('article').count(), 2);
  const example = page.getByRole('link', { name: 'participant_removed.json' });
  assert.equal(await example.getAttribute('href'), 'examples/frames/server/participant_removed.json');
  assert.deepEqual(complaints, []);
});

test('the contract can be fetched as it is, with its examples', async () => {
  for (const file of ['openapi.yaml', 'asyncapi.yaml']) {
    const answer = await fetch(new URL(`/docs/${file}`, base));
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type'), /^application\/yaml/);
    const text = await answer.text();
    const examples = [...new Set(text.match(/examples\/[\w./-]+\.json/g))];
    assert.ok(examples.length > 20);
    const answers = await Promise.all(examples.map((path) => fetch(new URL(`/docs/${path}`, base))));
    assert.deepEqual(
      answers.filter(({ ok }) => !ok).map(({ url }) => url),
      [],
    );
  }
});
