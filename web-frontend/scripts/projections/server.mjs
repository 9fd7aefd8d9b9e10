// The calls of the admin API, and what its refusals mean to whoever typed the command.
import { readFile } from 'node:fs/promises';
import { Refused, Unasked } from './outcome.mjs';
import { WISHES } from './wishes.mjs';

const PATIENCE_MILLIS = 30_000;

const REMEDIES = {
  'token-expired': 'The token has expired: log in again, and give the new one.',
  unauthenticated: 'The server takes this token from nobody: log in again, and give the new one.',
  forbidden:
    'The token is not of an operator. VERBATIM_COMMAND_OPERATORS of the server names them; whoever was added logs in again.',
  'insufficient-scope': 'The token is of a bot, and no bot is an operator: give the one of a person.',
};

export class Server {
  #url;
  #tokenFile;
  #token;

  constructor({ url, tokenFile }, { VERBATIM_TOKEN }) {
    this.#url = url;
    this.#tokenFile = tokenFile;
    this.#token = VERBATIM_TOKEN;
  }

  /** What each process keeps. */
  async projections() {
    return this.#call('GET', '/projections', 'items');
  }

  /** When each process said last how it does, by its id. */
  async seen() {
    const processes = await this.#call('GET', '/status', 'processes');
    return new Map(processes.map(({ id, seenAt }) => [id, seenAt]));
  }

  /** Answers which processes will do it. */
  async ask({ command, name, position, process }) {
    const path = WISHES[command].path.replace('{position}', encodeURIComponent(position));
    const query = process === undefined ? '' : `?process=${encodeURIComponent(process)}`;
    return this.#call('POST', `/projections/${encodeURIComponent(name)}/${path}${query}`, 'processes');
  }

  /** @param member of the answer that is wanted, and that no other server's has */
  async #call(method, path, member) {
    const headers = { Accept: 'application/json', Authorization: `Bearer ${await this.#credential()}` };
    const signal = AbortSignal.timeout(PATIENCE_MILLIS);
    let response;
    let body;
    try {
      response = await fetch(`${this.#url}/api/admin${path}`, { method, headers, signal });
      body = await response.text();
    } catch (failed) {
      const why = failed.cause?.code ?? failed.cause?.message ?? failed.name;
      throw new Unasked(
        `Nobody answers at ${this.#url} (${why}). Does the server run there? --url names another one.`,
      );
    }
    const answer = asJson(body);
    if (response.ok && Array.isArray(answer?.[member])) return answer[member];
    throw this.#refusal(response, answer ?? {}, method);
  }

  #refusal({ status, headers }, { code, detail, incident }, method) {
    // What is read is there on every server; it is wishes that name something.
    if (code === undefined || (code === 'not-found' && method === 'GET'))
      return new Unasked(
        `${this.#url} answers ${status}, and not as Verbatim does. --url names another server.`,
      );
    if (code === 'rate-limited')
      return new Refused(
        `These were too many requests: try again in ${headers.get('Retry-After') ?? 'some'} s.`,
      );
    const why = [detail, incident && `The log of the server has it as ${incident}.`]
      .filter(Boolean)
      .join(' ');
    return status >= 500 ? new Unasked(`${why} Try again.`) : new Refused(REMEDIES[code] ?? why);
  }

  /** Read anew each time, since a token lives for minutes and what is followed may take hours. */
  async #credential() {
    const token = (
      this.#tokenFile === undefined ? (this.#token ?? '') : await contents(this.#tokenFile)
    ).trim();
    const place = this.#tokenFile ?? 'VERBATIM_TOKEN';
    if (token === '')
      throw new Unasked(
        this.#tokenFile === undefined
          ? 'There is no token: put the access token of an operator in the variable VERBATIM_TOKEN, or in a file that --token-file names.'
          : `${place} is empty: it should have the access token of an operator.`,
      );
    if (!/^[\x21-\x7e]+$/.test(token)) throw new Unasked(`What ${place} has is no token.`);
    return token;
  }
}

async function contents(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (failed) {
    throw new Unasked(`The token cannot be read from ${file} (${failed.code}).`);
  }
}

function asJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
