/* The form that corrects a claim or proposes one: an address such as #harbour/visit, or #harbour/, says which. */
(function () {
  "use strict";
  var form = window.briefingsForm;
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var box = document.getElementById("correct");
  var ADDRESS = /^#([a-z0-9]+(?:-[a-z0-9]+)*)\/((?:[a-z0-9]+(?:-[a-z0-9]+)*)?)$/;
  var MOST_SENT = 6000;
  var about = null;
  var claim = null;
  var actors = { byName: new Map(), names: new Map() };
  var made = null;
  var loading = 0;
  var isNamed = false;
  var touched = new Set();

  function one(selector) {
    return box.querySelector(selector);
  }

  function all(selector) {
    return Array.from(box.querySelectorAll(selector));
  }

  function say(phrase, values) {
    return (box.dataset[phrase] || "").replace(/\{(\w+)\}/g, (blank, name) =>
      values && name in values ? values[name] : blank,
    );
  }

  /** Load what is known of a document, then show its claim. */
  function open() {
    var address = ADDRESS.exec(location.hash);
    var mine = ++loading;
    one(".fields").hidden = true;
    if (!address && about) return; // within the page, such as to its beginning
    if (!address) return tell(say("choose"));
    Promise.all([known(address[1]), named()]).then(
      function (found) {
        if (mine === loading) show(found[0], address[2]);
      },
      function () {
        if (mine === loading) tell(say("lost"));
      },
    );
  }

  function tell(words) {
    one(".of").textContent = words;
  }

  function known(document_) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      window.briefingsCorrect = function (told) {
        if (told.document === document_) resolve(told);
      };
      script.src = box.dataset.files + "correct/" + document_ + ".js";
      script.onload = script.onerror = function () {
        script.remove();
        reject(new Error(document_)); // without effect when the file has handed over what it knows
      };
      document.head.appendChild(script);
    });
  }

  /** Load every name of every actor, as the search knows them. */
  function named() {
    return search
      .scripts()
      .then(() => search.load("names.js", "names", ""))
      .then(function (rows) {
        actors.byName.clear();
        rows.forEach(function (row) {
          actors.names.set(row[0], row[1]);
          new Set([search.words(row[1]).join(" ")].concat(row[2])).forEach(function (name) {
            actors.byName.set(name, (actors.byName.get(name) || []).concat(row[0]));
          });
        });
        one("datalist").replaceChildren(...rows.map((row) => new Option(row[1])));
      });
  }

  function show(told, name) {
    about = told;
    claim = name ? Object.hasOwn(told.claims, name) && told.claims[name] : {};
    if (!claim || (!name && !Object.keys(told.claims).length)) return tell(say("fixed"));
    var title = told.title[document.documentElement.lang] || told.document;
    tell(say(name ? "changing" : "proposing", { document: title, claim: name }));
    fill(claim.values || { kind: "report" });
    isNamed = false;
    touched.clear();
    one(".new").hidden = Boolean(name);
    one("#correct-id").value = name;
    one("#correct-passage").lang = told.language;
    one(".source").hidden = !told.source;
    one("#correct-source").value = told.source;
    one("#correct-source").lang = told.language;
    one(".editor").hidden = !box.dataset.editor;
    one(".editor").href = box.dataset.editor.replace("{file}", () => told.file).replace("{line}", "1");
    one(".fields").hidden = false;
    done("");
    one(".of").focus({ preventScroll: true });
    update();
  }

  function fill(values) {
    all("textarea[data-language]").forEach(function (area) {
      area.value = (values[area.dataset.field] || {})[area.dataset.language] || "";
    });
    ["kind", "passage", "when"].forEach(function (field) {
      one("[data-field=" + field + "]").value = values[field] || "";
    });
    all("[data-field=sections] input").forEach(function (choice) {
      choice.checked = (values.sections || []).includes(choice.value);
    });
    ["voice", "actors"].forEach(function (field) {
      var names = one("[data-field=" + field + "] .names");
      names.replaceChildren();
      (values[field] || []).concat([""]).forEach((id) => names.append(input(field, id)));
    });
  }

  /** Return a box for the name of an actor; as long as it says what it said first, it means the same actor. */
  function input(field, id) {
    var name = actors.names.get(id) || id;
    var made = document.createElement("input");
    made.setAttribute("list", "correct-actors");
    made.setAttribute("aria-label", one("fieldset[data-field=" + field + "] legend").textContent);
    made.setAttribute("aria-describedby", "correct-" + field + "-hint correct-fault-" + field);
    made.autocomplete = "off";
    made.dir = "auto";
    made.value = name;
    made.dataset.id = id;
    made.dataset.name = name;
    return made;
  }

  /** Return the names of a field as typed, each with its actor's id, or with the nearest name. */
  function typed(field) {
    return all("[data-field=" + field + "] .names input")
      .filter((each) => form.clean(each.value))
      .map(function (each) {
        var given = form.clean(each.value);
        if (each.value === each.dataset.name) return { given: given, id: each.dataset.id, near: "" };
        var id = bearer(given);
        return { given: given, id: id, near: id ? "" : nearest(search.words(given).join(" ")) };
      });
  }

  /** Return the one actor of an id or a name; null for none, or several. */
  function bearer(given) {
    if (actors.names.has(given)) return given;
    var found = actors.byName.get(search.words(given).join(" ")) || [];
    return found.length === 1 ? found[0] : null;
  }

  function nearest(given) {
    var best = "";
    var least = Math.min(3, Math.floor(given.length / 3)) + 1;
    actors.byName.forEach(function (ids, name) {
      var far = given.length > 3 && name.includes(given) ? 1 : form.distance(given, name, least);
      if (far < least) {
        least = far;
        best = actors.names.get(ids[0]);
      }
    });
    return best;
  }

  function read(names) {
    var values = { id: form.clean(one("#correct-id").value) };
    all("textarea[data-language]").forEach(function (area) {
      values[area.dataset.field] = values[area.dataset.field] || {};
      values[area.dataset.field][area.dataset.language] = form.clean(area.value);
    });
    values.kind = one("[data-field=kind]").value;
    values.passage = form.clean(one("[data-field=passage]").value, true);
    values.when = form.clean(one("[data-field=when]").value);
    values.sections = sorted(all("[data-field=sections] input:checked").map((choice) => choice.value));
    ["voice", "actors"].forEach(function (field) {
      values[field] = Array.from(new Set(names[field].map((name) => name.id).filter(Boolean)));
    });
    return values;
  }

  /** Return sections as the claim has them, then those that came to it. */
  function sorted(sections) {
    var before = (claim.values || {}).sections || [];
    return before.filter((each) => sections.includes(each)).concat(sections.filter((each) => !before.includes(each)));
  }

  /** Return the fields that differ from the claim's, null for those that are empty now. */
  function changes(values) {
    var before = claim.values || {};
    var found = {};
    form.ORDER.forEach(function (field) {
      if (!(field in values)) return;
      var now = plain(values[field]);
      if (JSON.stringify(now) !== JSON.stringify(plain(before[field]))) found[field] = now;
    });
    return found;
  }

  function plain(value) {
    if (Array.isArray(value)) return value.length ? value : null;
    if (value === undefined || value === "") return null;
    if (typeof value !== "object") return form.clean(value, true);
    if (!Object.values(value).some(Boolean)) return null;
    var languages = all("textarea[data-field=says]").map((area) => area.dataset.language);
    return Object.fromEntries(languages.map((language) => [language, form.clean(value[language] || "")]));
  }

  /** Tell what is wrong, and what the change is, after every touch. */
  function update() {
    ["voice", "actors"].forEach(function (field) {
      var names = one("[data-field=" + field + "] .names");
      if (names.lastChild.value) names.append(input(field, ""));
    });
    var isNew = !claim.fields;
    if (isNew && !isNamed) one("#correct-id").value = proposed();
    var names = { voice: typed("voice"), actors: typed("actors") };
    var values = read(names);
    var changed = changes(values);
    var faults = form.faults(values, names, about, isNew ? null : claim);
    if (!isNew) faults = faults.filter((each) => touched.has(each[1])); // what stood there is for the checks to judge
    (claim.held || []).forEach(function (field) {
      if (field in changed) faults.push(["held", field, {}]);
    });
    showFaults(faults);
    made = isNew ? proposal(values.id, changed) : correction(changed);
    one(".made").hidden = !made || faults.length > 0;
    put(one(".ready"), say(faults.length ? "wrong" : made ? "ready" : "same"));
    if (!made) return;
    one("#correct-block").value = made.block;
    one("#correct-patch").value = made.patch;
  }

  /** Tell below each field in which something was written what is wrong with it. */
  function showFaults(faults) {
    all(".fault").forEach(function (place) {
      var field = place.id.replace("correct-fault-", "");
      var mine = faults.filter((fault) => fault[1] === field && touched.has(field));
      var told = mine.map((fault) => say(fault[0], fault[2])).join(" ");
      put(place, told);
      inputs(field).forEach(function (input) {
        var bad = told && (!input.dataset.language || !form.clean(input.value));
        input.setAttribute("aria-invalid", bad ? "true" : "false");
      });
    });
  }

  /** Return the boxes in which a field is written. */
  function inputs(field) {
    return all("[data-field=" + field + "]").flatMap((each) =>
      each.tagName === "FIELDSET" ? Array.from(each.querySelectorAll("input")) : [each],
    );
  }

  function correction(changed) {
    if (!Object.keys(changed).length) return null;
    var lines = about.text.split("\n");
    var edits = form.edits(claim, changed);
    var block = form.applied(lines, edits, claim.at[0], claim.at[1]).join("\n") + "\n";
    return { block: block, patch: form.patch(about.file, about.text, edits) };
  }

  /** Return a new claim behind the last one of the file, with an empty line between where the others have one. */
  function proposal(id, changed) {
    var ends = Object.values(about.claims).map((each) => each.at);
    var last = ends.reduce((one, other) => (one[1] > other[1] ? one : other));
    var lines = about.text.split("\n");
    var isApart = ends.length > 1 && !lines[last[0] - 1].trim();
    var block = ["  " + id + ":"].concat(
      form.ORDER.filter((field) => changed[field]).flatMap((field) => form.lines(field, changed[field], 4)),
    );
    var edit = { at: [last[1], last[1]], lines: (isApart ? [""] : []).concat(block) };
    return { block: block.join("\n") + "\n", patch: form.patch(about.file, about.text, [edit]) };
  }

  /** Return a short name from the first words of the claim. */
  function proposed() {
    var words = search.words(one("textarea[data-field=says]").value).filter((word) => /^[a-z0-9]{3,}$/.test(word));
    var name = words.slice(0, 4).join("-").slice(0, 60);
    for (var n = 2, free = name; about.taken.includes(free); n++) free = name + "-" + n;
    return free;
  }

  var acts = {
    "copy-block": () => copy("#correct-block"),
    "copy-patch": () => copy("#correct-patch"),
    save: save,
    send: send,
    select: select,
  };

  function done(words) {
    put(one(".done"), words);
  }

  /** Say something where a screen reader listens, which reads what is new, once. */
  function put(place, words) {
    if (place.textContent !== words) place.textContent = words;
  }

  function copy(selector) {
    one(selector).select();
    document.execCommand("copy"); // the newer way is closed to pages on a disk
    done(say("copied"));
  }

  function name() {
    return about.document + "#" + one("#correct-id").value;
  }

  function save() {
    var link = document.createElement("a");
    link.download = name().replace("#", ".") + ".patch";
    link.href = URL.createObjectURL(new Blob([made.patch], { type: "text/x-patch" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    done(say("saved", { name: link.download }));
  }

  /** Open what the library names for corrections, with the change filled in; one that is too long is copied instead. */
  function send() {
    var letter = say("letter", { file: about.file, address: location.href });
    var text = [letter, fenced("yaml", made.block), fenced("diff", made.patch)].join("\n\n");
    var title = say("subject", { claim: name() });
    if (encodeURIComponent(text).length <= MOST_SENT) return go(window.briefingsReport.address(title, text));
    copy("#correct-patch");
    done(say("long"));
    go(window.briefingsReport.address(title, letter));
  }

  function go(address) {
    if (address.startsWith("mailto:")) location.href = address;
    else window.open(address, "_blank", "noopener");
  }

  function fenced(language, text) {
    var ticks = (text.match(/`+/g) || []).concat("``").sort((one, other) => other.length - one.length)[0] + "`";
    return ticks + language + "\n" + text + ticks;
  }

  function select() {
    var source = one("#correct-source");
    var words = source.value.slice(source.selectionStart, source.selectionEnd);
    if (!form.clean(words, true)) return;
    one("#correct-passage").value = form.clean(words, true);
    touched.add("passage");
    update();
    one("#correct-passage").focus();
  }

  box.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", function (event) {
    touched.add(event.target.closest("[data-field]").dataset.field);
    if (event.target.id === "correct-id") isNamed = Boolean(event.target.value);
    done("");
    update();
  });
  box.addEventListener("click", function (event) {
    var act = acts[event.target.dataset && event.target.dataset.do];
    if (act) act();
  });
  window.addEventListener("hashchange", open);
  document.addEventListener("DOMContentLoaded", function () {
    one("[data-do=send]").hidden = !window.briefingsReport.to();
    open();
  });
})();
