/* The search page: the question, the answer, and both in the address. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var WIDE = "(min-width: 60em)"; // from here on the filters stand beside the results, always open
  var SMALL = 2000; // with at most so many items, actors are counted at once
  var turn = 0;
  var parts;
  var state;
  var entered; // the address of the last question that was entered, not only typed

  /** Bring the search page to life; return a promise of it. */
  search.page = function (place) {
    return search.ready().then(function () {
      parts = layout();
      place.replaceChildren(parts.form, parts.status, parts.hints, parts.body);
      window.addEventListener("popstate", open);
      parts.form.addEventListener("submit", function (event) {
        event.preventDefault();
        state.q = parts.input.value;
        enter();
        answer(false);
      });
      parts.input.addEventListener("input", function () {
        state.q = parts.input.value;
        history.replaceState(null, "", address());
        answer(true);
      });
      open();
      if (!state.q) parts.input.focus();
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
      status: make("p", { role: "status", class: "find-status", tabindex: "-1" }),
      hints: make("div", { role: "status", class: "find-hints" }),
      facets: facets,
      results: results,
      body: make("div", { class: "find-body-grid" }, [narrow, results]),
    };
  }

  // the address

  /** Take the question from the address, and answer it. */
  function open() {
    var asked = new URLSearchParams(location.search);
    state = { q: asked.get("q") || "", filters: {}, slots: [] };
    search.facetNames.forEach(function (facet) {
      state.filters[facet] = asked.getAll(facet);
    });
    entered = address();
    parts.input.value = state.q;
    answer(false);
  }

  function address(q) {
    var asked = new URLSearchParams();
    var text = q === undefined ? state.q : q;
    if (text) asked.set("q", text);
    search.facetNames.forEach(function (facet) {
      state.filters[facet].forEach(function (value) {
        asked.append(facet, value);
      });
    });
    var query = asked.toString();
    return location.pathname + (query ? "?" + query : "");
  }

  /** Give the question an entry of its own in the history, behind the one entered before. */
  function enter() {
    if (address() === entered) return;
    history.replaceState(null, "", entered);
    entered = address();
    history.pushState(null, "", entered);
  }

  /** Change the filters; what was typed until now counts as entered. */
  function filter(change) {
    enter();
    change();
    enter();
    answer(false);
  }

  function toggle(facet, value) {
    filter(function () {
      var chosen = state.filters[facet];
      var at = chosen.indexOf(value);
      if (at < 0) chosen.push(value);
      else chosen.splice(at, 1);
    });
  }

  function clear() {
    filter(function () {
      search.facetNames.forEach(function (facet) {
        state.filters[facet] = [];
      });
    });
  }

  // answers

  function answer(typing) {
    var mine = ++turn;
    var isCurrent = function () {
      return mine === turn;
    };
    document.title = state.q ? state.q + " · " + search.phrase("title") : search.phrase("title");
    if (!state.q.trim() && !anyFilter()) return blank();
    Promise.all([state.q.trim() ? search.run(state.q, typing) : everything(), anyFilter() ? columns() : null])
      .then(function (got) {
        if (!isCurrent()) return;
        if (got[0].items.length || typing || !state.q.trim()) return show(got[0], got[1], isCurrent);
        return instead(got[0]).then(function (found) {
          if (isCurrent()) return show(found, got[1], isCurrent);
        });
      })
      .catch(function () {
        if (isCurrent()) failed();
      });
  }

  /** Return a promise of what the words find that were probably meant, where those that were typed find nothing. */
  function instead(found) {
    return search.meant(state.q, found.empty).then(function (queries) {
      if (!queries.length) return found;
      return search.run(queries[0]).then(function (other) {
        return other.items.length ? Object.assign(other, { meant: queries }) : found;
      });
    });
  }

  function show(found, values, isCurrent) {
    var kept = values ? passing(found.items, values) : found.items;
    return search
      .results(kept, found.units, failed)
      .then(function (elements) {
        if (!isCurrent()) return;
        parts.results.replaceChildren.apply(parts.results, elements);
        tell(summary(kept, found.partly));
        return Promise.all([hints(kept, found, isCurrent), columns()]);
      })
      .then(function (got) {
        if (isCurrent()) return facets(found.items, got[1], isCurrent);
      });
  }

  function facets(items, values, isCurrent) {
    return search.showFacets(parts.facets, {
      items: items,
      values: values,
      chosen: chosen(),
      name: function (slot) {
        return state.filters.document[state.slots.indexOf(slot)];
      },
      isCurrent: isCurrent,
      toggle: toggle,
      clear: clear,
      count: function () {
        state.actors = true;
        answer(false);
      },
      lost: function () {
        parts.status.focus();
      },
    });
  }

  /** Return the chosen filters by facet, documents by their slots. */
  function chosen() {
    return Object.assign({}, state.filters, { document: state.slots });
  }

  function passing(items, values) {
    var tests = search.testsOf(values, chosen());
    return items.filter(function (item) {
      return search.facetNames.every(function (facet) {
        return tests[facet](item);
      });
    });
  }

  /** Return a promise of the items' values by facet; of actors only where they are asked for or few. */
  function columns() {
    var needActors = state.filters.actor.length || state.actors || search.manifest.items <= SMALL;
    return Promise.all([search.facets(), needActors ? search.actorsOf() : null, slots()]).then(function (got) {
      return search.valuesOf(got[0], got[1]);
    });
  }

  /** Note the slots of the documents among the filters. */
  function slots() {
    return Promise.all(
      state.filters.document.map(function (id) {
        return search.postings("#" + id);
      }),
    ).then(function (found) {
      state.slots = found.map(function (postings, number) {
        return postings ? String(search.slotOf(postings.items[0])) : "none " + number;
      });
    });
  }

  function anyFilter() {
    return Object.values(state.filters).flat().length > 0;
  }

  /** Return every item, for a search by filters alone. */
  function everything() {
    return search.facets().then(function (facts) {
      return { units: [], empty: [], items: facts.all() };
    });
  }

  // what is said of them

  function blank() {
    tell("");
    hint([]);
    if (parts.facets.contains(document.activeElement)) parts.input.focus();
    parts.facets.replaceChildren();
    parts.results.replaceChildren();
  }

  function failed() {
    tell(search.phrase("failed"));
  }

  /** Say it once: a screen reader would say it again if the same text came again. */
  function tell(text) {
    if (parts.status.textContent !== text) parts.status.textContent = text;
  }

  function hint(rows) {
    var made = search.element("div", {}, rows);
    if (parts.hints.innerHTML !== made.innerHTML) parts.hints.replaceChildren.apply(parts.hints, rows);
  }

  function summary(kept, partly) {
    if (!kept.length) return search.phrase("none", { q: state.q });
    var pages = search.gathered(kept).length;
    var many = search.count("results", kept.length) + " " + search.count("pages", pages);
    return partly ? search.phrase("partly") + " " + many : many;
  }

  /** Show what names the words stand for, and what the reader may have meant. */
  function hints(kept, found, isCurrent) {
    var names = search.namesMeant(found.units).map(function (each) {
      var link = search.element("a", { href: search.root + each[1].href }, [each[1].name]);
      return filled("also-called", { word: each[0], name: "\n" }, [link], {});
    });
    if ((kept.length && !found.partly && !found.meant) || !state.q.trim()) return hint(names);
    return (found.meant ? Promise.resolve(found.meant) : search.meant(state.q, found.empty)).then(function (queries) {
      if (!isCurrent()) return;
      var links = queries.flatMap(function (query, number) {
        var link = search.element("a", { href: address(query) }, [query]);
        return number ? [", ", link] : [link];
      });
      var meant = links.length ? [filled(found.meant ? "instead" : "meant", { asked: state.q, q: "\n" }, links, { class: "find-meant" })] : [];
      var advice = kept.length ? [] : [search.element("p", {}, [search.phrase("try")])];
      hint(names.concat(meant, advice));
    });
  }

  /** Return a paragraph of a phrase with elements where its blank is a line end. */
  function filled(phrase, values, elements, attributes) {
    var text = search.phrase(phrase, values).split("\n");
    return search.element("p", attributes, [text[0]].concat(elements, [text[1]]));
  }
})();
