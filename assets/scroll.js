// Where the reader is in a list or a conversation, so that live rows never move what is being read.
import { createElement as h, useEffect, useRef, useState } from "react";
import { useT } from "$/public/texts.js";

// Tells once when the reader leaves the top of a list and once when they are back, not every pixel between.
export function TopMark({ onReach }) {
  const mark = useRef(null);
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => onReach(entry.isIntersecting));
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, []);
  return h("div", { ref: mark, style: { height: 1, marginBlockEnd: -1 } });
}

const NEAR = 160;
const messagesIn = (box) => [...box.querySelectorAll("article.message")];

// Keeps a conversation at its newest item, unless the reader has scrolled up to read: then a pill counts what came.
export function BottomHold({ about, children }) {
  const t = useT();
  const box = useRef(null);
  const holds = useRef(true);
  const newest = useRef(null);
  const [behind, setBehind] = useState(0);
  const toEnd = () => { box.current.scrollTop = box.current.scrollHeight; };
  const look = () => {
    const items = messagesIn(box.current);
    if (holds.current) { toEnd(); newest.current = items.at(-1); }
    const known = items.indexOf(newest.current);
    setBehind(holds.current || known < 0 ? 0 : items.length - 1 - known);
  };
  useEffect(() => {
    const element = box.current;
    const note = () => {
      holds.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      if (holds.current) { newest.current = messagesIn(element).at(-1); setBehind(0); }
    };
    // Rows come without a new rendering of this box.
    const watch = new MutationObserver(look);
    watch.observe(element, { childList: true, subtree: true, characterData: true });
    element.addEventListener("scroll", note, { passive: true });
    // Who sends something wants to see it.
    const follow = () => ((holds.current = true), look());
    window.addEventListener("draft-submitted", follow);
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", note);
      window.removeEventListener("draft-submitted", follow);
    };
  }, []);
  useEffect(() => ((holds.current = true), look()), [about]);
  return h("div", { className: "hold" },
    h("div", { ref: box, className: "pane-scroll", tabIndex: 0, role: "log", "aria-label": "Messages" }, children),
    behind > 0 && h("div", { className: "pill-place", "data-end": true },
      h("button", { type: "button", className: "pill", onClick: toEnd }, t("{n} new ↓", { n: behind }))));
}
