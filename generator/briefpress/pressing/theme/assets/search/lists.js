/* Lists of items with their scores, in the order of the items; put together in the ways that a query asks for. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var lists = (search.lists = { none: { items: [], scores: [] } });

  /** Return a term's items with their weights, at most 1. */
  lists.weighed = function (postings) {
    if (!postings) return lists.none;
    return {
      items: postings.items,
      scores: postings.weights.map(function (weight) {
        return weight / 15;
      }),
    };
  };

  /** Return what was found, each score times how rare the finding is: inverse document frequency (BM25). */
  lists.rare = function (found) {
    var many = found.items.length;
    var rarity = Math.log(1 + (search.manifest.items - many + 0.5) / (many + 0.5));
    return {
      items: found.items,
      scores: found.scores.map(function (score) {
        return score * rarity;
      }),
    };
  };

  /** Return what is in any of the lists, with the best score. */
  lists.any = function (given) {
    return lists.either(given, false);
  };

  /** Return what is in any of the lists, with the best score, or with `sum` all scores together. */
  lists.either = function (given, sum) {
    var some = given.filter(function (list) {
      return list.items.length;
    });
    if (some.length < 2) return some[0] || lists.none;
    var best = new Map();
    some.forEach(function (list) {
      for (var i = 0; i < list.items.length; i++) {
        var before = best.get(list.items[i]) || 0;
        best.set(list.items[i], sum ? before + list.scores[i] : Math.max(before, list.scores[i]));
      }
    });
    return lists.inOrder(best);
  };

  lists.inOrder = function (scores) {
    var items = Array.from(scores.keys()).sort(function (one, other) {
      return one - other;
    });
    return {
      items: items,
      scores: items.map(function (item) {
        return scores.get(item);
      }),
    };
  };

  /** Return what is in as many of the lists as anything is, scores added. */
  lists.most = function (given) {
    var many = new Map();
    given.forEach(function (list) {
      list.items.forEach(function (item) {
        many.set(item, (many.get(item) || 0) + 1);
      });
    });
    var highest = Math.max.apply(null, [0].concat(Array.from(new Set(many.values()))));
    var found = lists.either(given, true);
    var best = new Map();
    found.items.forEach(function (item, place) {
      if (many.get(item) === highest) best.set(item, found.scores[place]);
    });
    return lists.inOrder(best);
  };

  /** Return what is in all of the lists, scores added. */
  lists.all = function (given) {
    if (!given.length) return lists.none;
    return given.reduce(function (one, other) {
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
  };
})();
