/* On the page "Take it with you": keep the site of this language in the browser, bring it up to date, remove it. */
(function () {
  "use strict";
  var AT_ONCE = 6;
  var box = document.getElementById("keep");
  var home = new URL("../", document.currentScript.src);
  if (!box || !/^https?:$/.test(location.protocol) || !navigator.serviceWorker || !window.caches) return;
  var start = box.querySelector(".keep-start");
  var remove = box.querySelector(".keep-remove");
  var bar = box.querySelector("progress");
  var status = box.querySelector("[role=status]");
  var prefix = "briefings " + home.pathname + " ";
  var list;

  /** Return the caches of this site's language. */
  async function caught() {
    return (await caches.keys()).filter(function (name) {
      return name.startsWith(prefix);
    });
  }

  /** Return what the whole copy says of itself, when there is one. */
  async function mark() {
    for (var name of await caught()) {
      var found = await (await caches.open(name)).match(home.href + "kept");
      if (found) return found.json();
    }
    return null;
  }

  function say(phrase, values) {
    var text = box.dataset[phrase] || "";
    for (var name in values || {}) text = text.replace("{" + name + "}", values[name]);
    return text;
  }

  function size() {
    var bytes = list.files.reduce(function (sum, file) {
      return sum + file[1];
    }, 0);
    var written = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 };
    return (bytes / 1e6).toLocaleString(document.documentElement.lang, written);
  }

  /** Show what can be done now; `told` is said in place of what is kept. */
  async function show(told) {
    var now = await mark();
    var stale = now && now.digest !== list.digest;
    start.textContent = say(now ? "again" : "ask", { size: size() });
    start.hidden = !list.files.length || Boolean(now && !stale);
    remove.hidden = !now;
    bar.hidden = true;
    var language = document.documentElement.lang.replace(/^en$/, "en-GB");
    var day = now && new Date(now.when).toLocaleDateString(language, { dateStyle: "long" });
    status.textContent = told || (now ? say(stale ? "stale" : "kept", { date: day }) : "");
  }

  /** Fetch every file into a cache of its own, some at once; what an earlier, broken try has is not fetched again. */
  async function keep() {
    var name = prefix + list.digest;
    var cache = await caches.open(name);
    var waiting = list.files.slice();
    var done = 0;
    bar.max = waiting.length;
    bar.hidden = false;
    async function work() {
      for (var file = waiting.pop(); file; file = waiting.pop()) {
        var address = home.href + file[0].split("/").map(encodeURIComponent).join("/");
        if (!(await cache.match(address))) {
          var answer = await fetch(address, { cache: "no-cache" });
          if (!answer.ok) throw new Error(address);
          await cache.put(address, answer);
        }
        bar.value = done += 1;
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await navigator.serviceWorker.register(home.href + "keep-worker.js", { scope: home.href });
    await navigator.serviceWorker.ready;
    await cache.put(home.href + "kept", new Response(JSON.stringify({ digest: list.digest, when: new Date() })));
    for (var other of await caught()) if (other !== name) await caches.delete(other);
  }

  async function forget() {
    for (var name of await caught()) await caches.delete(name);
    for (var worker of await navigator.serviceWorker.getRegistrations())
      if (worker.scope === home.href) await worker.unregister();
  }

  /** Do something that takes a while, and say how it went. */
  async function attempt(work, told) {
    var wrong = "";
    start.disabled = remove.disabled = true;
    try {
      await work();
    } catch (error) {
      wrong = say(error.name === "QuotaExceededError" ? "full" : "failed");
    }
    start.disabled = remove.disabled = false;
    await show(wrong || told);
    (start.hidden ? remove : start).focus();
  }

  start.addEventListener("click", function () {
    attempt(keep);
  });
  remove.addEventListener("click", function () {
    attempt(forget, say("gone"));
  });

  async function begin() {
    var answer = await fetch(home.href + "offline.json", { cache: "no-cache" });
    if (!answer.ok) return;
    list = await answer.json();
    await show();
    box.hidden = false;
  }
  begin().catch(async function () {
    list = await mark();
    if (!list) return;
    list.files = []; // without a network: what is kept can be removed
    await show();
    box.hidden = false;
  });
})();
