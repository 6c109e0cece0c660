// The first steps of a role: a list in the corner, and a bubble that points at the thing on its page.
import { createElement as h, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useT } from "$/public/texts.js";

const LOOKS_FOR_MS = 6000;
const CLOSED = "flexoraa.tour.closed";
const stepInAddress = (search) => new URLSearchParams(search).get("tour") || "";
// On the same page what is open there stays open.
function addressOf(step) {
  const query = new URLSearchParams(window.location.pathname === step.path ? window.location.search : "");
  query.set("tour", step.key);
  return `${step.path}?${query}`;
}

// Where the thing is on the screen; null while the page does not show it.
function usePlace(target) {
  const [place, setPlace] = useState(null);
  useEffect(() => {
    setPlace(null);
    if (!target) return;
    const began = Date.now();
    let isShown = false;
    const look = () => {
      const element = [...document.querySelectorAll(target)].find((one) => one.offsetParent);
      if (!element) return setPlace(null);
      if (!isShown) element.scrollIntoView({ block: "nearest", inline: "nearest" });
      isShown = true;
      const { top, left, width, height } = element.getBoundingClientRect();
      setPlace((was) => (was && was.top === top && was.left === left && was.width === width && was.height === height ? was : { top, left, width, height }));
    };
    look();
    const timer = setInterval(() => (isShown || Date.now() - began < LOOKS_FOR_MS ? look() : clearInterval(timer)), 250);
    return () => clearInterval(timer);
  }, [target]);
  return place;
}

function Bubble({ step, next, onDone, onLeave }) {
  const t = useT();
  const place = usePlace(step.target);
  const ring = place && h("div", {
    className: "tour-ring", "aria-hidden": true,
    style: { top: place.top - 4, left: place.left - 4, width: place.width + 8, height: Math.min(place.height, window.innerHeight - place.top) + 8 },
  });
  const isAtEnd = place && place.left + place.width / 2 > window.innerWidth * 0.6;
  return h("div", null, ring, h("aside", { className: "tour-bubble", role: "status", "aria-label": t(step.title), "data-side": isAtEnd ? "start" : "end" },
    h("strong", null, t(step.title)), h("p", null, t(step.text)),
    h("div", { className: "row" },
      h("button", { type: "button", className: "button", "data-size": "s", "data-kind": "bare", onClick: onLeave }, t("Later")),
      h("span", { className: "grow" }),
      h("button", { type: "button", className: "button", "data-size": "s", "data-kind": "main", onClick: onDone }, next ? t("Seen, next") : t("Seen, done")))));
}

function List({ steps, seen, go, onPutAway }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  // Open at first; who closed it once has it closed on every page of the tab.
  useEffect(() => setIsOpen(window.innerWidth > 1023 && seen.length === 0 && !sessionStorage.getItem(CLOSED)), []);
  const note = (event) => (setIsOpen(event.currentTarget.open), event.currentTarget.open || sessionStorage.setItem(CLOSED, "yes"));
  const left = steps.filter((step) => !seen.includes(step.key)).length;
  return h("details", { className: "tour-list", open: isOpen, onToggle: note },
    h("summary", null, h("strong", null, t("First steps")), h("span", { className: "num small" }, `${steps.length - left}/${steps.length}`)),
    h("ol", null, steps.map((step) => h("li", { key: step.key },
      h("button", { type: "button", "data-seen": seen.includes(step.key), onClick: () => go(step) }, t(step.title))))),
    h("div", { className: "row" }, h("a", { className: "link small grow", href: "/help/" }, t("Help")),
      h("button", { type: "button", className: "link small", onClick: onPutAway }, left ? t("Do not show this") : t("Done, put it away"))));
}

export function Tour({ tours = {}, role = "", seen = [], isPutAway = true, onSeen, onPutAway }) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const steps = tours[role] || [];
  const here = steps.find((step) => step.key === stepInAddress(search));
  if (!steps.length) return null;
  if (!here) return isPutAway ? null : h(List, { steps, seen, go: (step) => navigate(addressOf(step)), onPutAway });
  const next = steps[steps.indexOf(here) + 1];
  const done = () => (onSeen(here.key), next || onPutAway(), navigate(next ? addressOf(next) : pathname));
  return h(Bubble, { key: here.key, step: here, next, onDone: done, onLeave: () => navigate(pathname) });
}
