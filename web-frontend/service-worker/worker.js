// What makes the app start without its server. It keeps the files of one build, and nothing else: no answer of the
// API, and no token, ever comes into a cache. VERSION and FILES are filled in by scripts/service-worker.mjs.
/* global VERSION, FILES */
const NAME = `verbatim-shell-${VERSION}`;
const PATIENCE = 5000;
const NO_PAGES = /^\/(api|actuator|socket\.io|engine\.io|ws|docs)(\/|$)/;

self.addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(fresh)));
});

// A new build waits until no page of the old one is open, so no page ever loses the files that it still needs. Nobody
// has to wait for it: pages come from the network first, and with them the files of the newest build.
self.addEventListener('activate', (event) => {
  const outdated = (name) => name.startsWith('verbatim-shell-') && name !== NAME;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

const kept = (path) => caches.open(NAME).then((cache) => cache.match(path));

async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status < 500) return answer;
    return (await kept('/index.html')) ?? answer;
  } catch (failure) {
    const shell = await kept('/index.html');
    if (shell) return shell;
    throw failure;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !NO_PAGES.test(pathname)) event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(kept(pathname).then((file) => file ?? fetch(request)));
});
