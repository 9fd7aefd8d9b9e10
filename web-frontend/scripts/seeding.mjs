// Fills a server with what people are said to have said, over HTTP and many at a time.
import { PASSWORD } from '../e2e/person.mjs';

const AT_ONCE = 48;

/** Somebody who talks without a browser, and logs in again when a token has run out. */
class Voice {
  constructor(base, { email }) {
    this.base = base;
    this.email = email;
  }

  async logIn() {
    const { token, user } = await this.#call('/auth/login', { email: this.email, password: PASSWORD });
    this.token = token;
    this.userId = user.id;
    return this;
  }

  async post(path, body) {
    const used = this.token;
    const answer = await this.#call(path, body, used);
    if (answer !== undefined) return answer;
    if (this.token === used) this.renewing ??= this.logIn().finally(() => (this.renewing = undefined));
    await this.renewing;
    return this.post(path, body);
  }

  /** Answers nothing when the token has run out. */
  async #call(path, body, token) {
    const response = await fetch(`${this.base}/api${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (response.status === 429) {
      await new Promise((again) => setTimeout(again, 1000));
      return this.#call(path, body, token);
    }
    if (response.status === 401 && token !== undefined) {
      await response.text();
      return undefined;
    }
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}

/** Does a piece of work for each number below a count, so many at once. */
async function each(count, work) {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A chat of two with so many messages, which the reader has read; answers its id. */
export async function seedHistory(base, reader, talker, messages) {
  const [mine, others] = [await new Voice(base, reader).logIn(), await new Voice(base, talker).logIn()];
  const chat = await mine.post('/chats', { participants: [others.userId], isGroup: false });
  const path = `/chats/${chat.id}/messages`;
  const say = (number, voice) =>
    voice.post(path, {
      content: `Message no. ${number}; ${'and so on, '.repeat((number * 7) % 23)}end.`,
    });
  const voices = [others, mine];
  await each(messages - 1, (number) => say(number, voices[number % 2]));
  // Who speaks has read all of it.
  await say(messages - 1, mine);
  return chat.id;
}

/** So many groups of two with one message each, the last one at the top of the list. */
export async function seedChats(base, reader, talker, chats) {
  const [mine, others] = [await new Voice(base, reader).logIn(), await new Voice(base, talker).logIn()];
  const list = [];
  await each(chats, async (number) => {
    const name = `Group no. ${String(number).padStart(5, '0')}.`;
    const { id } = await mine.post('/chats', {
      participants: [others.userId],
      isGroup: true,
      name,
    });
    const said = `Word of group ${number}.`;
    await mine.post(`/chats/${id}/messages`, { content: said });
    list.push({ id, name, said });
  });
  return list;
}
