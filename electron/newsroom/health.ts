import type { Handlers } from '#contract/dispatch.ts';
import type { Desk } from './newsroom.ts';

/** Events of progress come so many ms apart at the least. */
const pace = 50;

/** What is wrong in the library, and what was done about it. */
export function healthHandlers(desk: Desk): Pick<Handlers, 'library.problems' | 'library.doctor' | 'library.look' | 'article.recovered'> {
  const { library, works } = desk;
  return {
    'library.problems': async () => {
      // A portal's profile is looked at when it is asked for; here all of them are.
      await library.portals();
      return [...(await library.problems())];
    },
    'library.doctor': ({ repair = false }, { client }) =>
      works.run(client, async (signal) => {
        const { ok, articles, problems } = await library.doctor({ repair, signal, progress: paced(desk, client) });
        return { ok, articles, problems: [...problems] };
      }),
    'library.look': async () => {
      await library.look();
      return {};
    },
    'article.recovered': async ({ id }) => {
      await library.settleRecovery(id);
      // Nothing else says so, and every window that shows the article says that it was recovered.
      desk.announce({ type: 'library.changed', ids: [id] });
      return {};
    },
  };
}

/** Tells of the beginning, of the end, and now and then in between. */
function paced({ clock, announce }: Desk, by: string): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const now = Date.parse(clock.now());
    if (done !== total && Math.abs(now - last) < pace) return;
    last = now;
    announce({ type: 'work.progress', work: 'doctor', done, total, by });
  };
}
