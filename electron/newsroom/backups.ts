import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

const later = async (): Promise<never> => {
  throw new Error('to be built');
};

export function backupHandlers(_desk: Desk): Pick<Handlers, 'backup.write' | 'backup.restore' | 'backup.status' | 'backup.schedule'> {
  return { 'backup.write': later, 'backup.restore': later, 'backup.status': later, 'backup.schedule': later };
}
