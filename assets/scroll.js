// Where the reader is in a list or a conversation, so that live rows never move what is being read.
import { createElement as h, useEffect, useRef } from "react";

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

// Keeps a conversation at its newest item, unless the reader has scrolled up to read.
export function BottomHold({ about, children }) {
  const box = useRef(null);
  const holds = useRef(true);
  const toEnd = () => holds.current && (box.current.scrollTop = box.current.scrollHeight);
  useEffect(() => {
    const element = box.current;
    const note = () => (holds.current = element.scrollHeight - element.scrollTop - element.clientHeight < 160);
    // Rows come without a new rendering of this box.
    const watch = new MutationObserver(toEnd);
    watch.observe(element, { childList: true, subtree: true, characterData: true });
    element.addEventListener("scroll", note, { passive: true });
    return () => (watch.disconnect(), element.removeEventListener("scroll", note));
  }, []);
  useEffect(() => ((holds.current = true), void toEnd()), [about]);
  return h("div", { ref: box, className: "pane-scroll", tabIndex: 0, role: "log", "aria-label": "Messages" }, children);
}
