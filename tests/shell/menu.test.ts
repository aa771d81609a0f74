import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { deskCommands } from '#contract/events.ts';
import { type MenuCommand, menuTemplate } from '../../electron/shell/menu.ts';
import { chooseLanguage, explainRefusal, type Language, wordsIn } from '../../electron/shell/words.ts';

function build(language: Language, platform: NodeJS.Platform, developing = false) {
  const sent: string[] = [];
  const actions = {
    command: (command: MenuCommand) => void sent.push(command),
    openLibrary: () => void sent.push('open library'),
    showLog: () => void sent.push('show log'),
  };
  const top = menuTemplate(wordsIn(language), actions, { platform, developing });
  const items = top.flatMap((menu) => menu.submenu as MenuItemConstructorOptions[]).filter((item) => item.type !== 'separator');
  return { top, items, sent };
}

const everywhere = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['darwin', 'win32', 'linux'] as const).map((platform) => [language, platform] as const),
);

test.each(everywhere)('%s on %s: every command of the contract is there once and sends itself', (language, platform) => {
  const { items, sent } = build(language, platform);
  const commands = items.filter((item) => (deskCommands as readonly string[]).includes(item.id ?? ''));
  for (const item of commands) (item.click as () => void)();
  expect(sent.toSorted()).toEqual([...deskCommands].toSorted());
});

test.each(everywhere)('%s on %s: every item has words, and no key does two things', (language, platform) => {
  const { items, top } = build(language, platform, true);
  for (const item of items) expect([item.role ?? item.id, item.label !== undefined && item.label.length > 0]).toEqual([item.role ?? item.id, true]);
  const keys = items.map((item) => item.accelerator).filter((key) => key !== undefined);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^(?:CmdOrCtrl\+(?:(?:Shift|Alt)\+)?[A-Z,]|(?:Shift\+)?F\d+|Alt\+Enter)$/);
  const labels = items.map((item) => item.label).join('');
  expect(/\p{Script=Han}/u.test(labels)).toBe(language === 'zh-CN');
  expect(top.every((menu) => menu.label !== undefined || menu.role === 'appMenu')).toBe(true);
});

test('the Mac has its own menus, the others their quit and settings under File', () => {
  expect(build('en', 'darwin').top.map((menu) => menu.id)).toEqual(['app', 'file', 'edit', 'text', 'review', 'view', 'window', 'help']);
  expect(build('en', 'linux').top.map((menu) => menu.id)).toEqual(['file', 'edit', 'text', 'review', 'view', 'help']);
  const roles = (platform: NodeJS.Platform) => build('en', platform).items.map((item) => item.role);
  expect(roles('darwin').filter((role) => role === 'quit')).toHaveLength(1);
  expect(roles('win32').filter((role) => role === 'quit')).toHaveLength(1);
});

test('developer tools only while developing, and no reload, which would interrupt a sentence', () => {
  const roles = (developing: boolean) => build('zh-CN', 'linux', developing).items.map((item) => item.role);
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(true)).toContain('toggleDevTools');
  expect(roles(true)).not.toContain('reload');
});

test('keys of the editor are shown and left to it', () => {
  const { items } = build('en', 'linux');
  const registered = (id: string) => items.find((item) => item.id === id)?.registerAccelerator;
  expect(['bold', 'link', 'find'].map(registered)).toEqual([false, false, false]);
  expect(['new', 'import', 'export', 'outlets', 'settings'].map(registered)).toEqual([true, true, true, true, true]);
});

test.each<['system' | Language, string[], Language]>([
  ['en', ['zh-CN'], 'en'],
  ['zh-CN', ['en-US'], 'zh-CN'],
  ['system', ['zh-Hans-CN', 'en'], 'zh-CN'],
  ['system', ['en-GB', 'zh'], 'en'],
  ['system', ['fr', 'en'], 'en'],
  ['system', ['fr', 'de'], 'zh-CN'],
  ['system', [], 'zh-CN'],
])('setting %s with %j is %s', (setting, preferred, expected) => expect(chooseLanguage(setting, preferred)).toBe(expected));

test('every reason to refuse a library is said in both languages', () => {
  for (const code of ['locked', 'newer-format', 'damaged', 'invalid', 'read-only', 'no-library', 'disk-full', undefined]) {
    expect(explainRefusal(code, wordsIn('en'))).toMatch(/^[\x20-\x7e]+$/);
    expect(explainRefusal(code, wordsIn('zh-CN'))).toMatch(/\p{Script=Han}/u);
  }
});
