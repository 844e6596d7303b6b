"use strict";
/* Find in the book: every block that holds all the words, whatever their accents. */
(() => {
  const most = 60;
  const longest = 160;
  const box = document.querySelector(".find");
  const [input, status, list] = ["input", "[role=status]", "ol"].map((each) => box.querySelector(each));
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let blocks;

  /** Return what a block says, without the numbers of its notes and the ways back from them. */
  function words(element) {
    const copy = element.cloneNode(true);
    for (const each of copy.querySelectorAll(".ref, .back, .headerlink")) each.remove();
    return copy.textContent.trim().replace(/\s+/g, " ");
  }

  function read() {
    const found = document.querySelectorAll(".chapter :is(h1, h2, h3, h4, p, td, .chapter > ul > li)");
    const known = new Set();
    return [...found]
      .map((element) => ({ element, shown: words(element) }))
      .map((each) => ({ ...each, text: fold(each.shown) }))
      .filter(({ text }) => !known.has(text) && known.add(text));
  }

  function open(element) {
    for (let each = element; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    document.querySelector(".found")?.classList.remove("found");
    element.classList.add("found");
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  function entry({ element, shown }) {
    const item = document.createElement("li");
    const button = document.createElement("a");
    button.href = "#";
    button.textContent = shown.length > longest ? `${shown.slice(0, longest)} …` : shown;
    button.onclick = (event) => {
      event.preventDefault();
      open(element);
    };
    const where = document.createElement("small");
    where.textContent = ` ${element.closest(".chapter").querySelector("h1")?.textContent ?? ""}`;
    item.append(button, where);
    return item;
  }

  function find() {
    const asked = fold(input.value).split(/\s+/).filter((word) => word.length > 1);
    blocks ??= read();
    const hits = asked.length ? blocks.filter(({ text }) => asked.every((word) => text.includes(word))) : [];
    list.replaceChildren(...hits.slice(0, most).map(entry));
    status.textContent = asked.length ? box.dataset.found.replace("{n}", hits.length) : "";
  }

  let wait;
  input.oninput = () => {
    clearTimeout(wait);
    wait = setTimeout(find, 120);
  };
  box.hidden = false;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => (document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default");
  dark.onchange = dress;
  dress();
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    target?.scrollIntoView();
  });
})();
