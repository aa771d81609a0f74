import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { utf8Bytes } from '#domain/count.ts';
import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';
import { findTemplate } from './templates.ts';

type PortalCall = 'portal.list' | 'portal.read' | 'portal.add' | 'portal.save' | 'portal.remove' | 'portal.export' | 'portal.template';

/** Portals: presets that ship with the program, and those the newsroom added, which win over a preset of the same key. */
export function portalHandlers(desk: Desk): Pick<Handlers, PortalCall> {
  return {
    'portal.list': () => listPortals(desk),
    'portal.read': async ({ key }) => {
      const profile = await findPortal(desk, key);
      return { profile: structuredClone(profile) as Profile, template: await findTemplate(desk, profile.page.template) };
    },
    'portal.template': async ({ name }) => ({ ...(await findTemplate(desk, name)) }),
    'portal.add': async ({ file, replace = true }, { client }) => {
      const { path, name } = desk.files.toRead(file);
      const profile = await usable(desk, parseJson(await desk.readText(path, name), name), name);
      if (!replace && (await desk.library.portal(profile.key))) throw taken(profile);
      await desk.library.savePortal(profile);
      desk.announce({ type: 'portals.changed', by: client });
      return { key: profile.key, name: profile.name };
    },
    'portal.save': async ({ profile, key }, { client }) => {
      const saved = await usable(desk, profile, `portal ${key ?? ''}`.trim());
      await save(desk, saved, key, client);
      return { key: saved.key, name: saved.name };
    },
    'portal.remove': async ({ key }, { client }) => {
      await remove(desk, key, client);
      return {};
    },
    'portal.export': async ({ key, target }) => {
      const { path, kind } = desk.files.toWrite(target);
      if (kind === 'folder') throw refusal('invalid', `portal ${key}`, 'write', 'a profile is written into a file, not a folder');
      const text = canonicalJson(await findPortal(desk, key));
      await desk.writeText(path, text);
      return { bytes: utf8Bytes(text) };
    },
  };
}

async function listPortals(desk: Desk): Promise<CallOutput<'portal.list'>> {
  const own = await desk.library.portals();
  const presets = await desk.assets.portals();
  const ownKeys = new Set(own.map(({ key }) => key));
  const presetKeys = new Set(presets.map(({ key }) => key));
  const shown = [...own, ...presets.filter(({ key }) => !ownKeys.has(key))];
  return shown.map(({ key, name, page }) => ({
    key,
    name,
    own: ownKeys.has(key),
    preset: presetKeys.has(key),
    channels: page.channels.map((channel) => ({ key: channel.key, name: channel.name })),
  }));
}

/** @throws not-found, naming the portal; damaged for an own profile that cannot be read: its preset never stands in for it */
export async function findPortal(desk: Desk, key: string): Promise<Profile> {
  const found = (await desk.library.portal(key)) ?? (await desk.assets.portals()).find((preset) => preset.key === key);
  if (!found) throw refusal('not-found', `portal ${key}`, 'read', 'there is no such portal');
  return found;
}

/** A profile that can be worked with. @throws bad-profile, newer-format, bad-template */
async function usable(desk: Desk, value: unknown, name: string): Promise<Profile> {
  const profile = parseProfile(value, name);
  await findTemplate(desk, profile.page.template);
  return profile;
}

/**
 * Under a new key the new file is there before the old one goes: a crash in between leaves both.
 * @throws target-exists for the key of another own portal; damaged, newer-format, invalid for one that cannot be read: it is
 * never replaced
 */
async function save(desk: Desk, profile: Profile, former: string | null, by: string): Promise<void> {
  const { library } = desk;
  const occupied = (await library.portal(profile.key)) !== undefined;
  if (occupied && profile.key !== former) throw taken(profile);
  await library.savePortal(profile);
  if (former !== null && former !== profile.key && (await library.portal(former)) !== undefined) {
    await library.removePortal(former);
    await moveSetting(desk, former, profile.key, by);
  }
  desk.announce({ type: 'portals.changed', by });
}

function taken({ key, name }: Profile): Error {
  return refusal('target-exists', name, 'write', `there is another portal with the key ${key}`, { field: 'key', name });
}

/** @throws not-allowed for a preset, not-found; damaged and its like: the doctor sets such a file aside, nobody throws it away */
async function remove(desk: Desk, key: string, by: string): Promise<void> {
  const own = await desk.library.portal(key);
  const isPreset = (await desk.assets.portals()).some((preset) => preset.key === key);
  if (!own && isPreset) throw refusal('not-allowed', `portal ${key}`, 'write', 'it ships with the program');
  if (!own) throw refusal('not-found', `portal ${key}`, 'write', 'there is no such portal');
  await desk.library.removePortal(key);
  // Without a portal of this name no article could be checked; the window takes the first one there is.
  if (!isPreset) await moveSetting(desk, key, '', by);
  desk.announce({ type: 'portals.changed', by });
}

async function moveSetting(desk: Desk, from: string, to: string, by: string): Promise<void> {
  const settings = await desk.library.settings();
  if (settings.portal !== from) return;
  await desk.library.saveSettings({ ...settings, portal: to });
  desk.announce({ type: 'settings.changed', by });
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal('bad-profile', name, 'read', 'it is not JSON', undefined, cause);
  }
}
