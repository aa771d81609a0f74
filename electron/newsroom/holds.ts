import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

const later = async (): Promise<never> => {
  throw new Error('to be built');
};

/** Which window writes which article. */
export function holdHandlers(_desk: Desk): Pick<Handlers, 'article.hold' | 'article.release'> {
  return { 'article.hold': later, 'article.release': later };
}
