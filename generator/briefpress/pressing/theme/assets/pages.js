/* On every page: what is led to is shown, menus and switches work by keyboard, mistakes are reported, documents compared. */
(function () {
  "use strict";

  /** A former address leads on to the present one, and to the same place on it. */
  var moved = document.querySelector("meta[name='moved']");
  if (moved) location.replace(moved.content + location.search + location.hash);

  /** Open what an address leads into: an older browser leaves it folded. */
  function unfold() {
    var target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (refused) {
      return; // no address of ours
    }
    if (!target) return;
    var folded = false;
    for (var each = target.parentElement; each; each = each.parentElement) {
      if (each.tagName === "DETAILS" && !each.open) folded = each.open = true;
    }
    if (folded) target.scrollIntoView();
  }

  /** The sign behind a heading is for the mouse; the headings of the menu are buttons, and say whether they are open. */
  function keys() {
    document.querySelectorAll(".headerlink").forEach(function (sign) {
      sign.tabIndex = -1;
    });
    document.querySelectorAll("label.md-nav__link[for^='__nav']").forEach(function (label) {
      var box = document.getElementById(label.htmlFor);
      if (!box || !label.closest("nav")) return;
      var button = document.createElement("button");
      button.type = "button";
      button.id = label.id;
      button.className = label.className;
      button.append.apply(button, Array.from(label.childNodes));
      button.addEventListener("click", function () {
        box.click();
      });
      label.replaceWith(button);
      box.addEventListener("change", tell);
      tell();
      function tell() {
        button.setAttribute("aria-expanded", box.checked ? "true" : "false");
      }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== " " || !event.target.matches("label[for]")) return;
      event.preventDefault();
      event.target.click();
    });
  }

  /** The way to another language leads to the same place on the page. */
  function languages() {
    document.querySelectorAll("a.briefings-language").forEach(function (link) {
      link.addEventListener("click", function () {
        link.hash = location.hash;
      });
    });
  }

  /** Report a mistake: the page, and the claim where one is led to, are filled in; with nowhere to send it, a text to copy. */
  function reports() {
    var link = document.querySelector("a.report");
    if (!link) return;
    link.addEventListener("click", function (event) {
      var text = link.dataset.text.replace("{page}", () => document.title).replace("{address}", () => location.href);
      var title = link.dataset.title + ": " + document.title;
      if (report.to()) {
        link.href = report.address(title, text);
      } else {
        event.preventDefault();
        show(link, text);
      }
    });
  }

  /** Where mistakes are reported, empty where the library names nothing; and the address with a title and a text filled in. */
  var report = (window.briefingsReport = {
    to: function () {
      var link = document.querySelector("a.report");
      return link ? link.dataset.to : "";
    },
    address: function (title, text) {
      var to = report.to();
      var said = names(to)[0] + "=" + encodeURIComponent(title) + "&" + names(to)[1] + "=" + encodeURIComponent(text);
      return to + (to.includes("?") ? "&" : "?") + said;
    },
  });

  /** What a mail program, GitLab and the others call the title and the text. */
  function names(to) {
    if (to.startsWith("mailto:")) return ["subject", "body"];
    return to.includes("/-/") ? ["issue[title]", "issue[description]"] : ["title", "body"];
  }

  function show(link, text) {
    var dialog = link.closest(".site-foot").querySelector("dialog");
    var field = dialog.querySelector("textarea");
    field.value = text;
    dialog.showModal();
    field.focus();
    dialog.querySelector("[data-copy]").onclick = function () {
      take(field);
    };
  }

  /** A button beside each citation copies it. */
  function citations() {
    var word = document.querySelector(".site-foot [data-copy]");
    var files = document.querySelector("a[download][href*='cite/']");
    var whole = files && files.closest("p").previousElementSibling;
    Array.from(document.querySelectorAll("p.citation"), (each) => each)
      .concat(whole && whole.tagName === "P" ? [whole] : [])
      .forEach(function (place) {
        if (!word) return;
        var text = place.textContent.trim();
        var button = document.createElement("button");
        button.type = "button";
        button.className = "copy";
        button.textContent = word.textContent;
        button.setAttribute("aria-label", word.textContent + ": " + text);
        button.addEventListener("click", function () {
          copy(text, button);
          button.textContent = word.textContent + " ✓";
        });
        place.append(" ", button);
      });
  }

  /** Copy a text by a field that is there for a moment. */
  function copy(text, beside) {
    var field = document.createElement("textarea");
    field.value = text;
    beside.after(field);
    take(field);
    field.remove();
    beside.focus();
  }

  /** Copy what stands in a field: the newer way is closed to pages on a disk. */
  function take(field) {
    field.select();
    document.execCommand("copy");
  }

  /** Of the table of questions, two documents side by side, with what each says and whether they agree. */
  function compare() {
    var matrix = document.querySelector(".matrix");
    var table = matrix && matrix.querySelector("table");
    if (!table) return;
    var words = matrix.dataset;
    var heads = Array.from(table.tHead.rows[0].cells);
    var chosen = [words.first, words.second].map(choice);
    var form = document.createElement("p");
    form.className = "about compare";
    var said = document.createElement("span");
    said.setAttribute("role", "status");
    form.append(chosen[0].parentNode, " ", chosen[1].parentNode, " ", said);
    matrix.before(form);
    table.querySelectorAll("tbody td:first-child").forEach(function (cell) {
      var verdict = document.createElement("em");
      verdict.className = "verdict";
      cell.append(" ", verdict);
    });

    function choice(label) {
      var select = document.createElement("select");
      var around = document.createElement("label");
      select.add(new Option("–", "0"));
      heads.slice(1).forEach(function (head, number) {
        select.add(new Option(head.textContent.trim(), String(number + 1)));
      });
      select.addEventListener("change", apply);
      around.append(label + " ", select);
      return select;
    }

    function apply() {
      var columns = chosen.map(function (select) {
        return Number(select.value);
      });
      var both = Boolean(columns[0] && columns[1] && columns[0] !== columns[1]);
      matrix.classList.toggle("compared", both);
      var counts = {};
      Array.from(table.rows).forEach(function (row, number) {
        Array.from(row.cells).forEach(function (cell, column) {
          cell.hidden = both && column > 0 && !columns.includes(column);
        });
        if (!number) return;
        var verdict = both ? words[how(row.cells[columns[0]], row.cells[columns[1]])] : "";
        row.querySelector(".verdict").textContent = verdict;
        if (verdict) counts[verdict] = (counts[verdict] || 0) + 1;
      });
      said.textContent = Object.keys(counts).map((each) => each + ": " + counts[each]).join(" · ");
    }

    function how(one, other) {
      var mine = letters(one);
      var theirs = letters(other);
      if (!mine.length && !theirs.length) return "silent";
      if (!mine.length || !theirs.length) return "one";
      return mine.some((each) => theirs.includes(each)) ? "agree" : "differ";
    }

    function letters(cell) {
      return Array.from(cell.querySelectorAll("a"), (link) => link.textContent);
    }
  }

  window.addEventListener("hashchange", unfold);
  document.addEventListener("DOMContentLoaded", function () {
    unfold();
    keys();
    languages();
    reports();
    citations();
    compare();
  });
})();
