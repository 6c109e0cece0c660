// Rings for what is new: a browser notice where the member allowed it, and a sound; one tab of many does it.
import { createElement as h, useEffect, useState } from "react";
import { useT } from "./texts.js";

const TOLD = "flexoraa:told";
const KEPT = 50;

function isMine(id) {
  const told = JSON.parse(localStorage.getItem(TOLD) || "[]");
  if (told.includes(id)) return false;
  localStorage.setItem(TOLD, JSON.stringify([...told, id].slice(-KEPT)));
  return true;
}

export function playSound() {
  const context = new (window.AudioContext || window.webkitAudioContext)();
  for (const [start, pitch] of [[0, 660], [0.14, 880]]) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, context.currentTime + start);
    volume.gain.exponentialRampToValueAtTime(0.12, context.currentTime + start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + start + 0.16);
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + start);
    tone.stop(context.currentTime + start + 0.18);
  }
}

function show({ id, title, about, link }) {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const notice = new Notification(title, { body: about, tag: id, icon: "/favicon.svg" });
  notice.onclick = () => { window.focus(); window.location.assign(link); };
}

function ring(lines) {
  const fresh = lines.filter((line) => isMine(line.id));
  for (const line of fresh) if (line.ways.includes("browser")) show(line);
  if (fresh.some((line) => line.ways.includes("sound"))) playSound();
}

const ANSWERS = {
  granted: "Shown. If you saw nothing, your system holds notices back.",
  played: "Played. If you heard nothing, check the volume of this tab.",
  denied: "This browser blocks notices of Flexoraa: allow them beside the address.",
  default: "The browser asks first: answer its question, then test again.",
  unsupported: "This browser knows no notices.",
  none: "Only the bell would count: tick a way first.",
};

async function tryWays(title, { browser, sound }) {
  if (sound) playSound();
  if (!browser) return sound ? "played" : "none";
  if (!("Notification" in window)) return "unsupported";
  const allowed = await Notification.requestPermission();
  if (allowed === "granted") show({ id: `test-${Date.now()}`, title, about: "This is a test.", link: "/account/" });
  return allowed;
}

/** Rings for the lines that the server names. */
export function Ringer() {
  useEffect(() => {
    window.ring = ring;
    return () => delete window.ring;
  }, []);
  return null;
}

/** Tests a kind by the ways that are ticked beside it, within the click, as browsers ask it. */
export function BellTest({ kind, title }) {
  const t = useT();
  const [answer, setAnswer] = useState("");
  const test = async (event) => {
    const ticked = (way) => Boolean(event.currentTarget.form?.elements[`${kind}_${way}`]?.checked);
    setAnswer(ANSWERS[await tryWays(title, { browser: ticked("browser"), sound: ticked("sound") })] ?? "");
  };
  return h("span", { className: "row acts" },
    h("span", { className: "small quiet", role: "status" }, answer && t(answer)),
    h("button", { type: "button", className: "button", "data-size": "s", "data-kind": "bare", onClick: test }, t("Test")));
}
