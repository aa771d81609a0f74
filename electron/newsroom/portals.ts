import type { Handlers } from '#contract/dispatch.ts';
import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

/** Portals: presets that ship with the program, and those the newsroom added, which win over a preset of the same key. */
export function portalHandlers(desk: Desk): Pick<Handlers, 'portal.list' | 'portal.read' | 'portal.add'> {
  return {
    'portal.list': async () => (await allPortals(desk)).map(({ key, name }) => ({ key, name })),
    'portal.read': async ({ key }) => {
      const profile = await findPortal(desk, key);
      return { profile: structuredClone(profile) as Profile, template: await desk.assets.template(profile.page.template) };
    },
    'portal.add': async ({ file }, { client }) => {
      const { path, name } = desk.files.toRead(file);
      const profile = parseProfile(parseJson(await desk.readText(path, name), name), name);
      await desk.assets.template(profile.page.template);
      await desk.library.savePortal(profile);
      desk.announce({ type: 'portals.changed', by: client });
      return { key: profile.key, name: profile.name };
    },
  };
}

async function allPortals(desk: Desk): Promise<readonly Profile[]> {
  const own = await desk.library.portals();
  const keys = new Set(own.map((profile) => profile.key));
  return [...own, ...(await desk.assets.portals()).filter((preset) => !keys.has(preset.key))];
}

/** @throws not-found, naming the portal; damaged for an own profile that cannot be read: its preset never stands in for it */
export async function findPortal(desk: Desk, key: string): Promise<Profile> {
  const found = (await desk.library.portal(key)) ?? (await desk.assets.portals()).find((preset) => preset.key === key);
  if (!found) throw refusal('not-found', `portal ${key}`, 'read', 'there is no such portal');
  return found;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal('bad-profile', name, 'read', 'it is not JSON', undefined, cause);
  }
}
