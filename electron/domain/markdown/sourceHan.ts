import { countHan } from '../count.ts';
import { sourceWords } from './sourceWords.ts';

/** 字 of a body, by its source's words: for lists of many articles. It agrees with the count below the text for what newsrooms write. */
export function sourceHan(body: string): number {
  return countHan(sourceWords(body));
}
