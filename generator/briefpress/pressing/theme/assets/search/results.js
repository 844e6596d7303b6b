/* The results on the search page: gathered by sheet, a dozen sheets at a time. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var SHEETS = 12;
  var PLACES = 3;

  /** Return a promise of the elements that show the items; `failed` is called when more cannot be loaded. */
  search.results = function (items, units, failed) {
    var sheets = search.gathered(items);
    var mark = search.marker(units);
    return page(0).then(function (rows) {
      var list = search.element("ol", { class: "find-list" }, rows);
      return sheets.length > SHEETS ? [list, moreButton(list)] : [list];
    });

    function page(from) {
      var some = sheets.slice(from, from + SHEETS);
      return Promise.all(
        some.map(function (each) {
          return search.sheet(each[0]);
        }),
      ).then(function (loaded) {
        return loaded.map(function (sheet, number) {
          return group(sheet, some[number][1], mark);
        });
      });
    }

    function moreButton(list) {
      var button = search.element("button", { type: "button", class: "find-more" }, [search.phrase("more")]);
      button.addEventListener("click", function () {
        if (button.getAttribute("aria-disabled")) return;
        button.setAttribute("aria-disabled", "true"); // and not `disabled`, which would lose the focus
        page(list.children.length)
          .then(function (rows) {
            list.append.apply(list, rows);
            rows[0].querySelector("a").focus();
            if (list.children.length >= sheets.length) button.remove();
          })
          .catch(failed)
          .then(function () {
            button.removeAttribute("aria-disabled");
          });
      });
      return button;
    }
  };

  /** Return a sheet's results: the best few, and the rest behind a button. */
  function group(sheet, places, mark) {
    var make = search.element;
    var rows = places.map(function (place) {
      return make("li", {}, search.result(sheet, place, mark));
    });
    var parts = [make("ul", { class: "find-items" }, rows)];
    if (sheet.items[places[0]][0] || sheet.items[places[0]][2].t !== sheet.title)
      parts.unshift(make("p", { class: "find-sheet" }, [make("a", { href: search.root + sheet.href }, [sheet.title])]));
    if (rows.length > PLACES) parts.push(restButton(rows));
    return make("li", { class: "find-group" }, parts);
  }

  /** Hide the rows behind the first few; return the button that shows them. */
  function restButton(rows) {
    rows.slice(PLACES).forEach(function (row) {
      row.hidden = true;
    });
    var label = search.phrase("more-here", { n: rows.length - PLACES });
    var button = search.element("button", { type: "button", class: "find-more-here" }, [label]);
    button.addEventListener("click", function () {
      rows.forEach(function (row) {
        row.hidden = false;
      });
      rows[PLACES].querySelector("a").focus();
      button.remove();
    });
    return button;
  }
})();
