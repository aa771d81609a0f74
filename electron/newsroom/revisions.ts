import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

const later = async (): Promise<never> => {
  throw new Error('to be built');
};

export function revisionHandlers(_desk: Desk): Pick<Handlers, 'revision.list' | 'revision.read' | 'revision.keep' | 'revision.restore'> {
  return { 'revision.list': later, 'revision.read': later, 'revision.keep': later, 'revision.restore': later };
}
