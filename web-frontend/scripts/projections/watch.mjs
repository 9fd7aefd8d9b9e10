// Follows projections until what happens with them is done.
import { Refused, Unasked } from './outcome.mjs';
import { isSettled, WISHES } from './wishes.mjs';

const INTERVAL_MILLIS = 1_000;
/** For which a server or a process may be away, as while it is started anew. */
const ABSENCE_MILLIS = 60_000;

/** What all processes say, again and again; short absences of the server are waited for. */
async function* statements(server) {
  let answered = Date.now();
  for (;;) {
    let said;
    try {
      const items = await server.projections();
      // Afterwards: whatever a process says after this time it says after what the items tell.
      said = { items, seen: await server.seen() };
      answered = Date.now();
    } catch (failed) {
      if (!(failed instanceof Unasked) || Date.now() - answered > ABSENCE_MILLIS) throw failed;
    }
    if (said) yield said;
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLIS));
  }
}

/** Until nothing is under way with those that are wanted; who is silent from the beginning or for long is not waited for. */
export async function watch(server, wanted, tell) {
  const followed = new Map();
  for await (const { items, seen } of statements(server)) {
    const projections = items.filter(wanted);
    tell(projections);
    for (const projection of projections.filter(({ silent }) => !silent)) {
      const key = `${projection.process}/${projection.name}`;
      if (!followed.has(key)) followed.set(key, new Followed({ isDone: isSettled }));
      followed.get(key).look(projection, seen.get(projection.process));
    }
    if ([...followed.values()].every(({ isDone, isAway }) => isDone || isAway)) return;
  }
}

/** Until these processes have done what they were asked for; says why where one cannot. */
export async function watchWish(server, { command, name }, processes, tell) {
  const followed = new Map(processes.map((process) => [process, new Followed(WISHES[command])]));
  for await (const { items, seen } of statements(server)) {
    const projections = items.filter((item) => item.name === name && followed.has(item.process));
    tell(projections);
    for (const [process, one] of followed)
      one.look(
        projections.find((item) => item.process === process),
        seen.get(process),
      );
    const rest = [...followed].filter(([, { isDone }]) => !isDone);
    if (rest.length === 0) return;
    for (const [process, one] of rest) {
      if (one.hindrance) throw new Refused(`${name} of ${process} is not done with it. ${one.hindrance}`);
      if (one.isAway)
        throw new Unasked(
          `Nothing is heard of ${process} any more. What was asked for is written down, and done when it is back.`,
        );
    }
  }
}

/**
 * A projection of one process. What that said while the wish stood there may be older than what it has done since, so it has to
 * speak once more.
 */
class Followed {
  isDone = false;
  hindrance = undefined;
  #wish;
  #heard = Date.now();
  #said = undefined;
  #statements = 0;

  constructor(wish) {
    this.#wish = wish;
  }

  get isAway() {
    return Date.now() - this.#heard > ABSENCE_MILLIS;
  }

  look(projection, seenAt) {
    if (!projection || projection.silent) return;
    this.#heard = Date.now();
    if (projection.wish !== undefined || projection.besideWish !== undefined) {
      this.#said = undefined;
      this.#statements = 0;
      return;
    }
    if (this.#said !== undefined && this.#said !== seenAt) this.#statements++;
    this.#said = seenAt;
    if (this.#statements === 0) return;
    this.isDone = this.#wish.isDone(projection, this.#statements);
    this.hindrance = this.isDone ? undefined : this.#wish.hindrance?.(projection);
  }
}
