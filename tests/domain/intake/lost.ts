import type { Intake } from '#domain/intake/draft.ts';

export const kept = (text: string) => text.normalize('NFKC').replace(/[^\p{Script=Han}\p{Nd}]+/gu, '');

/**
 * The promise of intake, checked from outside: every line of the text is, as to its Han characters and digits, either the
 * next piece of the body or, in full, a headline field or an entry of some warning's `dropped`; and the body has nothing
 * else. Returns the first line for which that fails.
 */
export function lost(text: string, intake: Intake): string | undefined {
  const { title = '', kicker = '', subtitle = '', body = '' } = intake.draft;
  const elsewhere = new Set([title, kicker, subtitle, ...intake.warnings.flatMap((warning) => warning.dropped ?? [])].map(kept));
  const whole = kept(body);
  // Where in the body the lines so far may have brought us: a dropped line may read like the next one of the body.
  let places = new Set([0]);
  for (const line of text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    const piece = kept(line);
    if (piece === '') continue;
    const next = new Set<number>();
    for (const place of places) {
      if (whole.startsWith(piece, place)) next.add(place + piece.length);
      if (elsewhere.has(piece)) next.add(place);
    }
    if (next.size === 0) return line;
    places = next;
  }
  if (!places.has(whole.length)) return `the body has more than the text: ${whole.slice(-20)}`;
  const told = kept(text).length - whole.length - lengthElsewhere(intake);
  return told === 0 ? undefined : `${told} characters of the text are neither in the body nor told, or they are both`;
}

/** Pieces of lines that another warning tells in full. */
const pieces = new Set(['dropped-credits', 'field-conflict']);

function lengthElsewhere({ draft, warnings }: Intake): number {
  const headlines = [draft.title, draft.kicker, draft.subtitle].map((field) => kept(field ?? ''));
  for (const line of warnings.find(({ code }) => code === 'moved-headings')?.dropped ?? []) {
    const labelled = headlines.findIndex((field) => field !== '' && kept(line).endsWith(field) && kept(line) !== field);
    headlines[labelled] = '';
  }
  const lines = warnings.filter(({ code }) => !pieces.has(code)).flatMap(({ dropped }) => (dropped ?? []).map(kept));
  return [...headlines, ...lines].join('').length;
}
