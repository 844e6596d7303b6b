/* The index: which items have a term, and what each item is. The format is told in generator/briefpress/searching/. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var ITEMS = 65536; // an item's number is its sheet's slot times this, plus its place on the sheet
  var FILES = 4; // so many files of the vocabulary are read at most for one beginning
  var shards = new Map();
  var columns = new Map();
  var begun = new Map();
  var keys;

  /** Load what every search needs: the manifest, the actors' names and the stemmers. */
  search.ready = function () {
    return search.kept(begun, "", function () {
      return Promise.all(
        ["manifest", "names", "stemmers"].map(function (kind) {
          return search.load(kind + ".js", kind, "");
        }),
      ).then(take);
    });
  };

  function take(got) {
    search.manifest = got[0];
    search.stemmers = got[2];
    search.commonIn = {};
    Object.keys(got[0].common).forEach(function (language) {
      search.commonIn[language] = new Set(got[0].common[language].split(" "));
    });
    search.common = new Set(Object.values(search.commonIn).flatMap((words) => Array.from(words)));
    keys = got[0].shards.map(function (row) {
      return row[0];
    });
    search.vocabulary = Object.keys(got[0].vocabulary).sort();
    search.actors = got[1].map(function (row) {
      var name = search.words(row[1]).join(" ");
      return { id: row[0], name: row[1], href: "actors/" + row[0] + ".html", names: (name ? [name] : []).concat(row[2]) };
    });
    search.asking = new Set(got[0].asking.split(" "));
    search.meanings = meaningsIn(got[0].synonyms);
    search.longest = 0;
    search.byName = new Map();
    search.actors.forEach(function (actor) {
      actor.names.forEach(function (name) {
        search.longest = Math.max(search.longest, name.split(" ").length);
        if (!search.byName.has(name)) search.byName.set(name, []);
        search.byName.get(name).push(actor);
      });
    });
  }

  /** Return the groups of words that mean the same, by the stems of each of their phrases in each language. */
  function meaningsIn(groups) {
    var found = new Map();
    search.longestMeaning = 0;
    groups.forEach(function (group) {
      var phrases = group.map(function (phrase) {
        return phrase.split(" ");
      });
      phrases.forEach(function (words) {
        search.longestMeaning = Math.max(search.longestMeaning, words.length);
        search.stems(words).forEach(function (key) {
          found.set(key, (found.get(key) || []).concat(phrases));
        });
      });
    });
    return found;
  }

  /** Return the stems of a phrase, once for each language of the index. */
  search.stems = function (words) {
    return search.manifest.languages.map(function (language) {
      var stemmed = words.map(function (word) {
        return search.term(word, language);
      });
      return stemmed.join(" ");
    });
  };

  /** Return the place of the last row that is not behind `term`; the rows are in order. */
  function placeOf(term, rows) {
    var low = 0;
    var high = rows.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (rows[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Return the place of the shard in which a term would stand, -1 for none. */
  search.shardAt = function (term) {
    return placeOf(term, keys);
  };

  function shard(place) {
    var row = search.manifest.shards[place];
    return search.kept(shards, row[0], function () {
      return search.load("t/" + row[1] + ".js", "shard", row[0]).then(function (value) {
        var terms = new Map();
        var at = 0;
        value.t.split(" ").forEach(function (term, number) {
          terms.set(term, [at, at + value.n[number]]);
          at += value.n[number];
        });
        return { terms: terms, bytes: search.bytes(value.b) };
      });
    });
  }

  /** Return a promise of a term's postings: items (ascending), weights, and where their positions stand. */
  search.postings = function (term) {
    var place = search.shardAt(term);
    if (place < 0) return Promise.resolve(null);
    return shard(place).then(function (found) {
      var range = found.terms.get(term);
      return range ? decoded(found.bytes, range[0], range[1]) : null;
    });
  };

  /** Return a promise of the words that begin with `prefix`. */
  search.beginning = function (prefix) {
    var files = search.vocabulary;
    var first = Math.max(0, placeOf(prefix, files));
    var last = first + 1;
    while (last < files.length && files[last].startsWith(prefix)) last++;
    return search.vocabularyOf(files.slice(first, Math.min(last, first + FILES))).then(function (words) {
      return words.filter(function (word) {
        return word.startsWith(prefix);
      });
    });
  };

  /** Return a promise of all words in these files of the vocabulary. */
  search.vocabularyOf = function (keys) {
    return Promise.all(
      keys.map(function (key) {
        return search.load(search.manifest.vocabulary[key], "vocabulary", key);
      }),
    ).then(function (groups) {
      return groups.join(" ").split(" ");
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
    return search.kept(columns, "facets", function () {
      return blocksOf(search.manifest.facets, "facets").then(facetsIn);
    });
  };

  function facetsIn(blocks) {
    var sheets = new Map();
    blocks.forEach(function (block, number) {
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
  }

  /** Return a promise of all items' actors: a function from an item to the numbers of its actors. */
  search.actorsOf = function () {
    return search.kept(columns, "actors", function () {
      return Promise.all([search.facets(), blocksOf(search.manifest.actors, "actors")]).then(actorsIn);
    });
  };

  function actorsIn(got) {
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
  }

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

  search.ready().catch(function () {}); // while the other scripts are still on their way; whoever asks is told
})();
