// Serves the page without a network. The build writes VERSION and FILES above: one cache a version, filled as a whole
// before it serves anything, so that files of two versions never meet.
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
  const others = self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  event.waitUntil(others.then((pages) => (pages.length <= 1 ? self.skipWaiting() : undefined)));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const kept = caches.open(CACHE).then((cache) => cache.match(event.request, { ignoreSearch: true }));
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});
