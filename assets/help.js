// The shelf of guides: one is open, the one named in the address; a search looks through all of them as they stand there.
import { createElement as h, useEffect, useMemo, useState } from "react";
import { useLocation } from "react-router";
import { useT } from "$/public/texts.js";

const MOST = 12;
const articles = () => [...document.querySelectorAll("article[data-guide]")];

// A section is a heading with what follows it until the next; a row of a table is one by itself.
function sections() {
  const found = [];
  for (const article of articles()) {
    const guide = article.dataset.guide;
    let heading = null;
    for (const element of article.children) {
      if (/^H[2-4]$/.test(element.tagName)) heading = { guide, title: element.textContent, anchor: element.dataset.anchor, text: "" };
      if (heading && !found.includes(heading)) found.push(heading);
      const rows = [...element.querySelectorAll("tbody tr")];
      if (heading && !rows.length && !/^H/.test(element.tagName)) heading.text += ` ${element.textContent}`;
      for (const row of rows) found.push({ guide, title: row.cells[0].textContent, anchor: heading?.anchor, text: row.cells[1]?.textContent || "" });
    }
  }
  return found;
}

function matches(all, wanted) {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const score = ({ title, text }) => words.reduce((sum, word) =>
    sum === null ? null : title.toLowerCase().includes(word) ? sum + 2 : text.toLowerCase().includes(word) ? sum + 1 : null, 0);
  return all.map((one) => [score(one), one]).filter(([points]) => points !== null)
    .sort(([a], [b]) => b - a).slice(0, MOST).map(([, one]) => one);
}

function open(key, anchor) {
  articles().forEach((article) => (article.hidden = article.dataset.guide !== key));
  document.querySelectorAll("[data-guide-link]").forEach((link) =>
    link.dataset.guideLink === key ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current"));
  const heading = anchor && document.querySelector(`article[data-guide="${key}"] [data-anchor="${anchor}"]`);
  const pane = document.querySelector(".help-texts");
  heading ? heading.scrollIntoView({ block: "start" }) : pane?.scrollTo({ top: 0 });
}

export function HelpShelf({ role = "" }) {
  const t = useT();
  const { hash } = useLocation();
  const [wanted, setWanted] = useState("");
  const [all, setAll] = useState([]);
  useEffect(() => setAll(sections()), []);
  useEffect(() => {
    const [key, anchor] = decodeURIComponent(hash.slice(1)).split("/");
    const own = document.querySelector(`[data-guide-link][data-roles~="${role}"]`)?.dataset.guideLink;
    const known = articles().some((article) => article.dataset.guide === key);
    open(known ? key : "start", anchor);
    document.querySelectorAll("[data-guide-link]").forEach((link) => link.toggleAttribute("data-own", link.dataset.guideLink === own));
  }, [hash, role]);
  const found = useMemo(() => (wanted.trim() ? matches(all, wanted) : []), [all, wanted]);
  return h("div", { className: "help-search" },
    h("input", {
      type: "search", className: "input", value: wanted, placeholder: t("Search the help"), "aria-label": t("Search the help"), "data-key": "/",
      onChange: (event) => setWanted(event.target.value), onKeyDown: (event) => event.key === "Escape" && setWanted(""),
    }),
    wanted.trim() && h("div", { className: "help-found", role: "status" },
      found.length === 0 && h("p", { className: "quiet small" }, t("Nothing has these words. Try one of them alone.")),
      found.map((one, index) => h("a", { key: index, href: `#${one.guide}/${one.anchor}`, className: "help-hit", onClick: () => setWanted("") },
        h("strong", null, one.title), h("span", { className: "quiet small" }, one.text.trim().slice(0, 90))))));
}
