/* Edits of a file's lines in; the lines afterwards, and a unified diff that `git apply` takes, out. */
(function () {
  "use strict";
  var form = (window.briefingsForm = window.briefingsForm || {});
  var AROUND = 3;

  /** Return the edits that make a claim's fields what `changed` says: {at: [first, after the last], lines}.
   *  A value of null takes a field out. */
  form.edits = function (claim, changed) {
    var found = [];
    form.ORDER.forEach(function (name, rank) {
      if (!(name in changed)) return;
      var lines = changed[name] === null ? [] : form.lines(name, changed[name], 4);
      var at = claim.fields[name];
      if (at) return found.push({ at: at, lines: lines });
      var place = placeOf(claim, rank);
      var same = found.find((each) => each.at[0] === place && each.at[1] === place);
      if (same) same.lines = same.lines.concat(lines);
      else found.push({ at: [place, place], lines: lines });
    });
    return found.sort((one, other) => one.at[0] - other.at[0] || one.at[1] - other.at[1]);
  };

  /** Return the line at which a field of this rank begins: behind those that come before it. */
  function placeOf(claim, rank) {
    var before = Object.keys(claim.fields).filter((name) => form.ORDER.indexOf(name) < rank);
    return before.length ? Math.max.apply(null, before.map((name) => claim.fields[name][1])) : claim.at[0] + 1;
  }

  /** Return what stands between two lines once the edits are made. */
  form.applied = function (lines, edits, first, after) {
    var found = [];
    var at = first;
    edits.forEach(function (edit) {
      found = found.concat(lines.slice(at, edit.at[0]), edit.lines);
      at = edit.at[1];
    });
    return found.concat(lines.slice(at, after));
  };

  /** Return the edits of a file as a patch. */
  form.patch = function (file, text, edits) {
    var lines = text.replace(/\n$/, "").split("\n");
    var shift = 0;
    var hunks = together(edits).map(function (group) {
      var first = Math.max(0, group[0].at[0] - AROUND);
      var after = Math.min(lines.length, group[group.length - 1].at[1] + AROUND);
      var body = [];
      var at = first;
      group.forEach(function (edit) {
        body = body.concat(marked(" ", lines.slice(at, edit.at[0])), marked("-", lines.slice(edit.at[0], edit.at[1])));
        body = body.concat(marked("+", edit.lines));
        at = edit.at[1];
      });
      body = body.concat(marked(" ", lines.slice(at, after)));
      var count = form.applied(lines, group, first, after).length;
      var head = "@@ -" + (first + 1) + "," + (after - first) + " +" + (first + 1 + shift) + "," + count + " @@";
      shift += count - (after - first);
      return [head].concat(body).join("\n");
    });
    return ["--- a/" + file, "+++ b/" + file].concat(hunks).join("\n") + "\n";
  };

  /** Return the edits in groups of which none is near to another. */
  function together(edits) {
    var groups = [];
    edits.forEach(function (edit) {
      var last = groups[groups.length - 1];
      if (last && edit.at[0] - last[last.length - 1].at[1] <= 2 * AROUND) last.push(edit);
      else groups.push([edit]);
    });
    return groups;
  }

  function marked(sign, lines) {
    return lines.map((line) => sign + line);
  }
})();
