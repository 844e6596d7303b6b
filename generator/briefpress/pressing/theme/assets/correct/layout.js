/* A claim's fields as lines of its file, laid out as `briefings fmt` does: see generator/briefpress/reading/formatting.py. */
(function () {
  "use strict";
  var form = (window.briefingsForm = window.briefingsForm || {});
  var WIDTH = 100;
  var END = /[.!?…؟।][”"»)]*\s+|[。！？][”»）」』]*\s*/gu;
  var BEGIN = /^(?:[¿¡“"«(「『]\s?)*([\p{L}\p{N}_])/u;
  var ABBREVIATION =
    /(?:(?<![\p{L}\p{N}_])(?!(?<=['’])s)\p{L}\.|(?<![\p{L}\p{N}_])(?:EE|UU|Sr|Sra|Dr|Dra|Mr|Ms|Mrs|Mme|St|No|núm|art|vs)\.)$/u;

  /** Signs that nobody sees and no language needs; joiners and marks of direction stay, and the checks judge them. */
  var UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

  /** The fields of a claim in their order. */
  form.ORDER = [
    "says", "kind", "voice", "passage", "before", "after", "part", "sections", "actors", "when", "when_because",
    "figures", "credibility", "note", "alone", "formerly", "withdrawn",
  ]; // prettier-ignore

  /** Return words on one line, without signs that nobody sees; ours have their accents composed. */
  form.clean = function (words, exact) {
    var plain = words.replace(UNSEEN, "").replace(/[ \t\r\n\v\f]+/g, " ").trim();
    return exact ? plain : plain.normalize("NFC");
  };

  /** Return the lines of a field: a text by language, a list of ids, or words. */
  form.lines = function (name, value, indent) {
    var lead = " ".repeat(indent) + name + ":";
    if (Array.isArray(value)) return list(lead, value, indent + 2);
    if (typeof value === "string") return [lead + " " + (name === "kind" ? value : quoted(value))];
    return [lead].concat(
      Object.keys(value).flatMap(function (language) {
        return text(" ".repeat(indent + 2) + language + ":", value[language], indent + 4);
      }),
    );
  };

  function list(lead, ids, indent) {
    var line = lead + " [" + ids.join(", ") + "]";
    if (length(line) <= WIDTH) return [line];
    return [lead].concat(ids.map((id) => " ".repeat(indent) + "- " + id));
  }

  function text(lead, words, indent) {
    var line = lead + " " + quoted(words);
    if (length(line) <= WIDTH || /[^\S ]/.test(words)) return [line]; // such a space is not to be broken at
    return [lead + " >-"].concat(sentences(words).flatMap((each) => wrapped(each, indent)));
  }

  function quoted(words) {
    return /["\\]/.test(words) && !/[\u00a0\u2000-\u200f\u202f\u205f\u3000]/.test(words) ? "'" + words.replace(/'/g, "''") + "'" : JSON.stringify(words);
  }

  function sentences(words) {
    var found = [];
    pieces(words).forEach(function (piece) {
      if (found.length && ABBREVIATION.test(found[found.length - 1])) found[found.length - 1] += " " + piece;
      else found.push(piece);
    });
    return found;
  }

  function pieces(words) {
    var found = [];
    var start = 0;
    for (var end of words.matchAll(END)) {
      var next = end.index + end[0].length;
      var begin = BEGIN.exec(words.slice(next));
      if (!begin || /\p{Lowercase}/u.test(begin[1])) continue;
      found.push(words.slice(start, next).trimEnd());
      start = next;
    }
    return found.concat(words.slice(start));
  }

  function wrapped(words, indent) {
    var lines = [];
    words.split(" ").forEach(function (word) {
      var last = lines[lines.length - 1];
      if (last !== undefined && length(last) + 1 + length(word) <= WIDTH) lines[lines.length - 1] = last + " " + word;
      else lines.push(" ".repeat(indent) + word);
    });
    return lines;
  }

  /** Return the number of signs, not of the units in which JavaScript counts. */
  function length(words) {
    return Array.from(words).length;
  }
})();
