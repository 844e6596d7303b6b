/* The search box in the header: a combobox with a list of results (ARIA Authoring Practices, combobox pattern). */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var MOST = 8;
  var turn = 0;

  /** Bring the header's search box to life. */
  search.box = function (form) {
    var input = form.querySelector("input");
    var list = form.querySelector("[role=listbox]");
    var status = form.querySelector("[role=status]");
    var active = -1;

    function open(yes) {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes));
      if (!yes) activate(-1);
    }

    /** Close the list, and let no answer that is still on its way open it again. */
    function close() {
      ++turn;
      open(false);
      say("", false);
    }

    /** Say something to a screen reader, and show it below the box where no list says it. */
    function say(text, shown) {
      status.textContent = text;
      status.classList.toggle("find-shown", shown);
    }

    function activate(number) {
      var options = list.querySelectorAll("[role=option]");
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = number;
      if (options[active]) {
        options[active].setAttribute("aria-selected", "true");
        options[active].scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", options[active].id);
      } else input.removeAttribute("aria-activedescendant");
    }

    function answer() {
      var mine = ++turn;
      var text = input.value;
      activate(-1);
      if (!text.trim()) return close();
      search
        .run(text, true)
        .then(function (found) {
          var sheets = search.gathered(found.items).slice(0, MOST);
          return Promise.all(
            sheets.map(function (each) {
              return search.sheet(each[0]);
            }),
          ).then(function (loaded) {
            if (mine !== turn || document.activeElement !== input) return;
            var mark = search.marker(found.units);
            var rows = loaded.map(function (sheet, number) {
              return option(sheet, sheets[number][1][0], mark, number);
            });
            show(rows, found, text);
          });
        })
        .catch(function () {
          if (mine !== turn) return;
          open(false);
          say(search.phrase("failed"), true);
        });
    }

    function option(sheet, place, mark, number) {
      var parts = search.result(sheet, place, mark);
      var link = parts[0];
      var isPart = sheet.title && sheet.items[place][2].t !== sheet.title;
      if (isPart) parts.splice(2, 0, search.element("span", { class: "find-about" }, [sheet.title]));
      link.setAttribute("tabindex", "-1");
      return search.element("li", { role: "option", id: "find-option-" + number, "aria-selected": "false" }, parts);
    }

    function show(rows, found, text) {
      if (!rows.length) {
        open(false);
        return say(search.phrase("none", { q: text }), true);
      }
      var all = search.element("a", { href: address(), tabindex: "-1" }, [search.phrase("all") + " →"]);
      var last = { role: "option", id: "find-option-" + rows.length, "aria-selected": "false", class: "find-all" };
      list.replaceChildren.apply(list, rows.concat([search.element("li", last, [all])]));
      activate(Math.min(active, rows.length)); // whoever was quicker than the answer has chosen by place
      var many = search.count("results", found.items.length);
      say(found.partly ? search.phrase("partly") + " " + many : many, false);
      open(true);
    }

    function address() {
      return form.action.split("?")[0] + "?" + new URLSearchParams({ q: input.value });
    }

    input.addEventListener("input", answer);
    input.addEventListener("keydown", function (event) {
      var many = list.querySelectorAll("[role=option]").length;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) return answer();
        var step = event.key === "ArrowDown" ? 1 : -1;
        activate(active + step >= many ? -1 : active + step < -1 ? many - 1 : active + step);
      } else if (event.key === "Escape") {
        if (!list.hidden) event.preventDefault(); // the first closes the list, the second empties the box
        else input.value = "";
        close();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        list.querySelectorAll("[role=option]")[active].querySelector("a").click();
      }
    });
    list.addEventListener("mousedown", function (event) {
      event.preventDefault(); // the box keeps the focus, so that the click still finds the list
    });
    list.addEventListener("click", function (event) {
      var row = event.target.closest("[role=option]");
      if (row && !event.target.closest("a")) row.querySelector("a").click();
      close();
    });
    input.addEventListener("blur", close);
    if (input.value) answer();
  };
})();
