// Keeps the files whose names change with their content, and a page for when the server is out of reach.
// Answers of the API and pages themselves always come from the server.

const BUILD = '__BUILD__';
const CACHE = `kehu-${BUILD}`;
const OFFLINE = '/offline.html';
const ALWAYS = [OFFLINE, '/offline.css', '/icon.svg'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(ALWAYS)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropEarlierBuilds().then(() => self.clients.claim()));
});

/** The page asks for the new build once somebody has agreed to reload. */
self.addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, pathname));
  else if (pathname.startsWith('/assets/') || ALWAYS.includes(pathname)) event.respondWith(asset(request));
});

async function dropEarlierBuilds() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('kehu-') && name !== CACHE).map((name) => caches.delete(name)),
  );
}

/** @param {Request} request @param {string} pathname */
async function page(request, pathname) {
  try {
    return await fetch(request);
  } catch (error) {
    const offline = pathname.startsWith('/api/') ? undefined : await caches.match(OFFLINE);
    if (offline) return offline;
    throw error;
  }
}

/** @param {Request} request */
async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone());
  }
  return answer;
}
