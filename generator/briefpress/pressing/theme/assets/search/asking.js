/* What a reader types, read: words, phrases in quotation marks, names of actors. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var MOST_WORDS = 24;
  var LONGEST_WORD = 48;
  var MOST_BEGUN = 3; // so many actors' names may be meant by their beginning
  var QUOTED = /(["“”«»„][^"“”«»„]*["“”«»])/;

  /** Return the units of a query, all of which should fit: words, phrases in quotation marks, names of actors.
   *  With `typing`, the last word may go on. */
  search.parse = function (text, typing) {
    var units = [];
    var parts = partsOf(text.slice(0, 2000));
    var open = typing && !/[\s"”“»]$/.test(text);
    parts.forEach(function (part, place) {
      var words = wordsOf(part);
      if (place % 2 && words.length > 1) units.push({ kind: "phrase", words: words });
      else named(words, capitals(part), units, open && place === parts.length - 1);
    });
    var isAsked = units.length && search.asking.has(units[0].words[0]) && !units[0].open;
    var rare = units.filter(function (unit) {
      return unit.kind !== "word" || !unit.words.every(isAsked ? isAsking : isCommon);
    });
    return (rare.length ? rare : units).slice(0, MOST_WORDS);
  };

  /** Return the parts of a query, every second one in quotation marks; those within a name are none of its own. */
  function partsOf(text) {
    var parts = text.split(QUOTED);
    var isPhrase = parts.join("") === parts[1];
    return !isPhrase && search.byName.has(search.words(text).join(" ")) ? [text] : parts;
  }

  function wordsOf(text) {
    return search
      .words(text)
      .slice(0, MOST_WORDS)
      .map(function (word) {
        return word.slice(0, LONGEST_WORD);
      });
  }

  /** Return the words that are typed in capitals, such as UN, which is a common word of Spanish otherwise. */
  function capitals(text) {
    var found = new Set();
    search.pieces(text).forEach(function (piece) {
      var written = piece[0];
      if (written.length > 1 && written === written.toUpperCase() && written !== written.toLowerCase())
        found.add(piece[1].join(" "));
    });
    return found;
  }

  /** Add words to the units; those that are an actor's name go together, also when its last word is not finished. */
  function named(words, capitals, units, open) {
    for (var at = 0; at < words.length; ) {
      var unit = unitOf(words.slice(at), capitals, open);
      units.push(unit);
      at += unit.words.length;
    }
  }

  /** Return the unit with which some words begin. */
  function unitOf(words, capitals, open) {
    var name = nameIn(words, capitals);
    var begun = open && name.length < words.length ? namesBegun(words) : [];
    if (begun.length) return { kind: "word", words: words, begun: begun, open: true };
    var meant = name.length ? null : meaningIn(words, open);
    if (meant) return meant;
    if (!name.length) return { kind: "word", words: words.slice(0, 1), begun: [], open: open && words.length === 1 };
    var mayGoOn = open && name.length === words.length && !name.every(isPlain);
    return { kind: "name", words: name, actors: search.byName.get(name.join(" ")), open: mayGoOn };
  }

  /** Return the longest actor's name with which some words begin; a plain word is one only in capitals. */
  function nameIn(words, capitals) {
    for (var length = Math.min(search.longest, words.length); length > 0; length--) {
      var own = words.slice(0, length);
      var meant = length > 1 || !isPlain(own[0]) || capitals.has(own[0]);
      if (meant && search.byName.has(own.join(" "))) return own;
    }
    return [];
  }

  /** Return a unit of the longest phrase with which some words begin that means the same as others; null for none. */
  function meaningIn(words, open) {
    for (var length = Math.min(search.longestMeaning, words.length); length > 0; length--) {
      var own = words.slice(0, length);
      var groups = search.stems(own).map(function (key) {
        return search.meanings.get(key) || [];
      });
      var others = groups.flat().filter(function (phrase) {
        return phrase.join(" ") !== own.join(" ");
      });
      if (others.length) return { kind: "meaning", words: own, others: others, open: open && length === words.length };
    }
    return null;
  }

  /** Return the actors of whose names these words are the beginning, those with the shortest names first. */
  function namesBegun(words) {
    var start = words.join(" ");
    if (start.length < 3 || words.length > search.longest) return [];
    var names = Array.from(search.byName.keys()).filter(function (name) {
      return name.startsWith(start) && name !== start && !isPlain(name);
    });
    names.sort(function (one, other) {
      return one.length - other.length || (one < other ? -1 : 1);
    });
    var found = names.flatMap(function (name) {
      return search.byName.get(name);
    });
    return Array.from(new Set(found)).slice(0, MOST_BEGUN);
  }

  /** Return whether a word of a question only asks, or is a common one. */
  function isAsking(word) {
    return search.asking.has(word) || isCommon(word);
  }

  function isCommon(word) {
    return search.common.has(word);
  }

  /** Return whether a word is so common, or has the stem of one, that it tells nothing of an actor of that name. */
  function isPlain(word) {
    search.plain = search.plain || search.termsOf(Array.from(search.common));
    return isCommon(word) || Array.from(search.termsOf([word])).some(search.plain.has, search.plain);
  }

  /** Return the terms of words, in each language of the index. */
  search.termsOf = function (words) {
    var found = new Set();
    words.forEach(function (word) {
      search.manifest.languages.forEach(function (language) {
        found.add(search.term(word, language));
      });
    });
    return found;
  };

  /** Return the names of an actor to look for in texts: none of plain words alone, none that holds another. */
  search.spoken = function (actor) {
    var names = actor.names.filter(function (name) {
      return !name.split(" ").every(isPlain);
    });
    return names.filter(function (name) {
      return !names.some(function (other) {
        return other !== name && (" " + name + " ").includes(" " + other + " ");
      });
    });
  };
})();
