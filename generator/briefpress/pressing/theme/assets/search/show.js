/* Results as the reader sees them. Everything from the index goes in as text, never as HTML. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});

  /** Return an element with attributes and children (elements or texts). */
  search.element = function (name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] !== null && attributes[key] !== undefined) made.setAttribute(key, attributes[key]);
    });
    (children || []).forEach(function (child) {
      made.append(child);
    });
    return made;
  };

  /** Return a phrase of the page's language, its blanks filled; none before the index is there. */
  search.phrase = function (key, values) {
    var phrases = search.manifest ? search.manifest.phrases : {};
    return (phrases[key] || "").replace(/\{(\w+)\}/g, function (_, name) {
      return values[name];
    });
  };

  /** Return a number of things in words: the phrase below `key` that the language has for so many (CLDR). */
  search.count = function (key, number) {
    var language = search.manifest.language;
    var form = key + "." + new Intl.PluralRules(language).select(number);
    return search.phrase(form in search.manifest.phrases ? form : key + ".other", { n: number.toLocaleString(language) });
  };

  /** Return the items found, gathered by sheet in the order of their best: [slot, places]. */
  search.gathered = function (items) {
    var sheets = new Map();
    items.forEach(function (item) {
      var slot = search.slotOf(item);
      if (!sheets.has(slot)) sheets.set(slot, []);
      sheets.get(slot).push(search.placeOf(item));
    });
    return Array.from(sheets);
  };

  /** Return the address of an item, seen from this page. */
  search.hrefOf = function (sheet, item) {
    return search.root + sheet.href + (item[0] ? "#" + item[0] : "");
  };

  /** Return a function that cuts a text into what it shows: texts, and elements for what a query found. */
  search.marker = function (units) {
    var sought = soughtBy(units);
    return function (text, language) {
      var pieces = search.pieces(text || "");
      var words = pieces.flatMap(function (piece) {
        return piece[1].map(function (word) {
          return [word, piece];
        });
      });
      var marked = new Set();
      words.forEach(function (each, place) {
        if (sought.word(each[0], language)) marked.add(each[1]);
        for (var length = sought.nameAt(words, place); length > 0; length--) marked.add(words[place + length - 1][1]);
      });
      return pieces.map(function (piece) {
        return marked.has(piece) ? search.element("mark", {}, [piece[0]]) : piece[0];
      });
    };
  };

  /** Return whether a word is sought, and how many words from a place on are a name that is. */
  function soughtBy(units) {
    var terms = new Set();
    var begun = [];
    var names = units.flatMap(namesIn);
    units.forEach(function (unit) {
      if (unit.kind === "name" && !unit.open) return;
      (unit.others || []).flat().forEach(function (word) {
        search.termsOf([word]).forEach(terms.add, terms);
      });
      unit.words.forEach(function (word) {
        if (search.common.has(word) && unit.words.length > 1) return;
        search.manifest.languages.forEach(function (language) {
          terms.add(search.term(word, language));
        });
        if (word.length > 2 && unit.kind !== "phrase") begun.push(word);
      });
    });
    return {
      word: function (word, language) {
        var isBegun = begun.some(function (start) {
          return word.startsWith(start);
        });
        return isBegun || terms.has(search.term(word, language));
      },
      nameAt: function (words, place) {
        var found = names.find(function (name) {
          return name.every(function (word, step) {
            return words[place + step] && words[place + step][0] === word;
          });
        });
        return found ? found.length : 0;
      },
    };
  }

  /** Return the names, as words, of the actors that a unit means. */
  function namesIn(unit) {
    return (unit.actors || unit.begun || []).flatMap(function (actor) {
      return search.spoken(actor).map(function (name) {
        return name.split(" ");
      });
    });
  }

  /** Return the label of a kind. */
  search.kindLabel = function (kind) {
    var row = search.manifest.kinds.find(function (each) {
      return each[0] === kind;
    });
    return row ? row[1] : kind;
  };

  /** Return what is shown of an item: its words, its passage, and what and whose it is. */
  search.result = function (sheet, place, mark) {
    var item = sheet.items[place];
    var shown = item[2];
    var language = search.manifest.language;
    var about = [search.kindLabel(item[1]), shown.v, shown.d].filter(Boolean).join(" · ");
    var parts = [
      search.element("a", { href: search.hrefOf(sheet, item), class: "find-title", dir: "auto" }, mark(shown.t, language)),
      search.element("span", { class: "find-about kind-" + item[1] }, mark(about, language)),
    ];
    if (shown.p) parts.push(search.element("span", { class: "find-passage", lang: shown.l, dir: "auto" }, mark(shown.p, shown.l)));
    if (shown.b) parts.push(search.element("span", { class: "find-body" }, mark(shorter(shown.b), language)));
    return parts;
  };

  function shorter(text) {
    return text.length > 240 ? text.slice(0, text.lastIndexOf(" ", 240)) + " …" : text;
  }

  /** Return the names that the query's words stand for, such as “Токаев” for Tokayev; none for a name as shown. */
  search.namesMeant = function (units) {
    var found = [];
    units.forEach(function (unit) {
      (unit.actors || []).forEach(function (actor) {
        var word = unit.words.join(" ");
        var shown = search.words(actor.name).join(" ");
        if (shown.indexOf(word) < 0) found.push([word, actor]);
      });
    });
    return found;
  };
})();
