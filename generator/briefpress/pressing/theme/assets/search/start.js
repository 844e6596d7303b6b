/* On every page: load the search when somebody wants it, and not before. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var here = document.currentScript.src.replace(/[^/]*$/, "");
  var loading;
  search.root = new URL("../", here).href;

  /** Load the search's script; when it is lost, the next call loads it again. */
  function load() {
    if (!loading) {
      loading = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = here + "search.js";
        script.onload = resolve;
        script.onerror = reject;
        document.head.appendChild(script);
      });
      loading.catch(function () {
        loading = null;
      });
    }
    return loading;
  }

  search.scripts = load;

  function start() {
    var form = document.querySelector(".find-box");
    var page = document.getElementById("find");
    if (page) openPage(page);
    if (form) openBox(form);
    document.addEventListener("keydown", function (event) {
      var busy = event.target.closest("input, textarea, select, [contenteditable]");
      if (busy || event.ctrlKey || event.metaKey || event.altKey || (event.key !== "/" && event.key !== "s")) return;
      event.preventDefault();
      goTo((page && page.querySelector("input")) || (form && form.querySelector("input")));
    });
  }

  function openPage(page) {
    load()
      .then(function () {
        return search.page(page);
      })
      .catch(function () {
        var again = document.createElement("a");
        again.href = location.href;
        again.textContent = page.dataset.failed;
        page.replaceChildren(again);
        page.setAttribute("role", "alert");
      });
  }

  /** Bring the box to life when it is first used; when that fails, when it is used again. */
  function openBox(form) {
    var input = form.querySelector("input");
    function wake() {
      sleep();
      load().then(
        function () {
          search.box(form);
        },
        listen,
      );
    }
    function listen() {
      input.addEventListener("focus", wake);
      input.addEventListener("input", wake);
    }
    function sleep() {
      input.removeEventListener("focus", wake);
      input.removeEventListener("input", wake);
    }
    listen();
  }

  /** Go to a box, or where it is hidden, to the search page. */
  function goTo(input) {
    var link = document.querySelector(".find-link");
    if (input && input.getClientRects().length) input.focus();
    else if (link) link.click();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
