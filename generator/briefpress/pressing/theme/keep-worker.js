/* Answers for the site of one language from what the reader had kept of it, where the network does not answer. */
"use strict";
var HOME = new URL("./", self.location);

self.addEventListener("install", function () {
  self.skipWaiting();
});

self.addEventListener("activate", function (event) {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", function (event) {
  if (event.request.method !== "GET" || !event.request.url.startsWith(HOME.href)) return;
  event.respondWith(
    fetch(event.request).catch(function () {
      return kept(new URL(event.request.url));
    }),
  );
});

/** Return what is kept of an address; only a whole copy counts, which bears a mark. */
async function kept(address) {
  var path = address.pathname.endsWith("/") ? "index.html" : "";
  for (var name of await caches.keys()) {
    if (!name.startsWith("briefings " + HOME.pathname + " ")) continue;
    var cache = await caches.open(name);
    if (!(await cache.match(HOME.href + "kept"))) continue;
    var found = await cache.match(address.origin + address.pathname + path);
    if (found) return found;
  }
  return Response.error();
}
