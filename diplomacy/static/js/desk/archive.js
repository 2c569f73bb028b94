// Asking the archive: JSON, with the site's token, and every answer put into one of a few words.

export class Archive {
  constructor(base, token, ask = (...given) => fetch(...given)) {
    Object.assign(this, { base, token, ask });
  }

  /** {outcome: "saved", body} and so on; it never throws. */
  async post(path, body) {
    return this.#answer(() =>
      this.ask(this.base + path, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify(body),
      }),
    );
  }

  async get(path, query = {}) {
    const words = new URLSearchParams(query).toString();
    return this.#answer(() =>
      this.ask(`${this.base}${path}${words && `?${words}`}`, {
        credentials: "same-origin",
        headers: { Accept: "application/json" },
      }),
    );
  }

  async #answer(ask) {
    let response;
    try {
      response = await ask();
    } catch {
      return { outcome: "offline" };
    }
    const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
    if (response.redirected || response.status === 401 || (response.status === 403 && !isJson) || (response.ok && !isJson)) {
      return { outcome: "signed-out" };
    }
    if (response.status >= 502 || response.status === 429) return { outcome: "offline" };
    let body;
    try {
      body = isJson ? await response.json() : {};
    } catch {
      return { outcome: "offline" };
    }
    if (response.ok) return { outcome: "saved", body };
    if (response.status === 409) return { outcome: "conflict", body };
    const errors = (body.errors ?? [{ message: body.detail ?? "" }]).map((error) => error.message ?? String(error));
    return { outcome: "refused", errors: errors.filter(Boolean), status: response.status, body };
  }
}
