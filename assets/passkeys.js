// Asks the browser's authenticator for a passkey, or for an answer of one. What it sends is checked on the server;
// this only carries it, and says in plain words why nothing came of it.
import { createElement as h, useEffect, useState } from "react";
import { useT } from "./texts.js";

// An IP address has no name that a passkey could be bound to.
const isNamed = () => /[a-z]/i.test(window.location.hostname) && !window.location.hostname.includes(":");
const isAble = () => Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON) && isNamed();

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
  const told = await answer.json().catch(() => ({}));
  if (told.go) return window.location.assign(told.go);
  if (!answer.ok) throw new Error(told.problem || "The server did not answer. Try again.");
  return told;
}

async function ask(ceremony) {
  const options = await post(`/api/passkeys/${ceremony}/options`, {});
  if (!options) return null;
  if (ceremony === "register") {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

// The browser's own names for "the person closed the window" and "this one is registered already".
const words = (t) => ({ NotAllowedError: "", AbortError: "", InvalidStateError: t("This device has a passkey for you already.") });

export function PasskeyButton({ ceremony, label, goTo, nameFrom, onDone }) {
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [able, setAble] = useState(true);
  const t = useT();
  useEffect(() => setAble(isAble()), []);
  async function run() {
    setProblem("");
    setBusy(true);
    try {
      const credential = await ask(ceremony);
      if (!credential) return;
      const name = nameFrom ? document.getElementById(nameFrom)?.value ?? "" : "";
      if (await post(`/api/passkeys/${ceremony}`, { credential: credential.toJSON(), name })) {
        if (goTo) window.location.assign(goTo);
        else onDone?.();
      }
    } catch (error) {
      setProblem(words(t)[error.name] ?? t(error.message));
    } finally {
      setBusy(false);
    }
  }
  const hint = able || isNamed() ? t("This browser cannot use passkeys here.") : t("Passkeys need a host name; open this site as localhost or by its name.");
  return h("div", { className: "stack" },
    h("button", { type: "button", className: "button", disabled: !able || isBusy, onClick: run }, t(label)),
    !able && h("p", { className: "field-hint" }, hint),
    problem && h("p", { className: "field-error", role: "alert" }, problem));
}
