/* The words that a reader meant: one letter more, less, other, or two changed places. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var MOST = 3; // so many queries are offered for one lost word
  var CHOICES = [8, 3, 2]; // so many words are tried for each of one, two or three lost words; one for each of more
  var FILES = 8; // so many files of the vocabulary are read at most

  /** Return a promise of queries that find something, each with all lost words put right.
   *  `empty` are the units of the query that nothing has. */
  search.meant = function (text, empty) {
    return lostIn(empty).then(function (lost) {
      var most = CHOICES[lost.length - 1] || 1;
      return Promise.all(lost.map(near)).then(function (choices) {
        var queries = combined(choices, most).map(function (chosen) {
          return replaced(text, lost, chosen);
        });
        return best(queries, lost.length === 1 ? MOST : 1);
      });
    });
  };

  /** Return a promise of the words that the index does not have. */
  function lostIn(units) {
    var words = units.flatMap(function (unit) {
      return unit.words.filter(function (word) {
        return word.length > 2 && !search.common.has(word);
      });
    });
    return Promise.all(words.map(search.having)).then(function (many) {
      return words.filter(function (_, place) {
        return !many[place];
      });
    });
  }

  /** Return a promise of the words one step away, those that most items have first. */
  function near(word) {
    return search.vocabularyOf(filesFor(word)).then(function (words) {
      var names = Array.from(search.byName.keys()).join(" ").split(" ");
      var found = Array.from(new Set(words.concat(names))).filter(function (each) {
        return isNear(word, each) && !/[0-9]/.test(each);
      });
      return Promise.all(found.map(search.having)).then(function (many) {
        return sorted(found, many);
      });
    });
  }

  /** Return the files in which the word may stand that was meant: where they are few, all; otherwise those that begin
   *  as it does, or as it would without its first letter or with the first two changed. */
  function filesFor(word) {
    var files = search.vocabulary;
    if (files.length <= FILES) return files;
    var starts = [word[0], word[1] + word[0], word.slice(1, 3)];
    return files
      .filter(function (key, place) {
        return starts.some(function (start) {
          var next = files[place + 1];
          return key.startsWith(start) || (key <= start && (next === undefined || next > start));
        });
      })
      .slice(0, 2 * FILES);
  }

  /** Return every choice of one word for each lost word; none when a lost word has no choice. */
  function combined(choices, most) {
    return choices.reduce(
      function (begun, words) {
        return begun.flatMap(function (chosen) {
          return words.slice(0, most).map(function (word) {
            return chosen.concat([word]);
          });
        });
      },
      choices.length ? [[]] : [],
    );
  }

  /** Return a promise of the queries that find the most; where none finds all of its words, of the first. */
  function best(queries, most) {
    return Promise.all(
      queries.map(function (query) {
        return search.run(query);
      }),
    ).then(function (found) {
      var rows = queries.map(function (query, place) {
        return [query, found[place].partly ? 0 : found[place].items.length];
      });
      rows.sort(function (one, other) {
        return other[1] - one[1];
      });
      return rows
        .filter(function (row, place) {
          return row[1] || !place;
        })
        .slice(0, most)
        .map(function (row) {
          return row[0];
        });
    });
  }

  /** Return words by their numbers, the highest first. */
  function sorted(words, numbers) {
    var order = words.map(function (word, place) {
      return [word, numbers[place]];
    });
    order.sort(function (one, other) {
      return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
    });
    return order.map(function (each) {
      return each[0];
    });
  }

  function replaced(text, lost, chosen) {
    return search
      .pieces(text)
      .map(function (piece) {
        var at = piece[1].length === 1 ? lost.indexOf(piece[1][0]) : -1;
        return at < 0 ? piece[0] : chosen[at];
      })
      .join("");
  }

  /** Return whether two words are one step apart (Damerau 1964). */
  function isNear(one, other) {
    if (one === other || Math.abs(one.length - other.length) > 1) return false;
    var at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    if (one.length > other.length) return one.slice(at + 1) === other.slice(at);
    if (one.length < other.length) return one.slice(at) === other.slice(at + 1);
    if (one.slice(at + 1) === other.slice(at + 1)) return true;
    return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
  }
})();
