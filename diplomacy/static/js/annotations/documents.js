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

/**
 * @param {{words: string, tags: {words: string, topic?: string}[], visibility: string, target: object, edit?: object}} draft
 *   `visibility` is "private", "public", or "group:" with its slug; `edit` has the `document` that is replaced
 * @param {string} site the archive's address
 */
export function documentOf(draft, site) {
  const { words, tags, visibility, target, edit } = draft;
  const bodies = [];
  const kept = list(edit?.document.body);
  const replaced = kept.find(isComment);
  if (words.trim()) bodies.push({ ...(replaced ?? { type: "TextualBody" }), value: words.trim() });
  bodies.push(...kept.filter((body) => body !== replaced && !isTag(body)));
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
export function fieldsOf(document) {
  const bodies = list(document.body);
  return {
    words: bodies.find(isComment)?.value ?? "",
    tags: bodies.filter(isTag).map((body) => {
      const topic = tagTopic(body);
      return topic ? { words: body.source.label ?? topic, topic } : { words: body.value };
    }),
    visibility: document.group ? `group:${/\/groups\/([^/]+)\/$/u.exec(document.group)[1]}` : document.visibility,
  };
}
