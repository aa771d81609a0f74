import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { Article } from '#domain/article.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { renderPrintout } from '#domain/outlets/printout.ts';
import { renderText } from '#domain/outlets/text.ts';
import { picturesElsewhere, renderWechat } from '#domain/outlets/wechat.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { packageName } from '#domain/portal/slug.ts';
import type { Desk } from './newsroom.ts';
import { findPortal } from './portals.ts';
import type { InlinePicture, OutletRequest } from './ports.ts';
import { findTemplate } from './templates.ts';

type Warnings = CallOutput<'outlet.write'>['warnings'];

/** One article for other uses than a portal's package: to paste, to print, as one file. */
export function outletHandlers(desk: Desk): Pick<Handlers, 'outlet.render' | 'outlet.page' | 'outlet.write'> {
  return {
    'outlet.render': async ({ id, portal, outlet }, { client }) => {
      const { article, profile } = await opened(desk, id, portal);
      if (outlet === 'text') return textOf(article, profile);
      const wechat = await wechatProfile(desk, profile);
      const { pictures, warnings } = await desk.works.run(client, (signal) => desk.outlets.inline(requestOf(desk, article, wechat, signal)));
      return wechatOf(article, wechat, pictures, warnings);
    },
    'outlet.page': async ({ id, portal }, { client }) => {
      const { article, profile } = await opened(desk, id, portal);
      const template = await findTemplate(desk, profile.page.template);
      const { pictures, warnings } = await desk.works.run(client, (signal) => desk.outlets.inline(requestOf(desk, article, profile, signal)));
      const html = renderPrintout(article, profile, template, parseMarkdown(article.body), pictures, addressIn(pictures));
      return { html, warnings: told(warnings, article) };
    },
    'outlet.write': async ({ id, portal, outlet, target }, { client }) => {
      const { article, profile } = await opened(desk, id, portal);
      const used = outlet === 'wechat' ? await wechatProfile(desk, profile) : profile;
      const { path: out, kind } = desk.files.toWrite(target);
      const { name, bytes, warnings } = await desk.works.run(client, (signal) =>
        // A person who chose a file in a save dialog has already been asked whether to replace it.
        desk.outlets.write({
          ...requestOf(desk, article, used, signal),
          outlet,
          out,
          kind,
          name: packageName(article, used),
          replaces: kind === 'file',
          library: desk.library.path,
        }),
      );
      return { name, bytes, warnings: told(warnings, article) };
    },
  };
}

async function opened(desk: Desk, id: string, portal: string): Promise<{ readonly article: Article; readonly profile: Profile }> {
  const [{ article }, profile] = await Promise.all([desk.library.read(id, true), findPortal(desk, portal)]);
  return { article, profile };
}

/** The portal itself if it is a WeChat account, else the one that ships with the program. */
async function wechatProfile(desk: Desk, profile: Profile): Promise<Profile> {
  return profile.body.dialect === 'wechat' ? profile : findPortal(desk, 'wechat');
}

function requestOf(desk: Desk, article: Article, profile: Profile, signal: AbortSignal): OutletRequest {
  return { article, profile, generator: `Copydesk ${desk.version}`, readMedia: (file) => desk.library.readMedia(article.id, file), signal };
}

function textOf(article: Article, profile: Profile): CallOutput<'outlet.render'> {
  const text = renderText(article, profile, parseMarkdown(article.body));
  return { text, counts: [], pictures: [], warnings: told([], article) };
}

function wechatOf(
  article: Article,
  profile: Profile,
  pictures: readonly InlinePicture[],
  warnings: readonly IntakeWarning[],
): CallOutput<'outlet.render'> {
  const { html, text, fields } = renderWechat(article, profile, parseMarkdown(article.body), pictures, addressIn(pictures));
  return {
    html,
    text,
    counts: fields
      .filter(({ max }) => max !== undefined)
      .map(({ label, length, max, unit, over }) => ({ field: label, length, ...(max === undefined ? {} : { max }), unit, over })),
    pictures: pictures.map(({ path, bytes }) => ({ name: path.slice(path.lastIndexOf('/') + 1), bytes: bytes.length })),
    warnings: told(warnings, article),
  };
}

function addressIn(pictures: readonly InlinePicture[]): (picture: { readonly file: string }) => string {
  const known = new Map(pictures.map(({ file, address }) => [file, address]));
  return ({ file }) => known.get(file) ?? '';
}

/** With what no outlet takes along. */
function told(warnings: readonly IntakeWarning[], article: Article): Warnings {
  const count = picturesElsewhere(parseMarkdown(article.body));
  const elsewhere = count === 0 ? [] : [{ code: 'picture-elsewhere', message: `${count} 张外部图片只留下文字和地址。`, count }];
  return structuredClone([...warnings, ...elsewhere]) as Warnings;
}
