/* Words as the index has them: what stands here stands a second time in generator/searching/words.py. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var stemmers = { en: new EnglishStemmer(), es: new SpanishStemmer() };
  var terms = new Map();

  /** Return a text in small letters without accents, its numbers without marks between the thousands. */
  function fold(text) {
    return text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/(\d)[.,](?=\d{3}(?:\D|$))/g, "$1");
  }

  /** Return the words of a text, folded, in order. */
  function words(text) {
    return fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  /** Return the term under which a folded word is found in a language. */
  function term(word, language) {
    if (!stemmers[language]) return "x:" + word;
    var key = language + ":" + word;
    if (!terms.has(key)) terms.set(key, language + ":" + stemmers[language].stemWord(word));
    return terms.get(key);
  }

  /** Return the pieces of a text: [words as written, folded word], and [other signs, ""] between them. */
  function pieces(text) {
    var found = [];
    var last = 0;
    var pattern = /[\p{L}\p{N}\p{M}]+(?:[.,]\d{3}(?!\d))*/gu;
    for (var match; (match = pattern.exec(text)); last = pattern.lastIndex) {
      if (match.index > last) found.push([text.slice(last, match.index), ""]);
      found.push([match[0], words(match[0]).join(" ")]);
    }
    if (last < text.length) found.push([text.slice(last), ""]);
    return found;
  }

  search.fold = fold;
  search.words = words;
  search.term = term;
  search.pieces = pieces;
})();
