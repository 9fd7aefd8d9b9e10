import assert from 'node:assert/strict';
import { base, PATIENCE } from './browser.mjs';

export const PASSWORD = 'correct horse battery staple';

async function call(url, body, token, method = 'POST') {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  assert.ok(response.ok, `${url} answered ${response.status}`);
  return response.json();
}

/** Somebody in front of a browser of their own, who does everything by what is written on the screen. */
export class Person {
  constructor(page, name, server = base) {
    this.page = page;
    this.base = server;
    this.name = name;
    this.username = `${name.toLowerCase()}-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
    this.email = `${this.username}@example.org`;
    this.errors = [];
    this.sockets = [];
    this.inTunnel = false;
    page.on('pageerror', (error) => this.errors.push(`${name}: ${error.stack ?? error}`));
  }

  /** @param {import('playwright-core').BrowserContextOptions} [browsing] another language, window, device or server */
  static async at(browser, name, browsing = {}) {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1100, height: 760 },
      ...browsing,
    });
    context.setDefaultTimeout(PATIENCE);
    const person = new Person(await context.newPage(), name, browsing.baseURL);
    await context.routeWebSocket(/socket\.io/, (socket) => person.#connect(socket));
    return person;
  }

  #connect(socket) {
    if (this.inTunnel) return void socket.close();
    const server = socket.connectToServer();
    socket.onMessage((message) => socket.dead || server.send(message));
    server.onMessage((message) => socket.dead || socket.send(message));
    this.sockets.push(socket);
  }

  /** The sockets that are open now stay open, and nothing comes through them any more, as after a sleep. */
  loseLine() {
    for (const socket of this.sockets.splice(0)) socket.dead = true;
  }

  /** Another tab of the same browser, with the same chat in front. */
  async anotherTab() {
    const tab = new Person(await this.page.context().newPage(), this.name, this.base);
    Object.assign(tab, { username: this.username, email: this.email, errors: this.errors });
    await tab.page.goto(this.page.url());
    return tab;
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
    await page.goto(this.base);
    await page.getByRole('link', { name: 'Create account' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(this.name);
    await page.getByRole('textbox', { name: 'Username' }).fill(this.username);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(this.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('navigation', { name: 'Chats' }).waitFor();
  }

  /** In another browser of somebody who has an account. */
  async logInAs(other, password = PASSWORD) {
    const { page } = this;
    if (!page.url().startsWith(base)) await page.goto(base);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(other.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
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
    const { token } = await call(`${this.base}/api/auth/login`, { email: this.email, password: PASSWORD });
    return (content, replyTo) =>
      call(`${this.base}/api/chats/${chatId}/messages`, { content, replyTo }, token);
  }

  /** Kept: one person may log in only so often. */
  #credential() {
    this.token ??= call(`${this.base}/api/auth/login`, { email: this.email, password: PASSWORD }).then(
      ({ token }) => token,
    );
    return this.token;
  }

  /** Edits a message without touching the page. */
  async changes({ chatId, id }, content) {
    const token = await this.#credential();
    await call(`${this.base}/api/chats/${chatId}/messages/${id}`, { content }, token, 'PATCH');
  }

  /** Deletes a message without touching the page. */
  async deletes({ chatId, id }) {
    const token = await this.#credential();
    const url = `${this.base}/api/chats/${chatId}/messages/${id}`;
    const response = await fetch(url, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });
    assert.ok(response.ok, `${url} answered ${response.status}`);
  }

  /** Reacts to a message without touching the page, or takes it back. */
  async reacts({ chatId, id }, emoji, method = 'PUT') {
    const token = await this.#credential();
    const url = `${this.base}/api/chats/${chatId}/messages/${id}/reactions/${encodeURIComponent(emoji)}`;
    const response = await fetch(url, { method, headers: { Authorization: `Bearer ${token}` } });
    assert.ok(response.ok, `${url} answered ${response.status}`);
  }

  /** The id of the newest message with this text. */
  async messageIdOf(text) {
    const { token } = await call(`${this.base}/api/auth/login`, { email: this.email, password: PASSWORD });
    const response = await fetch(`${this.base}/api/chats/${this.chatId}/messages`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return (await response.json()).items.findLast(({ content }) => content.includes(text)).id;
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

  /** One message with exactly this text, and no second one. */
  async seesOnce(text) {
    await this.message(text).first().waitFor();
    const found = await this.said();
    assert.equal(found.filter((said) => said === text).length, 1, `${text} in ${found.join(', ')}`);
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
