/* The word that a reader meant: one letter more, less, other, or two changed places. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var MOST = 3;

  /** Return a promise of queries that find something, each with one of the lost words put right. */
  search.meant = function (text, lost) {
    var word = lost.length ? lost[0].words[0] : "";
    if (word.length < 3) return Promise.resolve([]);
    var lengths = [word.length, word.length - 1, word.length + 1].filter(function (length) {
      return search.manifest.vocabulary[length];
    });
    return Promise.all(
      lengths.map(function (length) {
        return search.load(search.manifest.vocabulary[length], "vocabulary", String(length));
      }),
    )
      .then(function (groups) {
        var near = groups
          .concat([Array.from(search.byName.keys()).join(" ")])
          .join(" ")
          .split(" ")
          .filter(function (each) {
            return isNear(word, each);
          });
        return Promise.all(
          Array.from(new Set(near))
            .slice(0, 8)
            .map(function (each) {
              var query = replaced(text, word, each);
              return search.run(query).then(function (found) {
                return [query, found.items.length];
              });
            }),
        );
      })
      .then(function (queries) {
        return queries
          .filter(function (each) {
            return each[1];
          })
          .sort(function (one, other) {
            return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
          })
          .slice(0, MOST)
          .map(function (each) {
            return each[0];
          });
      });
  };

  function replaced(text, word, by) {
    return search
      .pieces(text)
      .map(function (piece) {
        return piece[1].slice(0, word.length) === word && piece[1] === word ? by : piece[0];
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
