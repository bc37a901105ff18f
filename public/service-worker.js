// Serves the page without a network. The build writes VERSION, FILES and LATER above: one cache a version, filled with FILES as
// a whole before it serves anything, so that files of two versions never meet. Those of LATER are kept once they were wanted.
const CACHE = `all-or-none-${VERSION}`;

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("all-or-none-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

// A starting page asks for the new version; other pages that are open keep the one that they run.
self.addEventListener("message", (event) => {
  if (event.data.wanted) {
    event.waitUntil(caches.open(CACHE).then((cache) => keep(cache, event.data.wanted)));
    return;
  }
  const others = self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  event.waitUntil(others.then((pages) => (pages.length <= 1 ? self.skipWaiting() : undefined)));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(caches.open(CACHE).then((cache) => answer(cache, event.request)));
});

async function answer(cache, request) {
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && isLater(request.url)) await cache.put(request, response.clone());
  return response;
}

// A page that was there before this worker fetched these by itself.
async function keep(cache, wanted) {
  const missing = await Promise.all(wanted.filter(isLater).map(async (file) => ((await cache.match(file)) ? [] : [file])));
  await cache.addAll(missing.flat());
}

function isLater(address) {
  return LATER.some((file) => new URL(file, self.registration.scope).href === address);
}
