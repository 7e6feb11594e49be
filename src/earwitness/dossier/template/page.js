// What a script adds to a page that is whole without one: search, links to copy, the parts of one
// statement lit together and told of beside the text. It asks the network for nothing and leaves the address alone.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // the words of an element but for those in some of its children
  const wordsOf = (element, without = "small, .article-number, .nth, .copies") => {
    const copy = element.cloneNode(true);
    all(without, copy).forEach((child) => child.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const numbersIn = (element, letter) =>
    new Set(all(`a[href^="#${letter}"]`, element).map((link) => link.hash.slice(2).split("-")[0])
      .filter((number) => /^\d+$/.test(number)));

  // ---- search and filters

  const form = one(".search");
  const pick = (name) => one(`#by-${name}`);
  const voices = all(".voices tr:not(.group)").filter((row) => one("td", row));
  const statements = voices.flatMap((row, speaker) =>
    all("li", row).map((item) => ({
      item, row, speaker: String(speaker), articles: numbersIn(item, "a"), claims: numbersIn(item, "c"),
      text: fold(`${wordsOf(one("th", row))} ${item.textContent}`),
    })));
  const articles = all("article").map((item) => ({
    item, number: item.id.slice(1), text: fold(item.textContent), claims: numbersIn(item, "c"),
    speakers: new Set(),
  }));
  const claims = all(".claim").map((item) => ({
    item, number: item.id.slice(1), text: fold(item.textContent), articles: numbersIn(item, "a"),
    speakers: new Set(), rows: all(`.glance tr[data-c="${item.id.slice(1)}"]`),
  }));
  const articleOf = new Map(articles.map((article) => [article.number, article]));
  const claimOf = new Map(claims.map((claim) => [claim.number, claim]));
  for (const statement of statements) {
    statement.articles.forEach((n) => articleOf.get(n)?.speakers.add(statement.speaker));
    statement.claims.forEach((n) => claimOf.get(n)?.speakers.add(statement.speaker));
    statement.claims.forEach((n) => statement.articles.forEach((a) => claimOf.get(n)?.articles.add(a)));
  }
  const outlets = new Map();
  for (const article of articles) {
    const outlet = wordsOf(one("h3", article.item));
    outlets.set(outlet, [...(outlets.get(outlet) ?? []), article.number]);
  }

  const offer = (name, choices) => {
    for (const [value, words] of choices) pick(name).append(new Option(words.slice(0, 70), value));
    pick(name).parentElement.hidden = pick(name).length < 3;
  };
  const show = (entry, visible) => { entry.item.hidden = !visible; return visible; };
  const shared = (set, values) => values.some((value) => set.has(value));
  const folds = all("details.fold").filter((details) => one(".claim, [data-c], [id^=s]", details));

  const search = () => {
    const words = fold(one("#q").value).split(/\s+/).filter(Boolean);
    const [speaker, outlet, claim] = ["speaker", "outlet", "claim"].map((name) => pick(name).value);
    const numbers = outlet ? outlets.get(outlet) : [];
    const searching = Boolean(words.length || speaker || outlet || claim);
    const said = ({ text }) => words.every((word) => text.includes(word));
    const found = [
      [statements.filter((s) => show(s, said(s) && (!speaker || s.speaker === speaker)
        && (!outlet || shared(s.articles, numbers)) && (!claim || s.claims.has(claim)))), statements, "statement"],
      [claims.filter((c) => show(c, said(c) && (!speaker || c.speakers.has(speaker))
        && (!outlet || shared(c.articles, numbers)) && (!claim || c.number === claim))), claims, "claim"],
      [articles.filter((a) => show(a, said(a) && (!speaker || a.speakers.has(speaker))
        && (!outlet || numbers.includes(a.number)) && (!claim || a.claims.has(claim)))), articles, "article"],
    ];
    for (const row of voices) row.hidden = !one("li:not([hidden])", row);
    for (const body of all(".voices tbody")) body.hidden = !one("li:not([hidden])", body);
    for (const { item, rows } of claims) rows.forEach((row) => { row.hidden = item.hidden; });
    for (const link of all(".contents a")) {
      link.parentElement.hidden = articleOf.get(link.hash.slice(2))?.item.hidden ?? false;
    }
    for (const details of folds) {
      details.dataset.was ??= details.open ? "open" : "";
      const some = Boolean(one(":is(.claim, [data-c], [id^=s]):not([hidden])", details));
      details.hidden = searching && !some;
      details.open = searching ? some : details.dataset.was === "open";
      if (!searching) delete details.dataset.was;
    }
    document.body.classList.toggle("searching", searching);
    one("[type=reset]", form).hidden = !searching;
    const counts = found.filter(([, every]) => every.length)
      .map(([some, every, noun]) => `${some.length} of ${every.length} ${noun}${every.length === 1 ? "" : "s"}`);
    const any = found.some(([some]) => some.length);
    one("#found").value = !searching ? "" : any ? counts.join(", ") : "Nothing found.";
  };

  offer("speaker", voices.map((row, n) => [String(n), wordsOf(one("th", row))]));
  offer("outlet", [...outlets.keys()].map((outlet) => [outlet, outlet]));
  offer("claim", claims.map(({ item, number }) => [number, `${number} ${wordsOf(one("h3", item))}`]));
  form.addEventListener("input", search);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { search(); one("#q").focus(); }));
  form.hidden = statements.length === 0;

  // ---- links to copy

  const notice = document.createElement("p");
  notice.className = "notice-of";
  notice.setAttribute("role", "status");
  document.body.append(notice);

  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch { // an old browser, or one that does not trust files
      const field = document.createElement("textarea");
      field.value = words;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
  const button = (words, label, address) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.textContent = words;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", async () => {
      await copy(address());
      notice.textContent = `Copied: ${address()}`;
      made.focus();
    });
    return made;
  };
  // the words of a statement as a text fragment names them (WICG, "URL Fragment Text Directives", section 3.4):
  // of several stretches the first, up to its first line end. Words that attribute may stand between stretches,
  // and a browser looks for words in one piece. More than nine words are named by four at either end: addresses
  // stay short, and a change in the middle of a long statement does not lose its place.
  const stretches = (number, part) => {
    const first = one(`.text .${part}:is(#t${number}, [data-n="${number}"])`);
    if (!first) return [];
    const found = [];
    const walker = document.createTreeWalker(first.closest(".text"), NodeFilter.SHOW_TEXT);
    for (let going = false; walker.nextNode();) {
      const inside = walker.currentNode.parentElement.closest(`.${part}:is(#t${number}, [data-n="${number}"])`);
      if (inside && going) found[found.length - 1] += walker.currentNode.data;
      else if (inside) found.push(walker.currentNode.data);
      going = Boolean(inside);
    }
    return found;
  };
  // "-" and "," part the terms of a directive, "&" directives (section 3.3): all three are encoded in words
  const encoded = (words) => encodeURIComponent(words.join(" "))
    .replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const EDGES = "[\"'“”‘’«»„,.;:!?…()\\[\\] ]*";
  const directive = (number) => {
    const said = stretches(number, "c");
    for (const stretch of said.length ? said : stretches(number, "q")) {
      const line = stretch.trim().split("\n")[0].replace(new RegExp(`^${EDGES}|${EDGES}$`, "g"), "");
      const words = line.split(/\s+/).filter(Boolean);
      if (/[\p{L}\p{N}_]/u.test(line)) {
        return words.length <= 9 ? encoded(words) : `${encoded(words.slice(0, 4))},${encoded(words.slice(-4))}`;
      }
    }
    return "";
  };
  // made where somebody points, or goes with the keyboard: a thousand statements would be two thousand buttons
  const offerCopies = (item) => {
    if (!item || one(".copies", item)) return;
    const number = item.id.slice(1);
    const copies = document.createElement("span");
    copies.className = "copies";
    copies.append(button("copy link", `copy link to statement ${number}`,
      () => `${location.href.split("#")[0]}#${item.id}`));
    const [article] = [...numbersIn(item, "a")].slice(-1);
    const page = articleOf.get(article)?.item.dataset.u;
    const words = page && directive(number);
    if (words) {
      copies.append(" ", button("copy source link", `copy source link of statement ${number}`,
        () => `${page}${page.includes("#") ? "" : "#"}:~:text=${words}`));
    }
    item.append(copies);
  };

  // ---- the parts of one statement, lit together

  const numberOf = (mark) => mark.dataset.n ?? mark.id.slice(1);
  const partsOf = (number) => all(`.text :is(#t${number}, [data-n="${number}"])`);
  const beside = document.createElement("p");
  beside.className = "beside";
  beside.setAttribute("aria-hidden", "true"); // the number leads a screen reader to the same
  // a rule of the style sheet: an element with a style of its own is what a page with a policy should not have
  const [sheet] = document.styleSheets;
  const place = sheet.cssRules[sheet.insertRule(".beside { top: 0; }", sheet.cssRules.length)];
  const tellBeside = (mark, number) => {
    const item = document.getElementById(`s${number}`);
    if (!item) return;
    const who = document.createElement("b");
    who.textContent = `${number} ${wordsOf(one("th", item.closest("tr")))}`;
    const how = one("small", item).cloneNode(true);
    all("a", how).forEach((link) => link.replaceWith(link.textContent));
    beside.replaceChildren(who, how);
    const article = mark.closest("article");
    article.append(beside);
    place.style.top = `${mark.getClientRects()[0].top - article.getBoundingClientRect().top}px`;
  };
  const light = (event) => {
    const target = event.target.closest ? event.target : null;
    offerCopies(target?.closest(".voices li"));
    const mark = target?.closest(".text :is([data-n], [id^=t])");
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (!mark) return;
    partsOf(numberOf(mark)).forEach((part) => part.classList.add("lit"));
    tellBeside(mark, numberOf(mark));
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);

  // ---- where a link leads: all parts of the statement are marked, and what is folded is unfolded

  const aim = () => {
    all(".aim").forEach((part) => part.classList.remove("aim"));
    const at = document.getElementById(location.hash.slice(1));
    if (!at) return;
    const shut = [];
    for (let fold = at.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) shut.push(fold);
    shut.forEach((fold) => { fold.open = true; });
    if (/^t\d+$/.test(at.id)) {
      partsOf(at.id.slice(1)).forEach((part) => part.classList.add("aim"));
      tellBeside(at, at.id.slice(1));
    }
    if (/^s\d+$/.test(at.id)) offerCopies(at);
    if (shut.length) at.scrollIntoView();
  };
  window.addEventListener("hashchange", aim);
  aim();
  const toSearch = one(".bar [hidden]");
  toSearch.hidden = form.hidden;
  toSearch.addEventListener("click", () => setTimeout(() => one("#q").focus()));

  // ---- what is folded is printed, in browsers whose style sheets cannot see to it

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
})();
