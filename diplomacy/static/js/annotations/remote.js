/** Asking and writing: the notes beside a page, and the annotations' own interface. Nothing here throws. */

const API = "/api/v1/annotations/";
const TYPE = "application/ld+json";

function token() {
  return /(?:^|; )csrftoken=([^;]*)/u.exec(document.cookie)?.[1] ?? "";
}

export class Remote {
  constructor(base, ask = (...given) => fetch(...given)) {
    Object.assign(this, { base, ask, etag: null });
  }

  /** {outcome: "same"}, {outcome: "new", body}, {outcome: "offline"} or {outcome: "gone"}. */
  async look() {
    try {
      const headers = { Accept: "application/json", ...(this.etag ? { "If-None-Match": this.etag } : {}) };
      const response = await this.ask(this.base, { credentials: "same-origin", cache: "no-store", headers });
      if (response.status === 304) return { outcome: "same" };
      if (!response.ok) return { outcome: response.status === 404 || response.status === 410 ? "gone" : "offline" };
      const body = await response.json();
      this.etag = response.headers.get("ETag");
      return { outcome: "new", body };
    } catch {
      return { outcome: "offline" };
    }
  }

  async read(address) {
    try {
      const response = await this.ask(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
      return response.ok ? { body: await response.json(), etag: response.headers.get("ETag") } : null;
    } catch {
      return null;
    }
  }

  /** A new annotation; the key keeps a second try from making a second one. */
  make(document, key) {
    return this.#write("POST", API, document, { "Idempotency-Key": key });
  }

  /** Another version of what was read with that ETag. */
  revise(guid, document, etag) {
    return this.#write("PUT", `${API}${guid}/`, document, { "If-Match": etag });
  }

  remove(guid) {
    return this.#write("DELETE", `${API}${guid}/`);
  }

  /** Say of a note where it stands, by the fields of its page; that page answers with another where it was done. */
  async settle(guid, fields) {
    try {
      const response = await this.ask(`/notebook/annotations/${guid}/settle/`, {
        method: "POST",
        credentials: "same-origin",
        redirect: "manual",
        headers: { "X-CSRFToken": token() },
        body: new URLSearchParams(fields),
      });
      if (response.type === "opaqueredirect") return { outcome: "saved" };
      return { outcome: response.status >= 502 ? "offline" : "refused" };
    } catch {
      return { outcome: "offline" };
    }
  }

  /** The annotation as it stands, to change it: {body, etag}, or null. */
  open(guid) {
    return this.read(`${API}${guid}/`);
  }

  /** {outcome: "saved"}, "offline", "conflict", "signed-out", or "refused" with reasons. */
  async #write(method, address, document, headers = {}) {
    let response;
    try {
      response = await this.ask(address, {
        method,
        credentials: "same-origin",
        keepalive: method === "DELETE", // also when the page is being left
        headers: { "X-CSRFToken": token(), Accept: "application/json", "Content-Type": TYPE, ...headers },
        ...(document ? { body: JSON.stringify(document) } : {}),
      });
    } catch {
      return { outcome: "offline" };
    }
    if (response.ok || (method === "DELETE" && response.status === 410)) return { outcome: "saved" };
    if (response.status >= 502 || response.status === 429 || response.status === 409) return { outcome: "offline" };
    if (response.status === 401) return { outcome: "signed-out" };
    if (response.status === 412) return { outcome: "conflict" };
    const said = await response.json().catch(() => ({}));
    const reasons = (said.errors ?? []).map(({ detail }) => detail).filter(Boolean);
    return { outcome: "refused", reason: reasons.join("; ") || said.detail || `The archive answered ${response.status}.` };
  }
}
