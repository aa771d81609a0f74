import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

/** Conflicts of merges, until a person has settled them. */
export function conflictHandlers({ library, announce }: Desk): Pick<Handlers, 'handoff.conflicts' | 'handoff.settle'> {
  return {
    'handoff.conflicts': async ({ id }) => structuredClone(await library.conflicts(id)) as CallOutput<'handoff.conflicts'>,
    'handoff.settle': async ({ id, conflicts }, { client }) => {
      const settled = new Set(conflicts);
      await library.changeConflicts(id, (pending) => Object.fromEntries(Object.entries(pending).filter(([key]) => !settled.has(key))));
      announce({ type: 'conflicts.changed', id, by: client });
      return {};
    },
  };
}
