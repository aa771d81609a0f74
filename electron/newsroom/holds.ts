import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

/** A window that has not asked for so long, in ms, is taken to be gone. Windows ask every six seconds. */
const lapse = 20_000;

interface Hold {
  readonly client: string;
  /** When it was last asked for, in ms since 1970. */
  readonly at: number;
}

/**
 * Which window writes which article: so that two people do not write over each other without knowing. Nothing is kept on disk
 * and no save is refused for it; the check of revisions is what protects the text.
 */
export function holdHandlers(desk: Desk): Pick<Handlers, 'article.hold' | 'article.release'> {
  const holds = new Map<string, Hold>();
  return {
    'article.hold': async ({ id, takeOver }, { client }) => {
      const now = Date.parse(desk.clock.now());
      const held = holds.get(id);
      if (held && held.client !== client && !takeOver && isLive(held, now)) return { mine: false };
      forgetLapsed(holds, now);
      holds.set(id, { client, at: now });
      if (held?.client !== client) desk.announce({ type: 'article.held', id, holder: client });
      return { mine: true };
    },
    'article.release': async ({ id }, { client }) => {
      if (holds.get(id)?.client !== client) return {};
      holds.delete(id);
      desk.announce({ type: 'article.held', id, holder: null });
      return {};
    },
  };
}

/** A clock that was set back by more than a moment ends a hold too: its window asks again at once. */
function isLive({ at }: Hold, now: number): boolean {
  return Math.abs(now - at) < lapse;
}

function forgetLapsed(holds: Map<string, Hold>, now: number): void {
  for (const [id, hold] of holds) if (!isLive(hold, now)) holds.delete(id);
}
