// Says when nobody has acted for long: a warning after 28 minutes, the sign-in page after 30. The server decides by
// itself; this only tells it that the person is there, and tells the person in time. All tabs share one clock.
import { createElement as h, useEffect, useRef, useState } from "react";
import { useT } from "./texts.js";

const WARN_AFTER = 28 * 60_000;
const END_AFTER = 30 * 60_000;
// A little more than the server waits before it writes an act down again, so that none is lost between the two.
const TELL_EVERY = 65_000;
const KEY = "flexoraa.acted";
const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"];

// The last act that the server was told of: the half hour is counted as the server counts it.
const toldAt = () => Number(localStorage.getItem(KEY)) || 0;
const leave = () => window.location.assign("/sign-in/?problem=expired");

async function act() {
  if (Date.now() - toldAt() < TELL_EVERY) return;
  localStorage.setItem(KEY, Date.now());
  const answer = await fetch("/api/act", { method: "POST" }).catch(() => null);
  if (answer?.status === 401) leave();
}

export function IdleWatch() {
  const dialog = useRef(null);
  const [left, setLeft] = useState(0);
  const t = useT();
  useEffect(() => {
    act();
    const look = () => {
      const idle = Date.now() - toldAt();
      if (idle >= END_AFTER) return leave();
      setLeft(Math.ceil((END_AFTER - idle) / 1000));
      const warns = idle >= WARN_AFTER;
      if (warns && !dialog.current?.open) dialog.current?.showModal();
      if (!warns && dialog.current?.open) dialog.current.close();
    };
    const timer = setInterval(look, 1000);
    ACTS.forEach((name) => document.addEventListener(name, act, { passive: true }));
    return () => {
      clearInterval(timer);
      ACTS.forEach((name) => document.removeEventListener(name, act));
    };
  }, []);
  return h("dialog", { ref: dialog, className: "palette idle", "aria-label": t("Still there?") },
    h("p", null, t("You will be signed out in {seconds} s, because nothing was done here for a while.", { seconds: left })),
    h("button", { type: "button", className: "button", "data-kind": "main", onClick: act }, t("Stay signed in")));
}
