/** What is sent: a W3C annotation from what somebody has filled in. Pure. */

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

function list(value) {
  return value === undefined ? [] : [value].flat();
}

function isComment(body) {
  return body.type === "TextualBody" && body.purpose !== "tagging";
}

function isTag(body) {
  return body.purpose === "tagging" && (body.type === "TextualBody" || tagTopic(body) !== null);
}

function tagTopic(body) {
  const address = typeof body.source === "object" ? body.source.id : body.source;
  return /\/topics\/([^/]+)\/$/u.exec(address ?? "")?.[1] ?? null;
}

/** The name of the code that a body gives, as a path of the site; null where it gives none. */
function codeOf(body, site) {
  const address = (typeof body.source === "object" ? body.source.id : body.source) ?? "";
  if (body.type !== "SpecificResource" || !address.startsWith(`${site}/`)) return null;
  return /^\/codebooks\/[^/]+\/\d+\/#[^/]+$/u.exec(address.slice(site.length))?.[0] ?? null;
}

/**
 * @param {{words: string, codes?: {address: string}[], tags: {words: string, topic?: string}[], visibility: string, target: object, edit?: object}} draft
 *   without `codes`, those that the note has stay; `visibility` is "private", "public", or "group:" with its slug; `edit` has the `document` that is replaced
 * @param {string} site the archive's address
 */
export function documentOf(draft, site) {
  const { words, codes, tags, visibility, target, edit } = draft;
  const bodies = [];
  const kept = list(edit?.document.body);
  const replaced = kept.find(isComment);
  if (words.trim()) bodies.push({ ...(replaced ?? { type: "TextualBody" }), value: words.trim() });
  const isLetGo = (body) => codes && codeOf(body, site) !== null && !codes.some(({ address }) => address === codeOf(body, site));
  bodies.push(...kept.filter((body) => body !== replaced && !isTag(body) && !isLetGo(body)));
  for (const { address } of codes ?? []) {
    if (kept.some((body) => codeOf(body, site) === address)) continue;
    bodies.push({ type: "SpecificResource", purpose: "classifying", source: site + address });
  }
  for (const tag of tags) {
    bodies.push(
      tag.topic
        ? { type: "SpecificResource", purpose: "tagging", source: `${site}/topics/${tag.topic}/` }
        : { type: "TextualBody", purpose: "tagging", value: tag.words },
    );
  }
  const [kind, slug] = visibility.split(/:(.*)/su);
  const { rights: _rights, group: _group, body: _body, motivation: _motivation, ...stays } = edit?.document ?? {};
  return {
    ...(edit ? stays : { "@context": CONTEXT, type: "Annotation", target: targetOf(target, site) }),
    ...(edit && edit.document.motivation ? { motivation: edit.document.motivation } : {}),
    ...(bodies.length ? { body: bodies } : {}),
    visibility: kind,
    ...(kind === "group" ? { group: `${site}/groups/${slug}/` } : {}),
  };
}

function targetOf({ source, start, end, exact }, site) {
  const address = site + source;
  if (start === undefined || start === null) return address;
  return {
    type: "SpecificResource",
    source: address,
    selector: [
      { type: "TextPositionSelector", start, end },
      { type: "TextQuoteSelector", exact },
    ],
  };
}

/** What a form begins with, to change what is there. */
export function fieldsOf(document, site) {
  const bodies = list(document.body);
  return {
    words: bodies.find(isComment)?.value ?? "",
    codes: bodies
      .filter((body) => codeOf(body, site) !== null)
      .map((body) => ({ address: codeOf(body, site), name: body.source.label ?? "A code" })),
    tags: bodies.filter(isTag).map((body) => {
      const topic = tagTopic(body);
      return topic ? { words: body.source.label ?? topic, topic } : { words: body.value };
    }),
    visibility: document.group ? `group:${/\/groups\/([^/]+)\/$/u.exec(document.group)[1]}` : document.visibility,
  };
}
