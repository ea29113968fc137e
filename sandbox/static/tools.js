// The right side: the clock, failures on order, rules, and every call of the bot.

import { fill, h, iconButton, openDialog } from "./dom.js";
import { attempt } from "./sidebar.js";
import { act, store } from "./store.js";
import { fullTime, t } from "./words.js";

const PRESETS = [
  [t.f429, { method: "send*", code: 429, retry_after: 5, count: 1 }],
  [t.f403, { method: "send*", code: 403, count: 1 }],
  [t.f400, { method: "send*", code: 400, description: "Bad Request: TOPIC_CLOSED", count: 1 }],
  [t.f500, { method: "*", code: 502, count: 3 }],
  [t.reset, { method: "send*", kind: "reset", count: 1 }],
  [t.lost, { method: "send*", kind: "lost", count: 1 }],
  [t.hang, { method: "send*", kind: "hang", seconds: 10, count: 1 }],
];
const SHOWN_CALLS = 60;

export function buildTools(root) {
  const clock = h("div.clock"), faults = h("div.faults"), rules = h("div.rules"), calls = h("div.calls");
  const section = (title, ...content) => h("section", {}, h("h3", {}, title), content);
  const close = () => { root.hidden = true; localStorage.removeItem("tools"); };
  fill(root,
    h("header.tools-head", {}, h("h2", {}, t.tools), iconButton("close", t.close, close)),
    h("div.tools-body", {},
      section(t.clock, clock),
      section(t.faults, h("p.quiet", {}, t.faultsHint), h("div.chips", {}, PRESETS.map(([label, fault]) => h("button.chip", { type: "button", onclick: () => order(fault) }, label)), h("button.chip", { type: "button", onclick: custom }, "…")), faults),
      section(t.settings, rules),
      section(t.calls, calls),
      h("button.button.danger.reset", { type: "button", onclick: () => openDialog(t.resetAll, h("p", {}, t.resetAsk), [[t.cancel], [t.resetAll, () => attempt(act("reset")), "danger"]]) }, t.resetAll)));
  root.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  async function order(fault) { await attempt(act("add_fault", fault)); showFaults(); }

  function custom() {
    const field = (label, input) => h("label", {}, label, input);
    const kind = h("select", {}, ["error", "reset", "hang", "lost"].map((k) => h("option", {}, k)));
    const method = h("input", { value: "send*" }), code = h("input", { type: "number", value: 500, min: 400, max: 599 }), count = h("input", { type: "number", min: 1, placeholder: t.forever });
    const chance = h("input", { type: "number", min: 0, max: 1, step: 0.05, value: 1 });
    openDialog(t.faults, [field(t.kind, kind), field("HTTP", code), field(t.method, method), field(t.count, count), field("0…1", chance)], [[t.cancel], [t.order, () => order({ kind: kind.value, method: method.value || "*", code: Number(code.value), count: count.value ? Number(count.value) : undefined, probability: Number(chance.value) }), "primary"]]);
  }

  function showClock() {
    const move = (seconds) => attempt(act("clock", { advance_seconds: seconds }));
    const moment = store.now;
    fill(clock, h("p.moment", {}, fullTime(moment)), store.clock.can_advance
      ? h("div.chips", {}, [[t.tenMinutes, 600], [t.hour, 3600], [t.nextHour, 3600 - Math.floor(moment % 3600)], [t.day, 86400]].map(([label, seconds]) => h("button.chip", { type: "button", onclick: () => move(seconds) }, label)))
      : h("p.quiet", {}, t.clockFixed));
  }

  async function showFaults() {
    const list = (await act("faults")).filter((f) => f.count === null || f.struck < f.count);
    fill(faults, list.length ? [list.map((f) => h("div.fault", {}, h("span", {}, h("b", {}, f.kind === "error" ? f.code : f.kind), ` ${f.method}`, h("small", {}, ` ${f.struck}/${f.count ?? "∞"}`)), iconButton("close", t.remove, async () => { await act("clear_faults", { id: f.id }); showFaults(); }))), list.length > 1 && h("button.chip", { type: "button", onclick: async () => { await act("clear_faults"); showFaults(); } }, t.clear)] : h("p.quiet", {}, t.none));
  }

  function showRules() {
    const now = store.state?.settings ?? {};
    fill(rules, ["limits", "privacy", "rich"].map((name) => h("label.switch", {}, h("input", { type: "checkbox", role: "switch", checked: now[name], onchange: (event) => act("settings", { [name]: event.target.checked }) }), h("span", {}, t[name]))));
  }

  async function showCalls() {
    const all = await act("calls", { after: 0 });
    const list = all.filter((c) => c.method.toLowerCase() !== "getupdates").slice(-SHOWN_CALLS).reverse();
    const open = new Set([...calls.querySelectorAll("details[open]")].map((d) => d.dataset.id));
    fill(calls, list.length ? list.map((c) => h("details", { dataset: { id: c.id }, open: open.has(String(c.id)) },
      h("summary", {}, h("span", { className: c.ok && !c.fault ? "good" : "bad" }, c.fault ?? c.error_code ?? "✓"), h("b", {}, c.method), h("small", {}, String(c.params.chat_id ?? ""))),
      h("pre", {}, JSON.stringify(c.ok ? { ...c.params } : { ...c.params, answer: c.description ?? c.fault }, null, 2)))) : h("p.quiet", {}, t.noCalls));
  }

  let waiting = 0;
  const all = () => { showClock(); showRules(); showFaults().catch(() => {}); showCalls().catch(() => {}); };
  return {
    toggle() { root.hidden = !root.hidden; root.hidden ? localStorage.removeItem("tools") : localStorage.setItem("tools", "open"); if (!root.hidden) { all(); root.querySelector("button").focus(); } },
    clock: () => { if (!root.hidden) showClock(); },
    state: () => { if (!root.hidden) showRules(); },
    called: () => { if (root.hidden || waiting) return; waiting = setTimeout(() => { waiting = 0; showCalls().catch(() => {}); showFaults().catch(() => {}); }, 200); },
  };
}
