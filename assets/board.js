// What the leads' page does in the browser: cards glide to where they now belong, columns of a table are chosen.
import { createElement as h, useLayoutEffect, useEffect, useRef, useState } from "react";

const MOVES = { duration: 280, easing: "ease-out" };
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// Remembers where each card was and, once the rows have changed, lets it come from there.
export function CardMoves({ className, children }) {
  const box = useRef(null);
  const places = useRef(new Map());
  useLayoutEffect(() => {
    const seen = new Map();
    for (const card of box.current.querySelectorAll("[data-card]")) {
      const now = card.getBoundingClientRect();
      const column = card.closest(".column-cards");
      const scrolled = column?.scrollTop ?? 0;
      seen.set(card.dataset.card, { x: now.left, y: now.top + scrolled });
      const was = places.current.get(card.dataset.card);
      const dx = was ? was.x - now.left : 0, dy = was ? was.y - now.top - scrolled : 0;
      if (was && (dx || dy) && !still()) card.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: "none" }], MOVES);
    }
    places.current = seen;
  });
  return h("div", { ref: box, className }, children);
}

const kept = (table) => {
  try { return JSON.parse(localStorage.getItem(`flexoraa.columns.${table}`)) ?? {}; } catch { return {}; }
};

// Which columns of a table are shown; the choice stays in this browser and asks no server.
export function ColumnChoice({ table, columns = [] }) {
  const [chosen, choose] = useState({});
  useEffect(() => choose(kept(table)), [table]);
  const isShown = ({ key, isHidden }) => chosen[key] ?? !isHidden;
  const turn = (column) => {
    const next = { ...chosen, [column.key]: !isShown(column) };
    localStorage.setItem(`flexoraa.columns.${table}`, JSON.stringify(next));
    choose(next);
  };
  const hidden = columns.filter((column) => !isShown(column)).map(({ key }) => `#${table} [data-column="${key}"]`);
  return h("details", { className: "menu", "data-menu": true },
    h("style", null, hidden.length ? `${hidden.join(",")} { display: none; }` : ""),
    h("summary", { className: "button", "data-size": "s" }, "Columns"),
    h("div", { className: "menu-list desk-menu" },
      columns.map((column) => h("label", { key: column.key, className: "menu-item" },
        h("input", { type: "checkbox", checked: isShown(column), onChange: () => turn(column) }), column.label))));
}
