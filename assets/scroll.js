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
  const last = useRef(null);
  useEffect(() => {
    const element = box.current;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < 160;
    if (last.current !== about || isNear) element.scrollTop = element.scrollHeight;
    last.current = about;
  });
  return h("div", { ref: box, className: "pane-scroll", tabIndex: 0, role: "log", "aria-label": "Messages" }, children);
}
