/** The two ways a text enters HTML. Every word and every attribute of a page goes through one of them, once. */

/** What no HTML document may hold: controls and noncharacters; lone surrogates, which have no UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
const special = /[&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Anything that HTML may not hold could be among it. */
const needsCare = /[\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\t\n -\uffff]/;
const needsText = /[&<>\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\t\n -\uffff]/;

/** Either of these or a sign that an attribute writes otherwise. */
const needsAny = /[&<>"'\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\t\n -\uffff]/;
/** UTF-16 code units up to which one look is quicker than five searches. */
const short = 200;

/** Embeddings, overrides and isolates of the writing direction: unseen, they make a line read otherwise than it is written. */
export const directionCharacters = /[\u202a-\u202e\u2066-\u2069]+/g;

/**
 * Text between tags. Quotes stay as they are; what HTML cannot hold becomes U+FFFD. Characters that turn the writing direction
 * around are left out: an open one would take the rest of its block with it.
 */
export function escapeText(text: string): string {
  if (!needsText.test(text)) return text;
  return text
    .replace(directionCharacters, '')
    .replace(special, (character) => (character === '"' || character === "'" ? character : escapeCharacter(character)));
}

/** The value of an attribute, to be put between double quotes. */
export function escapeAttribute(value: string): string {
  if (value.length < short && !needsAny.test(value)) return value;
  if (needsCare.test(value)) return value.replace(special, escapeCharacter);
  // Five searches for one sign each are far quicker than one for any of them.
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

function escapeCharacter(character: string): string {
  return entities[character] ?? (unwritable.test(character) ? '\ufffd' : character);
}
