/* From what a reader types to the items that fit, best first. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var MOST_SHARDS = 6; // so many files are read at most for what a word may go on to
  var LESS = 0.6; // so much of what is sure does that count which only begins so
  var SAME = 0.8; // so much does a word count that means the same as the one typed
  var lists = search.lists;
  var actors = new Map();

  /** Return a promise of what fits a query: its units, the items by rank, the units that nothing has, and whether the
   *  items have only some of the units, since none has all. With `typing`, the last word may go on. */
  search.run = function (text, typing) {
    return search.ready().then(function () {
      var units = search.parse(text, typing);
      return Promise.all(units.map(fitting)).then(function (found) {
        var fit = lists.all(found);
        var partly = !fit.items.length && units.length > 1;
        if (partly) fit = lists.most(found);
        var empty = units.filter(function (_, place) {
          return !found[place].items.length;
        });
        return { units: units, empty: empty, partly: partly && fit.items.length > 0, items: ranked(fit) };
      });
    });
  };

  /** Return the items by their scores; of equal ones, what is a whole page first. */
  function ranked(found) {
    var rows = found.items.map(function (item, place) {
      return [item, found.scores[place], search.placeOf(item) ? 1 : 0];
    });
    rows.sort(function (one, other) {
      return other[1] - one[1] || one[2] - other[2] || one[0] - other[0];
    });
    return rows.map(function (row) {
      return row[0];
    });
  }

  function fitting(unit) {
    if (unit.kind === "phrase") return phrase(unit.words).then(lists.rare);
    var ways = unit.kind === "name" ? unit.actors.map(told) : [];
    if (isSaying(unit)) ways.push(phrase(unit.words).then(lists.rare));
    else if (unit.kind !== "name" || unit.open) ways.push(eachWord(unit));
    (unit.others || []).forEach(function (words) {
      ways.push(phrase(words).then(lists.rare).then(less(SAME)));
    });
    return Promise.all(ways.concat((unit.begun || []).map(begunName))).then(lists.any);
  }

  /** Return whether a unit is a saying such as "what is new", whose words by themselves mean something else. */
  function isSaying(unit) {
    var own = unit.words.filter(function (word) {
      return !search.asking.has(word) && !search.common.has(word);
    });
    return unit.kind === "meaning" && unit.words.length > 1 && own.length < 2;
  }

  function eachWord(unit) {
    var words = unit.words.filter(function (word, place) {
      return !search.common.has(word) || (unit.open && place === unit.words.length - 1);
    });
    if (!words.length) words = unit.words;
    return Promise.all(
      words.map(function (word, place) {
        return oneWord(word, unit.open && place === words.length - 1);
      }),
    ).then(lists.all);
  }

  function begunName(actor) {
    return told(actor).then(less(LESS));
  }

  /** Return a function that makes what was found count so much less. */
  function less(much) {
    return function (found) {
      var scores = found.scores.map(function (score) {
        return score * much;
      });
      return { items: found.items, scores: scores };
    };
  }

  /** Return a promise of all that tells of an actor, under whichever name: first its page, then what it says itself. */
  function told(actor) {
    return search.kept(actors, actor.id, function () {
      var spoken = search.spoken(actor).map(function (name) {
        return phrase(name.split(" "));
      });
      var named = search.postings("@" + actor.id).then(lists.weighed);
      return Promise.all([Promise.all(spoken).then(lists.any), named]).then(function (found) {
        return lists.rare(lists.either(found, true));
      });
    });
  }

  /** Return what has a word in any language of the index; words that begin so count less. */
  function oneWord(word, open) {
    return exactly(word).then(function (known) {
      if (word.length < 3 || (!open && known.items.length)) return known;
      return endings(word).then(function (begun) {
        return lists.either([known, less(LESS)(begun)]);
      });
    });
  }

  function exactly(word) {
    return Promise.all(Array.from(search.termsOf([word])).map(search.postings)).then(function (found) {
      return lists.either(found.map(scored));
    });
  }

  /** Return a promise of how many items have a word. */
  search.having = function (word) {
    return exactly(word).then(function (found) {
      return found.items.length;
    });
  };

  /** Return what has a word that begins so, the shortest words first, as far as few files tell. */
  function endings(start) {
    return search.beginning(start).then(function (words) {
      words.sort(function (one, other) {
        return one.length - other.length;
      });
      var shards = new Set();
      var terms = Array.from(search.termsOf(words)).filter(function (term) {
        var place = search.shardAt(term);
        if (shards.size < MOST_SHARDS) shards.add(place);
        return shards.has(place);
      });
      return Promise.all(terms.map(search.postings)).then(function (found) {
        return lists.either(found.map(scored));
      });
    });
  }

  /** Return the items that have words side by side, in one language; common words are passed over. */
  function phrase(words) {
    return Promise.all(
      search.manifest.languages.map(function (language) {
        var common = search.commonIn[language] || new Set();
        var places = Array.from(words.keys()).filter(function (place) {
          return !common.has(words[place]);
        });
        if (!places.length) return Promise.all(words.map(exactly)).then(lists.all);
        return Promise.all(
          places.map(function (place) {
            return search.postings(search.term(words[place], language));
          }),
        ).then(function (postings) {
          if (!postings.every(Boolean)) return lists.none;
          return places.length === 1 ? lists.weighed(postings[0]) : sideBySide(postings, places);
        });
      }),
    ).then(lists.any);
  }

  function sideBySide(postings, places) {
    var fit = lists.all(postings.map(lists.weighed));
    var at = postings.map(function (each) {
      var spots = new Map();
      each.items.forEach(function (item, place) {
        spots.set(item, place);
      });
      return spots;
    });
    var kept = { items: [], scores: [] };
    fit.items.forEach(function (item, number) {
      var starts = null;
      postings.forEach(function (each, word) {
        var here = search.positions(each, at[word].get(item)).map(function (position) {
          return position - places[word];
        });
        starts = starts
          ? starts.filter(function (start) {
              return here.includes(start);
            })
          : here;
      });
      if (starts.length) {
        kept.items.push(item);
        kept.scores.push(fit.scores[number] / postings.length);
      }
    });
    return kept;
  }

  function scored(postings) {
    return lists.rare(lists.weighed(postings));
  }
})();
