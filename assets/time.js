// Times that tick in the browser: no round trip, one timer for all of them.
import { createElement as h, useSyncExternalStore } from "react";
import { useT } from "./texts.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WINDOW = DAY;
const ZONE = "flexoraa.zone";

let now = Date.now();
let offset = 0;
let timer;
const waiting = new Set();

function tick() {
  now = Date.now() + offset;
  waiting.forEach((wake) => wake());
}

function subscribe(wake) {
  waiting.add(wake);
  timer ??= setInterval(tick, 1000);
  return () => {
    waiting.delete(wake);
    if (!waiting.size) timer = clearInterval(timer);
  };
}

// The simulator moves the product's clock; countdowns follow the server's, not the reader's.
if (typeof window !== "undefined") {
  window.setServerTime = (iso, memberZone) => {
    if (iso) offset = Date.parse(iso) - Date.now();
    window.memberZone = memberZone;
    localStorage.setItem(ZONE, memberZone || "");
    tick();
  };
  // What a reloaded page shows first stands in the member's zone already.
  window.memberZone = localStorage.getItem(ZONE) || undefined;
}

// Steps of `grain` ms, so that a component renders again only when what it shows can have changed.
// The server's rendering has no clock of its own: 0 means "not known yet" and shows nothing.
export const useNow = (grain) => useSyncExternalStore(subscribe, () => Math.floor(now / grain) * grain, () => 0);

const zone = () => (typeof window !== "undefined" && window.memberZone) || undefined;
// Figures stay the ones that the rest of the page is written in, in Arabic too.
const language = () => `${(typeof document !== "undefined" && document.documentElement.lang) || "en"}-u-nu-latn`;

export function exactTime(iso) {
  if (!iso) return "";
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "medium", timeZone: zone() }).format(new Date(iso));
}

export function clockTime(iso) {
  if (!iso) return "";
  return new Intl.DateTimeFormat(language(), { timeStyle: "short", timeZone: zone() }).format(new Date(iso));
}

export function dayLabel(day) {
  if (!day) return "";
  const date = new Date(`${day.slice(0, 10)}T12:00:00Z`);
  // "sv" writes a date as ISO does; today is the member's, not UTC's.
  const today = new Intl.DateTimeFormat("sv", { timeZone: zone() }).format(new Date(now));
  const age = Math.round((Date.parse(`${today}T12:00:00Z`) - date) / DAY);
  if (age === 0 || age === 1) return new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(-age, "day");
  return new Intl.DateTimeFormat(language(), { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(date);
}

// Whole units of a length of time in the reader's language, as short as it has them: 2h 5m.
function units(...parts) {
  const short = (unit) => new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "narrow" });
  return parts.map(([ms, unit]) => short(unit).format(Math.floor(ms))).join(" ");
}

function span(ms) {
  const abs = Math.abs(ms);
  if (abs >= DAY) return units([abs / DAY, "day"], [(abs % DAY) / HOUR, "hour"]);
  if (abs >= HOUR) return units([abs / HOUR, "hour"], [(abs % HOUR) / MINUTE, "minute"]);
  if (abs >= 10 * MINUTE) return units([abs / MINUTE, "minute"]);
  return `${Math.floor(abs / MINUTE)}:${String(Math.floor((abs % MINUTE) / 1000)).padStart(2, "0")}`;
}

function ago(ms, t) {
  if (ms < MINUTE) return t("now");
  if (ms < HOUR) return units([ms / MINUTE, "minute"]);
  if (ms < DAY) return units([ms / HOUR, "hour"]);
  return units([ms / DAY, "day"]);
}

export function Ago({ at }) {
  const current = useNow(20_000);
  const t = useT();
  if (!at || !current) return null;
  return h("time", { dateTime: at, title: exactTime(at), className: "num" }, ago(Math.max(0, current - Date.parse(at)), t));
}

export function WindowCountdown({ closesAt, prefix }) {
  const current = useNow(1000);
  const t = useT();
  if (!current) return null;
  const left = closesAt ? Date.parse(closesAt) - current : 0;
  if (left <= MINUTE) return h("span", { className: "timer" }, t("Window closed"));
  const tone = left < HOUR ? "warn" : "good";
  const title = t("Free-form replies until {time}", { time: exactTime(closesAt) });
  return h("span", { className: "timer", "data-tone": tone, title }, (prefix ?? t("Window ")) + span(left));
}

export function WindowRing({ closesAt }) {
  const current = useNow(20_000);
  const t = useT();
  const left = closesAt && current ? Math.max(0, Date.parse(closesAt) - current) : 0;
  const tone = left <= MINUTE ? "shut" : left < HOUR ? "warn" : "good";
  const label = left <= MINUTE ? t("Reply window closed") : t("Reply window open for {time}", { time: span(left) });
  const circle = { cx: 8, cy: 8, r: 6, pathLength: 100 };
  return h("svg", { className: "ring", viewBox: "0 0 16 16", role: "img", "aria-label": label, "data-tone": tone },
    h("title", null, label), h("circle", circle),
    left > MINUTE && h("circle", {
      ...circle, className: "ring-part", transform: "rotate(-90 8 8)",
      strokeDasharray: `${Math.min(100, (left / WINDOW) * 100)} 100`,
    }));
}

export function SlaClock({ dueAt, label }) {
  const current = useNow(1000);
  const t = useT();
  if (!dueAt || !current) return null;
  const left = Date.parse(dueAt) - current;
  const tone = left < 0 ? "bad" : left < 5 * MINUTE ? "warn" : "quiet";
  const text = left < 0 ? t("{time} late", { time: span(left) }) : `${label ?? t("Due")} ${span(left)}`;
  return h("span", { className: "timer", "data-tone": tone, title: t("First answer due {time}", { time: exactTime(dueAt) }) }, text);
}
