/* What a browser can know to be wrong with a claim: the editors' checks know the rest. */
(function () {
  "use strict";
  var form = (window.briefingsForm = window.briefingsForm || {});
  var ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  var DAY = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/;
  var VAGUE = /^(?:\d{3}X|\d\dXX|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX|\d{4}-2[1-4])[~?%]?$/;

  /** Return what is wrong with a claim's `values`, as [phrase, field, values of the phrase]; of `names`, as typed, no
   *  actor bears those whose id is null. `about` is what is known of the document, `own` the claim's own id. */
  form.faults = function (values, names, about, own) {
    var found = [];
    function tell(phrase, field, more) {
      found.push([phrase, field, more || {}]);
    }
    if (!own) {
      if (!ID.test(values.id)) tell("name", "id");
      else if (about.taken.includes(values.id)) tell("taken", "id");
    }
    ["says", "when_because", "note"].forEach(function (field) {
      var words = Object.values(values[field]);
      var some = words.some(Boolean);
      if (words.some((each) => !each) && (some || field === "says")) tell("empty", field);
    });
    passage(values.passage, about, own, tell);
    ["voice", "actors"].forEach(function (field) {
      names[field].forEach(function (name) {
        if (name.id) return;
        if (name.near) tell("near", field, { given: name.given, near: name.near });
        else tell("nobody", field, { given: name.given });
      });
    });
    if (about.voiced.includes(values.kind) && !values.voice.length) tell("voiceless", "voice");
    if (values.kind === "report" && about.opinion && !values.voice.length) tell("opinion", "voice");
    if (values.when && !isDate(values.when)) tell("day", "when", { given: values.when });
    return found;
  };

  function passage(words, about, own, tell) {
    if (!words) return tell("empty", "passage");
    var n = words.split(" ").length;
    if (about.most && n > about.most) tell("budget", "passage", { n: n, most: about.most });
    if (!about.source) return;
    var times = folded(about.source).split(folded(words)).length - 1;
    if (!times) tell("nowhere", "passage");
    else if (times > 1 && !(own && (own.fields.before || own.fields.after))) tell("often", "passage", { n: times });
  }

  /** Return words as the checks compare them: quotation marks and hyphens straight, links as their words. */
  function folded(words) {
    return form
      .clean(words.normalize("NFKC"), true)
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/[‐‑–—]/g, "-")
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  }

  function isDate(given) {
    var ends = given.split("/");
    if (ends.length > 2 || (ends.length === 2 && ends.every((end) => end === ".."))) return false;
    if (!ends.every((end) => isDay(end) || (ends.length === 2 && end === ".."))) return false;
    return ends.length < 2 || ends.includes("..") || edge(ends[0], "0", "-00-00") <= edge(ends[1], "9", "-99-99");
  }

  /** Return a day in ten signs, to compare: what is not told is the earliest or the latest. */
  function edge(given, sign, rest) {
    var day = given.replace(/[~?%]/g, "").replace(/X/g, sign);
    return day + rest.slice(day.length - 4);
  }

  function isDay(given) {
    if (VAGUE.test(given)) return true;
    var parts = DAY.exec(given);
    if (!parts) return false;
    if (!parts[2]) return true;
    var month = Number(parts[2]);
    if (month < 1 || month > 12) return false;
    var days = new Date(Date.UTC(Number(parts[1]), month, 0)).getUTCDate();
    return !parts[3] || (Number(parts[3]) >= 1 && Number(parts[3]) <= days);
  }

  /** Return in how many signs two words differ, counted as far as `most`. */
  form.distance = function (one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (var i = 1; i <= one.length; i++) {
      var next = [i];
      for (var j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      }
      row = next;
    }
    return row[other.length];
  };
})();
