/* From what a reader types to the items that fit, best first. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var MOST_WORDS = 24;
  var LONGEST_WORD = 48;
  var LONGEST_NAME = 8;
  var MOST_ENDINGS = 16;
  var MOST_NAMES = 8;
  var NONE = { items: [], scores: [] };

  /** Return the units of a query, all of which must fit: words, phrases in quotation marks, names of actors. */
  search.parse = function (text) {
    var units = [];
    text
      .slice(0, 2000)
      .split(/(["“”«»][^"“”«»]*["“”«»])/)
      .forEach(function (part) {
        var quoted = /^["“”«»].*["“”«»]$/s.test(part);
        var words = search
          .words(part)
          .map(function (word) {
            return word.slice(0, LONGEST_WORD);
          })
          .slice(0, MOST_WORDS);
        if (quoted && words.length > 1) units.push({ kind: "phrase", words: words });
        else named(words, units);
      });
    var rare = units.filter(function (unit) {
      return unit.kind !== "word" || !search.common.has(unit.words[0]);
    });
    return (rare.length ? rare : units).slice(0, MOST_WORDS);
  };

  /** Add words to the units; those that are an actor's name go together. */
  function named(words, units) {
    for (var at = 0; at < words.length; ) {
      var length = Math.min(LONGEST_NAME, words.length - at);
      while (length > 0 && !search.byName.has(words.slice(at, at + length).join(" "))) length--;
      var own = words.slice(at, at + Math.max(1, length));
      if (length > 0) units.push({ kind: "name", words: own, actors: search.byName.get(own.join(" ")) });
      else units.push({ kind: "word", words: own });
      at += own.length;
    }
  }

  /** Return a promise of what fits a query: its units, items and scores by rank, and the words that nothing has.
   *  With `typing`, the last word may go on. */
  search.run = function (text, typing) {
    return search.ready().then(function () {
      var units = search.parse(text);
      return Promise.all(
        units.map(function (unit, place) {
          return fitting(unit, typing && place === units.length - 1 && !/[\s"”»]$/.test(text));
        }),
      ).then(function (found) {
        var lost = units.filter(function (unit, place) {
          return unit.kind === "word" && !found[place].items.length;
        });
        return ranked(units, all(found), lost);
      });
    });
  };

  function ranked(units, found, lost) {
    var order = found.items.map(function (_, place) {
      return place;
    });
    order.sort(function (one, other) {
      return found.scores[other] - found.scores[one] || found.items[one] - found.items[other];
    });
    return {
      units: units,
      lost: lost,
      items: order.map(function (place) {
        return found.items[place];
      }),
    };
  }

  function fitting(unit, open) {
    if (unit.kind === "phrase") return phrase(unit);
    var words = Promise.all(
      unit.words.map(function (word, place) {
        return oneWord(word, open && place === unit.words.length - 1);
      }),
    ).then(all);
    if (unit.kind === "word") return words;
    return Promise.all([Promise.all([words].concat(otherNames(unit))).then(either), Promise.all(tagged(unit)).then(either)]).then(
      function (found) {
        return either(found, true);
      },
    );
  }

  /** Return promises of the items that are known to tell of a unit's actors. */
  function tagged(unit) {
    return unit.actors.map(function (actor) {
      return search.postings("@" + actor.id).then(scored);
    });
  }

  /** Return promises of the items that have one of the actors' other names, so that each name finds the same. */
  function otherNames(unit) {
    return unit.actors.flatMap(function (actor) {
      return actor.names
        .filter(function (name) {
          return name.indexOf(" ") < 0 && unit.words.indexOf(name) < 0;
        })
        .slice(0, MOST_NAMES)
        .map(function (name) {
          return oneWord(name, false, true);
        });
    });
  }

  /** Return what has a word in any language of the index; words that begin so count less, and not with `whole`. */
  function oneWord(word, open, whole) {
    var languages = search.manifest.languages;
    var exact = languages.map(function (language) {
      return search.postings(search.term(word, language)).then(scored);
    });
    return Promise.all(exact).then(function (found) {
      var known = either(found);
      if (whole || word.length < 3 || (!open && known.items.length)) return known;
      return Promise.all(
        languages.map(function (language) {
          return search.beginning(language + ":" + word, MOST_ENDINGS);
        }),
      )
        .then(function (terms) {
          return Promise.all(terms.flat().map(search.postings));
        })
        .then(function (more) {
          var begun = either(more.map(scored));
          begun.scores = begun.scores.map(function (score) {
            return score * 0.6;
          });
          return either([known, begun]);
        });
    });
  }

  /** Return the items that have the words of a phrase side by side, in one language; common words are passed over. */
  function phrase(unit) {
    var places = [];
    unit.words.forEach(function (word, place) {
      if (!search.common.has(word)) places.push(place);
    });
    if (!places.length) return Promise.all(
        unit.words.map(function (word) {
          return oneWord(word);
        }),
      ).then(all);
    return Promise.all(
      search.manifest.languages.map(function (language) {
        return Promise.all(
          places.map(function (place) {
            return search.postings(search.term(unit.words[place], language));
          }),
        ).then(function (postings) {
          return postings.every(Boolean) ? sideBySide(postings, places) : NONE;
        });
      }),
    ).then(function (found) {
      return either(found);
    });
  }

  function sideBySide(postings, places) {
    var fit = all(postings.map(scored));
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
        kept.scores.push(fit.scores[number] * 1.5);
      }
    });
    return kept;
  }

  /** Return a term's items with their scores: weight times inverse document frequency (BM25). */
  function scored(postings) {
    if (!postings) return NONE;
    var many = postings.items.length;
    var rarity = Math.log(1 + (search.manifest.items - many + 0.5) / (many + 0.5));
    return {
      items: postings.items,
      scores: postings.weights.map(function (weight) {
        return (weight / 15) * rarity;
      }),
    };
  }

  /** Return what is in any of the lists, with the best score, or with `sum` all scores together. */
  function either(lists, sum) {
    var some = lists.filter(function (list) {
      return list.items.length;
    });
    if (some.length < 2) return some[0] || { items: [], scores: [] };
    var best = new Map();
    some.forEach(function (list) {
      for (var i = 0; i < list.items.length; i++) {
        var before = best.get(list.items[i]) || 0;
        best.set(list.items[i], sum ? before + list.scores[i] : Math.max(before, list.scores[i]));
      }
    });
    var items = Array.from(best.keys()).sort(function (one, other) {
      return one - other;
    });
    return {
      items: items,
      scores: items.map(function (item) {
        return best.get(item);
      }),
    };
  }

  /** Return what is in all of the lists, scores added. */
  function all(lists) {
    if (!lists.length) return { items: [], scores: [] };
    return lists.reduce(function (one, other) {
      var items = [];
      var scores = [];
      for (var i = 0, j = 0; i < one.items.length && j < other.items.length; ) {
        if (one.items[i] < other.items[j]) i++;
        else if (one.items[i] > other.items[j]) j++;
        else {
          items.push(one.items[i]);
          scores.push(one.scores[i++] + other.scores[j++]);
        }
      }
      return { items: items, scores: scores };
    });
  }
})();
