/* The index's files, loaded as scripts, so that they come over http and from a disk alike. */
(function () {
  "use strict";
  var search = (window.briefingsSearch = window.briefingsSearch || {});
  var waiting = new Map();
  var loaded = new Map();

  /** Called by each file with its kind, its name and its value. */
  search.take = function (row) {
    var key = row[0] + "\n" + row[1];
    if (waiting.has(key)) waiting.get(key)(row[2]);
  };

  /** Load a file of the index, once; return a promise of its value. */
  search.load = function (path, kind, name) {
    var key = kind + "\n" + name;
    if (!loaded.has(key)) {
      loaded.set(
        key,
        new Promise(function (resolve, reject) {
          waiting.set(key, resolve);
          var script = document.createElement("script");
          script.src = search.root + "search/" + path;
          script.onload = function () {
            script.remove();
            waiting.delete(key);
            reject(new Error(path)); // without effect when the file has handed over its value
          };
          script.onerror = function () {
            script.remove();
            loaded.delete(key);
            reject(new Error(path));
          };
          document.head.appendChild(script);
        }),
      );
    }
    return loaded.get(key);
  };

  /** Return the bytes of a base64 text. */
  search.bytes = function (text) {
    var raw = atob(text);
    var bytes = new Uint8Array(raw.length);
    for (var i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    return bytes;
  };

  /** Read numbers in base 128 (LEB128) from bytes. */
  search.Reader = function (bytes, at, end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.left = 0;
  };
  search.Reader.prototype.byte = function () {
    return this.bytes[this.at++];
  };
  /** Return the next `width` bits as a number; `aligned()` passes over what is left of a byte. */
  search.Reader.prototype.bits = function (width) {
    var number = 0;
    for (; width > 0; width--) {
      if (!this.left) {
        this.held = this.bytes[this.at++];
        this.left = 8;
      }
      number = number * 2 + ((this.held >> --this.left) & 1);
    }
    return number;
  };
  search.Reader.prototype.aligned = function () {
    this.left = 0;
  };
  search.Reader.prototype.number = function () {
    var number = 0;
    for (var scale = 1; ; scale *= 128) {
      var byte = this.bytes[this.at++];
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
  };
})();
