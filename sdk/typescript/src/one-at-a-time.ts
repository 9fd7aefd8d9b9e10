const LEASE = 20_000;
const PAUSE = 60;

/**
 * Runs work while no other tab of this browser runs work of the same name. Web Locks exist on https and localhost
 * only; elsewhere (a phone that opens http://192.168.1.5:8080) a lease in the storage comes close enough. Outside of
 * browsers there are no tabs.
 */
export function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === 'undefined' ? undefined : (navigator as Partial<Navigator>).locks;
  if (locks) return locks.request(name, work) as Promise<T>;
  return typeof window === 'undefined' ? work() : withLease(`${name}.lease`, work);
}

async function withLease<T>(key: string, work: () => Promise<T>): Promise<T> {
  const owner = `${Date.now()}.${Math.random()}`;
  for (;;) {
    const until = Number(localStorage.getItem(key)?.split(' ')[1] ?? 0);
    if (until < Date.now()) {
      localStorage.setItem(key, `${owner} ${Date.now() + LEASE}`);
      await pause();
      if (localStorage.getItem(key)?.startsWith(`${owner} `)) break;
    }
    await pause();
  }
  try {
    return await work();
  } finally {
    if (localStorage.getItem(key)?.startsWith(`${owner} `)) localStorage.removeItem(key);
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE * (1 + Math.random())));
