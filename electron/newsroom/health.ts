import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

const later = async (): Promise<never> => {
  throw new Error('to be built');
};

/** What is wrong in the library, and what was done about it. */
export function healthHandlers(_desk: Desk): Pick<Handlers, 'library.problems' | 'library.doctor' | 'library.look' | 'article.recovered'> {
  return { 'library.problems': later, 'library.doctor': later, 'library.look': later, 'article.recovered': later };
}
