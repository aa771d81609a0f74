const marks = /[“”‘’"]/;

/**
 * `said` with 「」 around those of the `values` it quotes in “” that hold quotation marks themselves: ““”没有配对 cannot be read.
 */
export function quotedMarks(said: string, values: Readonly<Record<string, string | number>>): string {
  const unreadable = Object.values(values)
    .map(String)
    .filter((value) => marks.test(value));
  // The longest first: one may stand inside another.
  return unreadable.sort((one, other) => other.length - one.length).reduce((words, value) => words.replaceAll(`“${value}”`, `「${value}」`), said);
}
