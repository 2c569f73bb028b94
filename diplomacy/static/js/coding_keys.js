// What a key does on the coder's page.

/**
 * The deed of a key: {saves: true} for Ctrl+Enter where the codes are meant, {box} for the key of a code; null for any other,
 * and for a code's key while somebody types.
 */
export function deed(chord, isTyping, boxes, isOfCodes) {
  if (!chord) return null;
  if (chord === "Ctrl+Enter" || chord === "Meta+Enter") return isOfCodes ? { saves: true } : null;
  if (isTyping) return null;
  const box = boxes.get(chord);
  return box ? { box } : null;
}
