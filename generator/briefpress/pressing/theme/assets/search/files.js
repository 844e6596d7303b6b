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

  /** Return what `make` promised for a key; a promise that was broken is forgotten, so that the next one may hold. */
  search.kept = function (promises, key, make) {
    if (!promises.has(key)) {
      var promise = make();
      promises.set(key, promise);
      promise.catch(function () {
        promises.delete(key);
      });
    }
    return promises.get(key);
  };

  /** Load a file of the index, once; return a promise of its value. */
  search.load = function (path, kind, name) {
    var key = kind + "\n" + name;
    return search.kept(loaded, key, function () {
      return fetched(path, key);
    });
  };

  function fetched(path, key) {
    return new Promise(function (resolve, reject) {
      waiting.set(key, resolve);
      var script = document.createElement("script");
      script.src = search.root + "search/" + path;
      script.onload = script.onerror = function () {
        script.remove();
        waiting.delete(key);
        reject(new Error(path)); // without effect when the file has handed over its value
      };
      document.head.appendChild(script);
    });
  }

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
    if (this.at >= this.bytes.length) throw new Error("the index is cut off");
    return this.bytes[this.at++];
  };
  /** Return the next `width` bits as a number; `aligned()` passes over what is left of a byte. */
  search.Reader.prototype.bits = function (width) {
    var number = 0;
    for (; width > 0; width--) {
      if (!this.left) {
        this.held = this.byte();
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
      var byte = this.byte();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
  };
})();
