import type { Handlers } from '#contract/dispatch.ts';
import { channelKey } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { isTimeZone } from '#domain/portal/dates.ts';
import { refusal } from '#domain/result.ts';
import { usualReview } from '#domain/workflow.ts';
import type { Desk } from './newsroom.ts';
import { settleStates } from './standings.ts';

export function settingsHandlers(desk: Desk): Pick<Handlers, 'settings.save'> {
  return {
    'settings.save': async ({ settings }, { client }) => {
      const { timeZone, defaults } = settings;
      if (!isTimeZone(timeZone)) throw refuse('timeZone', `${timeZone} is no time zone`);
      // Every new draft starts with it: with one that no article may have, none could be made.
      if (!channelKey.safeParse(defaults.channel).success) throw refuse('defaults.channel', `${defaults.channel} is no channel key`);
      const before = await desk.library.settings();
      await desk.library.saveSettings(settings);
      if (canonicalJson(before.review ?? usualReview) !== canonicalJson(settings.review ?? usualReview)) await settleStates(desk);
      desk.announce({ type: 'settings.changed', by: client });
      return {};
    },
  };
}

function refuse(field: string, why: string): Error {
  return refusal('invalid', 'settings', 'write', `${field}: ${why}`, { field });
}
