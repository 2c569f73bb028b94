// Which key was pressed, and what it stands for.

const NAMED = new Set(["Enter", "Backspace", "Delete", "Home", "End", "PageUp", "PageDown", "Insert"]);
const MODIFIERS = new Set(["Control", "Alt", "Meta", "Shift", "AltGraph", "CapsLock", "Dead", "Process"]);

/** A key as it is written: "j", "J" with Shift, "Ctrl+Enter"; null where nothing of the kind was pressed. */
export function chordOf(event) {
  if (MODIFIERS.has(event.key) || event.isComposing) return null;
  let key = event.key;
  // Where another script is set, the key of the Latin letter in the same place counts.
  if (/^Key[A-Z]$/.test(event.code ?? "") && key.length === 1 && key.charCodeAt(0) > 127) {
    key = event.shiftKey ? event.code[3] : event.code[3].toLowerCase();
  }
  if (key.length > 1 && !NAMED.has(key) && !/^F\d{1,2}$/.test(key)) return null;
  if (key === " ") return null;
  // With AltGr a sign is typed: it is that sign.
  const isSign = event.getModifierState?.("AltGraph") ?? false;
  const held = [event.ctrlKey && !isSign && "Ctrl", event.altKey && !isSign && "Alt", event.metaKey && "Meta"];
  return [...held.filter(Boolean), key].join("+");
}

/** What a key does, by the bindings {action: key}; undefined where nothing. */
export function actionFor(bindings, chord) {
  if (!chord) return undefined;
  return Object.keys(bindings).find((name) => bindings[name] === chord);
}

/** Whether somebody is typing there: then no key is a command, but those with Ctrl or Meta. */
export function isTyping(target) {
  if (!target?.closest) return false;
  if (target.closest("textarea, select, [contenteditable]")) return true;
  const input = target.closest("input");
  return Boolean(input) && !["checkbox", "radio", "button", "submit"].includes(input.type);
}

/** Which actions share a key: [[action, action, key], …]. */
export function clashes(bindings) {
  const seen = new Map();
  const found = [];
  for (const [name, key] of Object.entries(bindings)) {
    if (!key) continue;
    if (seen.has(key)) found.push([seen.get(key), name, key]);
    else seen.set(key, name);
  }
  return found;
}

/** The keys as somebody reads them: "Shift J" for "J". */
export function keyCaps(chord) {
  const held = [];
  let key = chord;
  for (let mark = /^(Ctrl|Alt|Meta)\+(.+)$/.exec(key); mark; mark = /^(Ctrl|Alt|Meta)\+(.+)$/.exec(key)) {
    held.push(mark[1]);
    key = mark[2];
  }
  if (key.length === 1 && key !== key.toLowerCase()) held.push("Shift");
  return [...held, key.length === 1 ? key.toLowerCase() : key];
}
