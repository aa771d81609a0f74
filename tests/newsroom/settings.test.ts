import { expect, test } from 'vitest';
import { initialSettings } from '#domain/settings.ts';
import { openDesk } from './desk.ts';

const stored = async (library: string) => {
  const desk = await openDesk({ library });
  const { settings } = await desk.ask('library.open', {});
  await desk.close();
  return settings;
};

test('settings are kept in the library', async () => {
  const desk = await openDesk();
  const settings = {
    ...initialSettings,
    language: 'en' as const,
    timeZone: 'Asia/Urumqi',
    defaults: { source: '云溪新闻网', editor: '甲', channel: 'local' },
  };
  await desk.ask('settings.save', { settings });
  expect((await desk.ask('library.open', {})).settings).toEqual(settings);
  await desk.close();
  expect(await stored(desk.library)).toEqual(settings);
});

test.each(['Mars/Olympus', 'Asia/Shang hai', '北京', '+99:00', ' '])('%j is no time zone: refused, and the old settings stay', async (timeZone) => {
  const desk = await openDesk();
  const failure = await desk.refused('settings.save', { settings: { ...initialSettings, timeZone } });
  expect(failure).toMatchObject({ code: 'invalid', thing: 'settings', detail: { field: 'timeZone' } });
  expect((await desk.ask('library.open', {})).settings).toEqual(initialSettings);
  expect(desk.events.filter((event) => 'by' in event)).toEqual([]);
});

test.each(['要闻', 'News', 'a b', '../x'])('a default channel %j that no article may have is refused', async (channel) => {
  const desk = await openDesk();
  const failure = await desk.refused('settings.save', { settings: { ...initialSettings, defaults: { ...initialSettings.defaults, channel } } });
  expect(failure).toMatchObject({ code: 'invalid', detail: { field: 'defaults.channel' } });
  expect(await desk.ask('article.create', { fields: {} })).toMatchObject({ channel: '' });
});
