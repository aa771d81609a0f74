import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articleChanges } from '#domain/article.ts';
import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';
import { refusal } from '#domain/result.ts';
import type { Assets } from './newsroom/ports.ts';
import { programRoot } from './root.ts';

/** The data that ships with the program. Read once, then kept: it does not change while the program runs. */
export function readAssets(folder = join(programRoot(), 'assets')): Assets {
  const templates = new Map<string, Promise<Template>>();
  let portals: Promise<readonly Profile[]> | undefined;
  return {
    portals: () => {
      portals ??= readPortals(join(folder, 'portals'));
      return portals;
    },
    templates: async () => (await templateNames(join(folder, 'templates'))).sort(),
    template: (name) => {
      const known = templates.get(name) ?? readTemplate(join(folder, 'templates'), name);
      templates.set(name, known);
      return known;
    },
    sample: () => readSample(join(folder, 'sample')),
  };
}

async function readPortals(folder: string): Promise<readonly Profile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => parseProfile(JSON.parse(await readFile(join(folder, name), 'utf8')), name)));
}

async function templateNames(folder: string): Promise<string[]> {
  return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function readTemplate(folder: string, name: string): Promise<Template> {
  if (!(await templateNames(folder)).includes(name)) throw refusal('bad-template', `template ${name}`, 'read', 'there is no such template');
  const [html, css] = await Promise.all(['page.html', 'page.css'].map((file) => readFile(join(folder, name, file), 'utf8')));
  return { name, html: html ?? '', css: css ?? '' };
}

async function readSample(folder: string): ReturnType<Assets['sample']> {
  const sample = JSON.parse(await readFile(join(folder, 'sample.json'), 'utf8'));
  const body = await readFile(join(folder, 'body.md'), 'utf8');
  const pictures = sample.pictures as { name: string; caption: string; credit: string; alt: string }[];
  return {
    draft: articleChanges.parse({ ...sample.draft, body }),
    pictures: await Promise.all(pictures.map(async (picture) => ({ ...picture, bytes: await readFile(join(folder, picture.name)) }))),
  };
}
