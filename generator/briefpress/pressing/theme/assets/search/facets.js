/* The facets of the search page: how many results have which value, and the boxes to choose one. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var FEW = { document: 8 }; // a document's title is a file of its own
  var MANY = 24;
  var shown = {};

  search.facetNames = ["section", "actor", "document", "kind", "year", "language"];

  /** Return, by facet, an item's values as they stand in the address; for a document, its slot. */
  search.valuesOf = function (facts, actorsOf) {
    var manifest = search.manifest;
    return {
      kind: function (item) {
        return [manifest.kinds[facts(item)[0]][0]];
      },
      language: function (item) {
        return facts(item)[1] ? [facts(item)[1]] : [];
      },
      section: function (item) {
        return facts(item)[2].map(function (code) {
          return manifest.sections[code][0];
        });
      },
      year: function (item) {
        return facts(item)[3].map(String);
      },
      actor: actorsOf && function (item) {
        return actorsOf(item).map(function (code) {
          return search.actors[code].id;
        });
      },
      document: function (item) {
        return facts(item)[1] ? [String(search.slotOf(item))] : [];
      },
    };
  };

  /** Return, by facet, whether an item has one of the chosen values; all have where none is chosen. */
  search.testsOf = function (values, chosen) {
    var tests = {};
    search.facetNames.forEach(function (facet) {
      var wanted = new Set(chosen[facet]);
      tests[facet] = function (item) {
        return !wanted.size || values[facet](item).some(wanted.has, wanted);
      };
    });
    return tests;
  };

  /** Show the facets of the items in a place. `asked` has: items, values, chosen (by facet; documents by slot),
   *  name (a slot's document, where no page has it), isCurrent, toggle, clear, count (the actors) and lost (where the
   *  focus goes when what had it is gone). */
  search.showFacets = function (place, asked) {
    var tests = search.testsOf(asked.values, asked.chosen);
    var counted = search.facetNames.map(function (facet) {
      return asked.values[facet] ? rowsOf(facet, asked, tests) : null;
    });
    return labelled(counted, asked).then(function (rows) {
      if (!asked.isCurrent()) return;
      var opened = new Map();
      place.querySelectorAll("details").forEach(function (each) {
        opened.set(each.dataset.facet, each.open);
      });
      var boxes = [];
      search.facetNames.forEach(function (facet, number) {
        if (!rows[number] || rows[number].length) boxes.push(box(place, facet, rows[number], opened, asked, counted[number]));
      });
      if (Object.values(asked.chosen).flat().length) boxes.unshift(clear(asked));
      keepingFocus(place, boxes, asked.lost);
    });
  };

  /** Return the values of a facet with their counts, chosen ones first, and how many more there are. */
  function rowsOf(facet, asked, tests) {
    var counts = new Map();
    asked.chosen[facet].forEach(function (value) {
      counts.set(value, 0);
    });
    asked.items.forEach(function (item) {
      var fits = search.facetNames.every(function (other) {
        return other === facet || tests[other](item);
      });
      if (fits)
        asked.values[facet](item).forEach(function (value) {
          counts.set(value, (counts.get(value) || 0) + 1);
        });
    });
    var rows = Array.from(counts).sort(order(facet, new Set(asked.chosen[facet])));
    var most = Math.max(shown[facet] || step(facet), asked.chosen[facet].length);
    return { rows: rows.slice(0, most), more: Math.max(0, rows.length - most) };
  }

  function step(facet) {
    return FEW[facet] || MANY;
  }

  function order(facet, chosen) {
    return function (one, other) {
      var first = chosen.has(other[0]) - chosen.has(one[0]);
      if (first) return first;
      if (facet === "year") return Number(other[0]) - Number(one[0]);
      return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
    };
  }

  /** Return a promise of the facets' rows: [value, count, label]. */
  function labelled(counted, asked) {
    var labels = labelsBy();
    return Promise.all(
      counted.map(function (each, number) {
        if (!each) return null;
        var facet = search.facetNames[number];
        return Promise.all(
          each.rows.map(function (row) {
            return facet === "document" ? documentRow(row, asked) : [row[0], row[1], labels[facet](row[0])];
          }),
        );
      }),
    );
  }

  function labelsBy() {
    var actors = new Map(
      search.actors.map(function (actor) {
        return [actor.id, actor.name];
      }),
    );
    var sections = new Map(search.manifest.sections);
    var names = new Intl.DisplayNames([search.manifest.language], { type: "language" });
    return {
      actor: function (value) {
        return actors.get(value) || value;
      },
      section: function (value) {
        return sections.get(value) || value;
      },
      kind: search.kindLabel,
      year: String,
      language: function (code) {
        try {
          return names.of(code);
        } catch (error) {
          return code; // the address may hold anything
        }
      },
    };
  }

  function documentRow(row, asked) {
    if (!/^[0-9]+$/.test(row[0])) return [asked.name(row[0]), row[1], "?"];
    return search.sheet(Number(row[0])).then(function (sheet) {
      return [sheet.document, row[1], sheet.title];
    });
  }

  /** Put the boxes into their place; what had the focus has it again. */
  function keepingFocus(place, boxes, lost) {
    var had = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    place.replaceChildren.apply(place, boxes);
    if (had === undefined) return;
    var now = keyed(place, had) || keyed(place, had.split("\n")[0]);
    if (now) now.focus();
    else lost();
  }

  function keyed(place, key) {
    return Array.from(place.querySelectorAll("[data-key]")).find(function (each) {
      return each.dataset.key === key;
    });
  }

  function box(place, facet, rows, opened, asked, counted) {
    var make = search.element;
    var isOpen = opened.has(facet)
      ? opened.get(facet)
      : asked.chosen[facet].length || facet === "section" || facet === "kind";
    var parts = [make("summary", { "data-key": facet }, [search.phrase(facet)])];
    if (rows) parts.push(make("ul", {}, rows.map(row)));
    else parts.push(button("count-actors", {}, "count", asked.count));
    if (rows && counted.more) parts.push(button("more-values", { n: counted.more }, "more", more));
    return make("details", { "data-facet": facet, open: isOpen ? "" : null }, parts);

    function row(each, number) {
      var input = make("input", { type: "checkbox", value: each[0], "data-key": facet + "\n" + each[0] });
      input.checked = asked.chosen[facet].includes(counted.rows[number][0]);
      input.addEventListener("change", function () {
        asked.toggle(facet, each[0]);
      });
      var count = make("span", { class: "find-count" }, [each[1].toLocaleString(search.manifest.language)]);
      return make("li", {}, [make("label", {}, [input, make("span", {}, [each[2]]), count])]);
    }

    function button(phrase, blanks, key, press) {
      var attributes = { type: "button", class: "find-more-here", "data-key": facet + "\n\n" + key };
      var made = make("button", attributes, [search.phrase(phrase, blanks)]);
      made.addEventListener("click", press);
      return made;
    }

    function more() {
      shown[facet] = rows.length + step(facet);
      search.showFacets(place, asked).then(function () {
        var first = place.querySelectorAll("[data-facet=" + facet + "] input")[rows.length];
        if (first) first.focus();
      });
    }
  }

  function clear(asked) {
    var attributes = { type: "button", class: "find-clear", "data-key": "clear" };
    var button = search.element("button", attributes, [search.phrase("clear")]);
    button.addEventListener("click", asked.clear);
    return button;
  }
})();
