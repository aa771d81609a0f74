import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

const later = async (): Promise<never> => {
  throw new Error('to be built');
};

export function trashHandlers(_desk: Desk): Pick<Handlers, 'article.trash' | 'trash.list' | 'trash.restore' | 'trash.empty'> {
  return { 'article.trash': later, 'trash.list': later, 'trash.restore': later, 'trash.empty': later };
}
