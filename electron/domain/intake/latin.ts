import { convertLines } from './guarded.ts';

/**
 * Full-width Latin letters and digits (ＡＰＰ, ２３００) made half-width, as GB/T 15834 and every newsroom's sheet of style ask; with
 * them the marks inside such a run that belong to a number, a time or an address. ① and ㎡ are other signs and stay.
 */

const candidates = /[０-９Ａ-Ｚａ-ｚ]/;
const run = /[０-９Ａ-Ｚａ-ｚ\dA-Za-z](?:[．，％－／：＠＿＆]?[０-９Ａ-Ｚａ-ｚ\dA-Za-z]|％)*/g;
const wide = /[０-９Ａ-Ｚａ-ｚ]/g;

/** @returns the text, and every run that was changed, as it was and as it is */
export function halfWidthLatin(text: string): { readonly text: string; readonly runs: readonly (readonly [was: string, is: string])[] } {
  const runs: (readonly [string, string])[] = [];
  const converted = convertLines(text, candidates, (line, guarded) => {
    let count = 0;
    const narrowed = line.replace(run, (found: string, at: number) => {
      if (guarded?.[at] === 1 || !candidates.test(found)) return found;
      const now = narrow(found);
      runs.push([found, now]);
      count++;
      return now;
    });
    return { text: narrowed, count };
  });
  return { text: converted.text, runs };
}

function narrow(text: string): string {
  return (
    text
      .replace(wide, half)
      // Thousands and times; a comma or colon between other numbers is the sentence's.
      .replace(/(?<=^|\D)(\d{1,3})((?:，\d{3})+)(?!\d|，)/g, (_, first: string, more: string) => first + more.replaceAll('，', ','))
      .replace(/(?<=\d)：(?=\d)/g, ':')
      .replace(/[．％－／＠＿＆]/g, half)
  );
}

function half(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
