/**
 * Text as a terminal may show it. A title is somebody else's text: its control characters could move the cursor, hide
 * lines or rename the window, its bidi marks turn a line round.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out; tab and line feed stay
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Without control and bidi characters. Lines stay lines. */
export function screenText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(controls, '');
}

/**
 * JSON as a terminal may show it, and as exact as before: JSON.stringify leaves DEL, the C1 controls (a terminal takes U+009B
 * for the start of a command) and bidi marks as they are; here they are escapes.
 */
export function screenJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(controls, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same in one line, for a row of a list or a message. */
export function screenLine(text: string): string {
  return screenText(text)
    .replace(/\s*[\n\t]\s*/g, ' ')
    .trim();
}
