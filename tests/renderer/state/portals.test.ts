import { beforeEach, expect, test } from 'vitest';
import { refusal } from '#domain/result.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { passOn } from '../../../renderer/state/events.ts';
import { measuring, sendTo, setOwnTitle, startPortals, usePortals } from '../../../renderer/state/portals.ts';
import { openArticle, startSession } from '../../../renderer/state/session.ts';
import { plainProfile, template } from '../../domain/portal/desk.ts';
import { articleOf, fakeHost, one, readOf } from './fakeHost.ts';
import { settled } from './fakeLibrary.ts';

const outlets = { cms: { chosen: true, title: '' }, gone: { chosen: true, title: '' }, old: { chosen: false, title: '旧题' } };
let names: Record<string, string>;
let stop = () => {};

async function opened(changes = { outlets }) {
  stop();
  names = { cms: '织梦', extra: '另一站' };
  const host = fakeHost({
    'article.hold': () => ({ mine: true }),
    'article.read': () => readOf(articleOf(one, changes)),
    'article.save': ({ basedOn }) => ({ revision: basedOn + 1, updatedAt: '' }),
    'article.check': () => [],
    'portal.read': ({ key }) => {
      const name = names[key];
      if (name === undefined) throw refusal('not-found', `portal ${key}`, 'read', 'there is no such portal');
      return { profile: { ...plainProfile, key, name }, template };
    },
  });
  startSession(host);
  stop = startPortals();
  await openArticle(one);
  await settled();
  return host;
}

beforeEach(() => useCopy.setState({ id: null, fields: null }));

test('the profiles of chosen portals are read once; one that is gone measures nothing', async () => {
  const host = await opened();
  expect(host.askedFor('portal.read')).toEqual([{ key: 'cms' }, { key: 'gone' }]);
  expect(usePortals.getState().profiles).toMatchObject({ cms: { name: '织梦' }, gone: null });
  sendTo('extra', true);
  await settled();
  expect(host.askedFor('portal.read').slice(2)).toEqual([{ key: 'extra' }]);
});

test('when portals change they are read again', async () => {
  await opened();
  names = { cms: '织梦新版', gone: '又有了' };
  passOn({ type: 'portals.changed', by: 'another' });
  await settled();
  expect(usePortals.getState().profiles).toMatchObject({ cms: { name: '织梦新版' }, gone: { name: '又有了' } });
});

test('fields are measured by the preview’s portal first, and each once', async () => {
  await opened();
  const { profiles } = usePortals.getState();
  const named = (current?: string) => measuring(outlets, profiles, current ? { ...plainProfile, key: current } : undefined).map(({ key }) => key);
  expect(named('plain')).toEqual(['plain', 'cms']);
  expect(named('cms')).toEqual(['cms']);
  expect(named()).toEqual(['cms']);
});

test('a portal that is no longer chosen keeps the title the article has there', async () => {
  await opened();
  setOwnTitle('cms', '站上的题');
  sendTo('cms', false);
  sendTo('old', true);
  expect(useCopy.getState().fields?.outlets).toEqual({
    cms: { chosen: false, title: '站上的题' },
    gone: { chosen: true, title: '' },
    old: { chosen: true, title: '旧题' },
  });
});
