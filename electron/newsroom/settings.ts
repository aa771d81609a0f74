import type { Handlers } from '#contract/dispatch.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

export function settingsHandlers(desk: Desk): Pick<Handlers, 'settings.save'> {
  return {
    'settings.save': async ({ settings }, { client }) => {
      refuseUnknownZone(settings.timeZone);
      await desk.library.saveSettings(settings);
      desk.announce({ type: 'settings.changed', by: client });
      return {};
    },
  };
}

function refuseUnknownZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    throw refusal('invalid', 'settings', 'write', `timeZone: ${timeZone} is no time zone`, { field: 'timeZone' }, cause);
  }
}
