/* On every page: load the search when somebody wants it, and not before. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var here = document.currentScript.src.replace(/[^/]*$/, "");
  var FILES = [
    "snowball/base-stemmer.js",
    "snowball/english-stemmer.js",
    "snowball/spanish-stemmer.js",
    "words.js",
    "files.js",
    "index.js",
    "asking.js",
    "lists.js",
    "query.js",
    "spelling.js",
    "show.js",
    "box.js",
    "page.js",
  ];
  var loading;
  search.root = new URL("../../", here).href;

  function load() {
    loading =
      loading ||
      Promise.all(
        FILES.map(function (file) {
          return new Promise(function (resolve, reject) {
            var script = document.createElement("script");
            script.src = here + file;
            script.async = false; // in this order
            script.onload = function () {
              resolve();
            };
            script.onerror = reject;
            document.head.appendChild(script);
          });
        }),
      );
    return loading;
  }

  function start() {
    var form = document.querySelector(".find-box");
    var page = document.getElementById("find");
    if (page)
      load().then(function () {
        search.page(page);
      });
    if (!form) return;
    var input = form.querySelector("input");
    input.addEventListener(
      "focus",
      function () {
        load().then(function () {
          search.box(form);
          return search.ready();
        });
      },
      { once: true },
    );
    document.addEventListener("keydown", function (event) {
      var busy = event.target.closest("input, textarea, select, [contenteditable]");
      if (busy || event.ctrlKey || event.metaKey || event.altKey || (event.key !== "/" && event.key !== "s")) return;
      event.preventDefault();
      (page ? page.querySelector("input") || input : input).focus();
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
