/* The search page: results by document, facets with counts, and all of it in the address. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var FACETS = ["section", "actor", "document", "kind", "year", "language"];
  var SHEETS = 12;
  var PLACES = 3;
  var WIDE = "(min-width: 60em)"; // from here on the filters stand beside the results, always open
  var SMALL = 2000; // with at most so many items, actors are counted at once
  var turn = 0;
  var parts;
  var state;

  /** Bring the search page to life. */
  search.page = function (place) {
    search.ready().then(function () {
      parts = layout();
      place.replaceChildren(parts.form, parts.status, parts.hints, parts.body);
      window.addEventListener("popstate", function () {
        read();
        parts.input.value = state.q;
        answer(false);
      });
      parts.form.addEventListener("submit", function (event) {
        event.preventDefault();
        state.q = parts.input.value;
        go(true);
        answer(false);
      });
      parts.input.addEventListener("input", function () {
        state.q = parts.input.value;
        go(false);
        answer(true);
      });
      read();
      parts.input.value = state.q;
      if (!state.q) parts.input.focus();
      answer(false);
    });
  };

  function layout() {
    var make = search.element;
    var input = make("input", {
      type: "search",
      name: "q",
      class: "find-input",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      maxlength: "500",
      "aria-label": search.phrase("label"),
      placeholder: search.phrase("placeholder"),
    });
    var submit = make("button", { type: "submit", class: "find-submit" }, [search.phrase("submit")]);
    var facets = make("div", { class: "find-facets" });
    var narrow = make("details", { class: "find-narrow", open: matchMedia(WIDE).matches ? "" : null }, [
      make("summary", {}, [search.phrase("filters")]),
      facets,
    ]);
    var results = make("div", { class: "find-results" });
    return {
      input: input,
      form: make("form", { role: "search", class: "find-form" }, [input, submit]),
      status: make("p", { role: "status", class: "find-status" }),
      hints: make("div", { class: "find-hints" }),
      facets: facets,
      results: results,
      body: make("div", { class: "find-body-grid" }, [narrow, results]),
    };
  }

  // the address

  function read() {
    var asked = new URLSearchParams(location.search);
    state = { q: asked.get("q") || "", filters: {} };
    FACETS.forEach(function (facet) {
      state.filters[facet] = asked.getAll(facet);
    });
  }

  function address() {
    var asked = new URLSearchParams();
    if (state.q) asked.set("q", state.q);
    FACETS.forEach(function (facet) {
      state.filters[facet].forEach(function (value) {
        asked.append(facet, value);
      });
    });
    var text = asked.toString();
    return location.pathname + (text ? "?" + text : "");
  }

  function go(push) {
    history[push ? "pushState" : "replaceState"](null, "", address());
  }

  function toggle(facet, value) {
    var chosen = state.filters[facet];
    var at = chosen.indexOf(value);
    if (at < 0) chosen.push(value);
    else chosen.splice(at, 1);
    go(true);
    answer(false);
  }

  // answers

  function answer(typing) {
    var mine = ++turn;
    document.title = state.q ? state.q + " · " + search.phrase("title") : search.phrase("title");
    if (!state.q.trim() && !anyFilter()) return blank();
    var columns = function () {
      var needActors = state.filters.actor.length || state.actors || search.manifest.items <= SMALL;
      return Promise.all([search.facets(), needActors ? search.actorsOf() : null, slots()]);
    };
    Promise.all([state.q.trim() ? search.run(state.q, typing) : everything(), anyFilter() ? columns() : null])
      .then(function (got) {
        if (mine !== turn) return;
        var found = got[0];
        var tests = got[1] && testsOf(got[1][0], got[1][1]);
        var kept = !tests
          ? found.items
          : found.items.filter(function (item) {
              return FACETS.every(function (facet) {
                return tests[facet](item);
              });
            });
        return showResults(kept, found, mine)
          .then(columns)
          .then(function (now) {
            if (mine === turn) return showFacets(found.items, testsOf(now[0], now[1]), now[0], now[1], mine);
          });
      })
      .catch(function () {
        if (mine === turn) parts.status.textContent = search.phrase("failed");
      });
  }

  /** Note the slots of the documents among the filters. */
  function slots() {
    return Promise.all(
      state.filters.document.map(function (id) {
        return search.postings("#" + id);
      }),
    ).then(function (found) {
      state.slots = found.map(function (postings) {
        return postings ? String(search.slotOf(postings.items[0])) : "none";
      });
    });
  }

  function anyFilter() {
    return FACETS.some(function (facet) {
      return state.filters[facet].length;
    });
  }

  /** Return every item, for a search by filters alone. */
  function everything() {
    return search.facets().then(function (facts) {
      return { units: [], empty: [], items: facts.all() };
    });
  }

  function blank() {
    parts.status.textContent = "";
    parts.hints.replaceChildren();
    parts.facets.replaceChildren();
    parts.results.replaceChildren();
  }

  /** Return, by facet, whether an item passes the filters of that facet. */
  function testsOf(facts, actorsOf) {
    var values = valuesOf(facts, actorsOf);
    var tests = {};
    FACETS.forEach(function (facet) {
      var chosen = new Set(facet === "document" ? state.slots : state.filters[facet]);
      tests[facet] = function (item) {
        return (
          !chosen.size ||
          values[facet](item).some(function (value) {
            return chosen.has(value);
          })
        );
      };
    });
    return tests;
  }

  /** Return, by facet, an item's values as they stand in the address. */
  function valuesOf(facts, actorsOf) {
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
      actor: function (item) {
        return actorsOf(item).map(function (code) {
          return search.actors[code].id;
        });
      },
      document: function (item) {
        return facts(item)[1] ? [String(search.slotOf(item))] : [];
      },
    };
  }

  function showResults(kept, found, mine) {
    var sheets = search.gathered(kept);
    var mark = search.marker(found.units);
    return page(0).then(function (rows) {
      if (mine !== turn) return;
      var list = search.element("ol", { class: "find-list" }, rows);
      parts.results.replaceChildren(list);
      if (sheets.length > SHEETS) parts.results.append(moreButton(list));
      parts.status.textContent = kept.length
        ? search.count("one", "other", kept.length) +
          " " +
          search.count("one-page", "other-pages", sheets.length)
        : search.phrase("none", { q: state.q });
      return hints(kept, found, mine);
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
        var from = list.children.length;
        page(from).then(function (rows) {
          list.append.apply(list, rows);
          rows[0].querySelector("a").focus();
          if (list.children.length >= sheets.length) button.remove();
        });
      });
      return button;
    }
  }

  /** Return a sheet's results: the best few, and the rest behind a button. */
  function group(sheet, places, mark) {
    var make = search.element;
    var rows = places.map(function (place) {
      return make("li", {}, search.result(sheet, place, mark));
    });
    rows.slice(PLACES).forEach(function (row) {
      row.hidden = true;
    });
    var inside = make("ul", { class: "find-items" }, rows);
    var parts = [inside];
    if (sheet.items[places[0]][0] || sheet.items[places[0]][2].t !== sheet.title)
      parts.unshift(make("p", { class: "find-sheet" }, [make("a", { href: search.root + sheet.href }, [sheet.title])]));
    if (rows.length > PLACES) {
      var label = search.phrase("more-here", { n: rows.length - PLACES });
      var button = make("button", { type: "button", class: "find-more-here" }, [label]);
      button.addEventListener("click", function () {
        rows.forEach(function (row) {
          row.hidden = false;
        });
        rows[PLACES].querySelector("a").focus();
        button.remove();
      });
      parts.push(button);
    }
    return make("li", { class: "find-group" }, parts);
  }

  /** Show what names the words stand for, and what the reader may have meant. */
  function hints(kept, found, mine) {
    var rows = search.namesMeant(found.units).map(function (each) {
      var link = search.element("a", { href: search.root + each[1].href }, [each[1].name]);
      var text = search.phrase("also-called", { word: each[0], name: "\n" }).split("\n");
      return search.element("p", {}, [text[0], link, text[1]]);
    });
    parts.hints.replaceChildren.apply(parts.hints, rows);
    if ((kept.length && !found.partly) || !state.q.trim()) return;
    return search.meant(state.q, found.empty).then(function (queries) {
      if (mine !== turn) return;
      if (queries.length) {
        var links = [];
        queries.forEach(function (query, number) {
          if (number) links.push(", ");
          var link = search.element("a", { href: "?q=" + encodeURIComponent(query) }, [query]);
          links.push(link);
        });
        var text = search.phrase("meant", { q: "\n" }).split("\n");
        parts.hints.append(search.element("p", { class: "find-meant" }, [text[0]].concat(links, [text[1]])));
      }
      parts.hints.append(search.element("p", {}, [search.phrase("try")]));
    });
  }

  // facets

  function showFacets(items, tests, facts, actorsOf, mine) {
    var values = valuesOf(facts, actorsOf);
    var open = new Set(
      Array.from(parts.facets.querySelectorAll("details[open]")).map(function (each) {
        return each.dataset.facet;
      }),
    );
    var counted = FACETS.map(function (facet) {
      if (facet === "actor" && !actorsOf) return [facet, null];
      var counts = new Map();
      items.forEach(function (item) {
        var fits = FACETS.every(function (other) {
          return other === facet || tests[other](item);
        });
        if (fits)
          values[facet](item).forEach(function (value) {
            counts.set(value, (counts.get(value) || 0) + 1);
          });
      });
      (facet === "document" ? state.slots : state.filters[facet]).forEach(function (value) {
        if (!counts.has(value)) counts.set(value, 0);
      });
      return [facet, sorted(facet, Array.from(counts)).slice(0, facet === "document" ? 8 : 24)];
    });
    return labels(counted).then(function (labelled) {
      if (mine !== turn) return;
      var boxes = labelled
        .filter(function (each) {
          return !each[1] || each[1].length;
        })
        .map(function (each) {
          return box(each[0], each[1], open);
        });
      if (anyFilter()) boxes.unshift(clear());
      parts.facets.replaceChildren.apply(parts.facets, boxes);
    });
  }

  function sorted(facet, counts) {
    return counts.sort(function (one, other) {
      if (facet === "year") return Number(other[0]) - Number(one[0]);
      return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
    });
  }

  /** Return a promise of the facets with a label beside each value. */
  function labels(counted) {
    var actors = new Map(
      search.actors.map(function (actor) {
        return [actor.id, actor.name];
      }),
    );
    var sections = new Map(search.manifest.sections);
    var names = new Intl.DisplayNames([search.manifest.language], { type: "language" });
    return Promise.all(
      counted.map(function (each) {
        if (!each[1]) return each;
        return Promise.all(
          each[1].map(function (row) {
            if (each[0] === "document") return document(row[0], row[1]);
            return [row[0], row[1], label(each[0], row[0])];
          }),
        ).then(function (rows) {
          return [each[0], rows];
        });
      }),
    );

    function label(facet, value) {
      if (facet === "actor") return actors.get(value) || value;
      if (facet === "section") return sections.get(value) || value;
      if (facet === "kind") return search.kindLabel(value);
      if (facet === "language") return languageName(value);
      return value;
    }

    function document(slot, many) {
      if (slot === "none") return [state.filters.document[state.slots.indexOf(slot)], many, "?"];
      return search.sheet(Number(slot)).then(function (sheet) {
        return [sheet.document, many, sheet.title];
      });
    }

    function languageName(code) {
      try {
        return names.of(code);
      } catch (error) {
        return code; // the address may hold anything
      }
    }
  }

  function box(facet, rows, open) {
    var make = search.element;
    var chosen = state.filters[facet];
    var inside;
    if (rows) {
      inside = make(
        "ul",
        {},
        rows.map(function (row) {
          var input = make("input", { type: "checkbox", value: row[0] });
          input.checked = chosen.includes(row[0]);
          input.addEventListener("change", function () {
            toggle(facet, row[0]);
          });
          var count = make("span", { class: "find-count" }, [row[1].toLocaleString(search.manifest.language)]);
          return make("li", {}, [make("label", {}, [input, make("span", {}, [row[2]]), count])]);
        }),
      );
    } else {
      inside = make("button", { type: "button", class: "find-more-here" }, [search.phrase("count-actors")]);
      inside.addEventListener("click", function () {
        state.actors = true;
        answer(false);
      });
    }
    var isOpen = open.has(facet) || chosen.length || facet === "section" || facet === "kind";
    return make("details", { "data-facet": facet, open: isOpen ? "" : null }, [
      make("summary", {}, [search.phrase(facet)]),
      inside,
    ]);
  }

  function clear() {
    var button = search.element("button", { type: "button", class: "find-clear" }, [search.phrase("clear")]);
    button.addEventListener("click", function () {
      FACETS.forEach(function (facet) {
        state.filters[facet] = [];
      });
      go(true);
      answer(false);
    });
    return button;
  }
})();
