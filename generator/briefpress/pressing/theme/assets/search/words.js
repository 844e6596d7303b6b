/* Words as the index has them: what stands here stands a second time in generator/briefpress/searching/words.py. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var SIGNS = "['’‘ʻʼ]";
  var SPACES = "[ \\u00a0\\u2009\\u202f]";
  var GROUPED = new RegExp("(^|[^0-9.,])([0-9]{1,3}(?:" + SPACES + "[0-9]{3})+)(?![0-9])", "gu");
  var POSSESSIVE = new RegExp("([\\p{L}\\p{N}])" + SIGNS + "s(?![\\p{L}\\p{N}])", "gu");
  var INSIDE = new RegExp("((?![0-9])[\\p{L}\\p{N}])" + SIGNS + "(?=(?![0-9])[\\p{L}\\p{N}])", "gu");
  var THOUSANDS = /([0-9])[.,](?=[0-9]{3}(?![0-9]))/g;
  var DECIMAL = /(^|[^0-9.,])([0-9]+)[.,]([0-9]+)(?![0-9]|[.,][0-9])/gu;
  var FORGIVEN = new RegExp(
    "[\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc" +
      "\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]",
    "gu",
  );
  var OTHERS = { ı: "i", ł: "l", ø: "o", đ: "d" };
  var RUN = "[\\p{L}\\p{N}\\p{M}]+";
  var RUNS = new RegExp(RUN, "gu");
  var CHAINS = new RegExp(RUN + "(?:(?:" + SIGNS + "|[.,](?=[0-9])|" + SPACES + "(?=[0-9]{3}(?![0-9])))" + RUN + ")*", "gu");
  var UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff" +
    "\\u{20000}-\\u{3ffff}";
  var UNPARTED = new RegExp("[" + UNSPACED + "]", "u");
  var PARTS = new RegExp("[" + UNSPACED + "]+|[^" + UNSPACED + "]+", "gu");
  var terms = new Map();

  /** Return a text in small letters without accents, possessive endings and apostrophes within words; numbers lose
   *  the marks between their thousands, and have `p` for the decimal point or comma. */
  function fold(text) {
    return text
      .replace(GROUPED, function (_, before, number) {
        return before + number.replace(new RegExp(SPACES, "g"), "");
      })
      .toLowerCase()
      .normalize("NFKD")
      .replace(/и\u0306/g, "й")
      .replace(FORGIVEN, "")
      .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "")
      .normalize("NFC")
      .replace(/[ıłøđ]/g, function (letter) {
        return OTHERS[letter];
      })
      .replace(POSSESSIVE, "$1")
      .replace(INSIDE, "$1")
      .replace(THOUSANDS, "$1")
      .replace(DECIMAL, "$1$2p$3");
  }

  /** Return the words of a text, folded, in order; in scripts that part none, every two signs that stand together. */
  function words(text) {
    var folded = fold(text);
    var found = folded.match(/[\p{L}\p{N}\p{M}]+/gu) || [];
    return UNPARTED.test(folded) ? found.flatMap((word) => word.match(PARTS).flatMap(cut)) : found;
  }

  function cut(part) {
    var signs = Array.from(part);
    if (signs.length < 2 || !UNPARTED.test(signs[0])) return [part];
    return signs.slice(1).map((sign, place) => signs[place] + sign);
  }

  /** Return the term under which a folded word is found in a language (BCP 47). */
  function term(word, language) {
    var short = language.split("-")[0];
    var stemmers = search.stemmers || {};
    if (!stemmers[short]) return "x:" + word;
    var key = short + ":" + word;
    if (!terms.has(key)) terms.set(key, short + ":" + stemmers[short].stemWord(word));
    return terms.get(key);
  }

  /** Return the pieces of a text: [as written, folded words], without words for what stands between them. */
  function pieces(text) {
    var found = [];
    between(text, CHAINS, found, function (chain) {
      var apart = [];
      between(chain, RUNS, apart, function (run) {
        apart.push([run, words(run)]);
      });
      var whole = words(chain);
      var same = apart.flatMap(foldedOf).join(" ") === whole.join(" ");
      if (same) found.push.apply(found, apart);
      else found.push([chain, whole]);
    });
    return found;
  }

  function foldedOf(piece) {
    return piece[1];
  }

  /** Call `take` with each match of a pattern; what stands between goes to `found`. */
  function between(text, pattern, found, take) {
    var last = 0;
    Array.from(text.matchAll(pattern)).forEach(function (match) {
      if (match.index > last) found.push([text.slice(last, match.index), []]);
      take(match[0]);
      last = match.index + match[0].length;
    });
    if (last < text.length) found.push([text.slice(last), []]);
  }

  search.fold = fold;
  search.words = words;
  search.term = term;
  search.pieces = pieces;
})();
