/* The index: which items have a term, and what each item is. The format is told in generator/searching/. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var ITEMS = 65536; // an item's number is its sheet's slot times this, plus its place on the sheet
  var shards = new Map();
  var ready;

  /** Load what every search needs: the manifest and the actors' names. */
  search.ready = function () {
    ready =
      ready ||
      Promise.all([search.load("manifest.js", "manifest", ""), search.load("names.js", "names", "")]).then(function (got) {
        search.manifest = got[0];
        search.common = new Set(got[0].common.split(" "));
        search.actors = got[1].map(function (row) {
          return { id: row[0], name: row[1], href: row[2], names: row[3] };
        });
        search.byName = new Map();
        search.actors.forEach(function (actor) {
          actor.names.forEach(function (name) {
            if (!search.byName.has(name)) search.byName.set(name, []);
            search.byName.get(name).push(actor);
          });
        });
      });
    return ready;
  };

  /** Return the place of the last shard whose key is not behind `term`. */
  function shardAt(term) {
    var keys = search.manifest.shards;
    var low = 0;
    var high = keys.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (keys[middle][0] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function shard(place) {
    var row = search.manifest.shards[place];
    if (!shards.has(row[0])) {
      shards.set(
        row[0],
        search.load(row[1], "shard", row[0]).then(function (value) {
          var terms = new Map();
          var at = 0;
          value.t.split(" ").forEach(function (term, number) {
            terms.set(term, [at, at + value.n[number]]);
            at += value.n[number];
          });
          return { terms: terms, bytes: search.bytes(value.b) };
        }),
      );
    }
    return shards.get(row[0]);
  }

  /** Return a promise of a term's postings: items (ascending), weights, and where their positions stand. */
  search.postings = function (term) {
    var place = shardAt(term);
    if (place < 0) return Promise.resolve(null);
    return shard(place).then(function (found) {
      var range = found.terms.get(term);
      return range ? decoded(found.bytes, range[0], range[1]) : null;
    });
  };

  /** Return a promise of the terms that begin with `prefix`, at most `most`, those with most postings first. */
  search.beginning = function (prefix, most) {
    var first = Math.max(0, shardAt(prefix));
    var places = [];
    for (var at = first; at < search.manifest.shards.length && places.length < 4; at++) {
      var key = search.manifest.shards[at][0];
      if (at > first && !key.startsWith(prefix)) break;
      places.push(at);
    }
    return Promise.all(places.map(shard)).then(function (found) {
      var terms = [];
      found.forEach(function (each) {
        each.terms.forEach(function (range, term) {
          if (term.startsWith(prefix)) terms.push([term, range[1] - range[0]]);
        });
      });
      terms.sort(function (one, other) {
        return other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
      });
      return terms.slice(0, most).map(function (each) {
        return each[0];
      });
    });
  };

  function decoded(bytes, at, end) {
    var items = [];
    var weights = [];
    var positions = [];
    var segment = 0;
    var reader = new search.Reader(bytes, at, end);
    while (reader.at < end) {
      segment += reader.number();
      var stop = reader.number();
      stop += reader.at;
      while (reader.at < stop) {
        var head = reader.byte();
        var sheet = segment * search.manifest.segment + (head >> 2);
        var item = 0;
        for (var left = head & 3 || reader.number(); left > 0; left--) {
          item += reader.number();
          var packed = reader.byte();
          items.push(sheet * ITEMS + item);
          weights.push(packed >> 4);
          positions.push(reader.at);
          for (var skip = packed & 15; skip > 0; skip--) reader.number();
        }
      }
    }
    return { items: items, weights: weights, positions: positions, bytes: bytes };
  }

  /** Return where a term stands in the item at `place` of its postings. */
  search.positions = function (postings, place) {
    var reader = new search.Reader(postings.bytes, postings.positions[place], 0);
    var found = [];
    var last = 0;
    for (var left = postings.bytes[postings.positions[place] - 1] & 15; left > 0; left--) {
      last += reader.number();
      found.push(last);
    }
    return found;
  };

  /** Return a promise of all items' facets: a function from an item to [kind, language, sections, years]. */
  search.facets = function () {
    search._facets =
      search._facets ||
      blocksOf(search.manifest.facets, "facets").then(function (found) {
        var sheets = new Map();
        found.forEach(function (block, number) {
          var what = block[0].map(rest); // shared by all items of a row, since there may be very many
          var dates = block[1].map(rest);
          block[2].forEach(function (column, place) {
            var base = (number * block[2].length + place) * search.manifest.segment;
            eachSheet(column, base, function (slot, pairs) {
              var rows = pairs.map(function (pair) {
                return [block[0][pair[0]][0], block[1][pair[1]][0], what[pair[0]], dates[pair[1]]];
              });
              sheets.set(slot, rows);
            });
          });
        });
        return facts(sheets);
      });
    return search._facets;
  };

  /** Return a promise of all items' actors: a function from an item to the numbers of its actors. */
  search.actorsOf = function () {
    search._actors =
      search._actors ||
      Promise.all([search.facets(), blocksOf(search.manifest.actors, "actors")]).then(function (got) {
        var sheets = new Map();
        got[1].forEach(function (columns, block) {
          columns.forEach(function (column, place) {
            var base = (block * columns.length + place) * search.manifest.segment;
            var reader = new search.Reader(search.bytes(column), 0, 0);
            while (reader.at < reader.bytes.length) {
              var slot = base + reader.byte();
              var known = numbers(reader);
              var items = [];
              for (var left = got[0].count(slot); left > 0; left--)
                items.push(
                  numbers(reader).map(function (number) {
                    return known[number];
                  }),
                );
              sheets.set(slot, items);
            }
          });
        });
        return function (item) {
          return sheets.get(Math.floor(item / ITEMS))[item % ITEMS];
        };
      });
    return search._actors;
  };

  /** Call `take` with the slot of each sheet of a segment, and its items' rows of both tables of the block. */
  function eachSheet(column, base, take) {
    var reader = new search.Reader(search.bytes(column[2]), 0, 0);
    while (reader.at < reader.bytes.length) {
      var slot = base + reader.byte();
      var left = reader.number();
      var here = numbers(reader);
      var pairs = [];
      for (; left > 0; left--) {
        var is = reader.bits(width(column[0]));
        pairs.push([column[0][is], column[1][here[reader.bits(width(here))]]]);
      }
      reader.aligned();
      take(slot, pairs);
    }
  }

  /** Return the bits that a row of a table takes. */
  function width(table) {
    return 32 - Math.clz32(Math.max(table.length - 1, 0));
  }

  function rest(row) {
    return row.slice(1);
  }

  function numbers(reader) {
    var found = [];
    for (var left = reader.number(); left > 0; left--) found.push(reader.number());
    return found;
  }

  function blocksOf(names, kind) {
    return Promise.all(
      names.map(function (name, block) {
        return search.load(name, kind, String(block * search.manifest.block));
      }),
    );
  }

  /** Return a function from an item to its facts, as they are kept by sheet. */
  function facts(sheets) {
    var factsOf = function (item) {
      return sheets.get(Math.floor(item / ITEMS))[item % ITEMS];
    };
    factsOf.count = function (slot) {
      return sheets.get(slot).length;
    };
    factsOf.all = function () {
      var items = [];
      Array.from(sheets.keys())
        .sort(function (one, other) {
          return one - other;
        })
        .forEach(function (slot) {
          sheets.get(slot).forEach(function (_, place) {
            items.push(slot * ITEMS + place);
          });
        });
      return items;
    };
    return factsOf;
  }

  /** Return a promise of what results show of an item's sheet. */
  search.sheet = function (slot) {
    var path = "s/" + Math.floor(slot / search.manifest.segment) + "/" + slot + ".js";
    return search.load(path, "sheet", String(slot)).then(function (row) {
      return { href: row[0], title: row[1], document: row[2], items: row[3] };
    });
  };

  search.slotOf = function (item) {
    return Math.floor(item / ITEMS);
  };
  search.placeOf = function (item) {
    return item % ITEMS;
  };
})();
