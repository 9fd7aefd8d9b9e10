import assert from 'node:assert/strict';
import { base, PATIENCE } from './browser.mjs';

const PASSWORD = 'correct horse battery staple';

async function call(path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.ok(response.ok, `${path} answered ${response.status}`);
  return response.json();
}

/** Somebody in front of a browser of their own, who does everything by what is written on the screen. */
export class Person {
  constructor(page, name) {
    this.page = page;
    this.name = name;
    this.username = `${name.toLowerCase()}-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
    this.email = `${this.username}@example.org`;
    this.errors = [];
    this.sockets = [];
    this.inTunnel = false;
    page.on('pageerror', (error) => this.errors.push(`${name}: ${error.stack ?? error}`));
  }

  /** @param {import('playwright-core').BrowserContextOptions} [browsing] another language, window or device */
  static async at(browser, name, browsing = {}) {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1100, height: 760 },
      ...browsing,
    });
    context.setDefaultTimeout(PATIENCE);
    const person = new Person(await context.newPage(), name);
    await context.routeWebSocket(/socket\.io/, (socket) => person.#connect(socket));
    return person;
  }

  #connect(socket) {
    if (this.inTunnel) return void socket.close();
    socket.connectToServer();
    this.sockets.push(socket);
  }

  /** From now on nothing gets through in either direction. */
  async enterTunnel() {
    this.inTunnel = true;
    await this.page.context().setOffline(true);
    await Promise.all(this.sockets.splice(0).map((socket) => socket.close()));
    await this.page.getByText('Offline.').waitFor();
  }

  async leaveTunnel() {
    this.inTunnel = false;
    await this.page.context().setOffline(false);
  }

  async register() {
    const { page } = this;
    await page.goto(base);
    await page.getByRole('link', { name: 'Create account' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(this.name);
    await page.getByRole('textbox', { name: 'Username' }).fill(this.username);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(this.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('navigation', { name: 'Chats' }).waitFor();
  }

  async startChatWith(other) {
    const { page } = this;
    await page.getByRole('button', { name: 'New chat' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New chat' });
    await dialog.getByRole('textbox', { name: 'Search by name' }).fill(other.username);
    await dialog.getByRole('list', { name: 'People' }).getByRole('button', { name: other.username }).click();
    await page.getByRole('heading', { name: other.name, level: 1 }).waitFor();
  }

  open(title) {
    return this.page.getByRole('list', { name: 'Chats' }).getByRole('link', { name: title }).click();
  }

  get chatId() {
    return new URL(this.page.url()).pathname.split('/').at(-1);
  }

  /** A way to say something in a chat without typing it. */
  async voice(chatId) {
    const { token } = await call('/api/auth/login', { email: this.email, password: PASSWORD });
    return (content) => call(`/api/chats/${chatId}/messages`, { content }, token);
  }

  get field() {
    return this.page.getByPlaceholder('Write a message');
  }

  async say(text) {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** The message with this text, in the history. */
  message(text) {
    return this.page
      .getByRole('region', { name: /^Messages of/ })
      .getByRole('article')
      .filter({ hasText: text });
  }

  sees(text) {
    return this.message(text).waitFor();
  }

  seesTicks(text, status) {
    return this.message(text).getByRole('img', { name: status, exact: true }).waitFor();
  }

  /** All that is said in the open chat, in order. */
  async said() {
    const bubbles = this.page.getByRole('region', { name: /^Messages of/ }).getByRole('article');
    return bubbles.evaluateAll((articles) =>
      articles.map((article) => article.querySelector('[dir=auto]')?.textContent),
    );
  }
}
