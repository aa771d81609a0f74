import Mustache from 'mustache';
import type { Article } from '../article.ts';
import { escapeAttribute } from '../markdown/escape.ts';
import { assertNever, refusal } from '../result.ts';
import { canonicalAddress, homeAddress, portalAddress, shareTargets } from './address.ts';
import { formatInstant, zonedIso } from './dates.ts';
import { type CoverPicture, headOf } from './head.ts';
import { byline, keywordList, oneLine, webAddress } from './line.ts';
import type { Profile } from './profile.ts';
import type { Template } from './template.ts';
import { titleFor } from './title.ts';
import { turnsPages } from './turns.ts';

/**
 * The full page of an article in a portal's template. The preview's page is the same page with an empty body container:
 * one code path makes both. The variables of a template are listed in assets/templates/README.md.
 */

export interface ShellInput {
  readonly article: Article;
  readonly profile: Profile;
  readonly template: Template;
  /** The title picture for those who share the page; it is not shown on the page itself. */
  readonly cover?: CoverPicture;
  /** The beginning of the body as plain text: describes the article when it has no summary. */
  readonly lead?: string;
  /** Pictures from other servers (https) may load. */
  readonly externalImages?: boolean;
  /** Pictures stand in the page itself, as `data:` addresses. */
  readonly inlineImages?: boolean;
}

export interface PageInput extends ShellInput {
  /** Rendered by the markdown room and therefore clean; goes into the page as it is. */
  readonly bodyHtml: string;
}

/** What the preview needs: it builds its style sheet and its body by itself, since no page of ours may run a script. */
export interface ShellParts {
  readonly css: string;
  /** The inside of `<body>`, with an empty body container. */
  readonly html: string;
  readonly lang: string;
  readonly title: string;
  /** Whether the portal turns pages. */
  readonly turned: boolean;
}

/** The attribute that marks the element whose children are the article's blocks. */
export const bodyContainer = 'data-copydesk="body"';

/** The whole document. @throws a refusal `bad-template` */
export function renderPage(input: PageInput): string {
  return fill(input.template, { ...viewOf(input), body: `\n${input.bodyHtml}\n` });
}

/** The whole document with an empty body container. @throws a refusal `bad-template` */
export function renderShell(input: ShellInput): string {
  return fill(input.template, { ...viewOf(input), body: '' });
}

/** {@link renderShell}, taken apart for the preview. @throws a refusal `bad-template` */
export function renderShellParts(input: ShellInput): ShellParts {
  // Without the style sheet, which the preview takes by itself: a portal's own may hold what looks like a body element.
  const page = fill(input.template, { ...viewOf(input), css: '', body: '' });
  const open = /<body\b[^>]*>/i.exec(page);
  const close = page.toLowerCase().lastIndexOf('</body>');
  if (!open || close < open.index) throw badTemplate(input.template, 'it has no body element');
  if (!page.includes(bodyContainer)) throw badTemplate(input.template, `no element has ${bodyContainer}`);
  return {
    css: pageCss(input),
    html: page.slice(open.index + open[0].length, close).trim(),
    lang: input.profile.language,
    title: headOf(input.article, input.profile, input.cover, input.lead ?? '').title,
    turned: turnsPages(input.profile),
  };
}

function fill(template: Template, view: object): string {
  try {
    // Mustache keeps each parsed template by its text.
    return Mustache.render(template.html, view, {}, { escape: (value) => escapeAttribute(String(value)) });
  } catch (error) {
    throw badTemplate(template, error instanceof Error ? error.message : 'it cannot be read', error);
  }
}

function badTemplate(template: Template, message: string, cause?: unknown): Error {
  return refusal('bad-template', `templates/${template.name}`, 'render', message, undefined, cause);
}

/** The template's style sheet and the portal's own after it, which cannot end the style element. */
function pageCss({ profile, template }: ShellInput): string {
  return [template.css, profile.page.css ?? ''].join('\n').replaceAll('</', '<\\/').trim();
}

/**
 * Runs no script at all, loads nothing but the page's own pictures. `file:` stands beside 'self' for browsers that give a
 * page opened from a folder no origin.
 */
function contentPolicy({ externalImages, inlineImages }: ShellInput): string {
  const pictures = `'self' file:${externalImages ? ' https:' : ''}${inlineImages ? ' data:' : ''}`;
  return `default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src ${pictures}; base-uri 'none'; form-action 'none'`;
}

function viewOf(input: ShellInput): object {
  const { article, profile } = input;
  const canonical = canonicalAddress(article, profile);
  const title = titleFor(article, profile);
  const share = shareTargets(article, profile, canonical);
  const keywords = keywordList(article.keywords);
  const meta = profile.page.metaLine.flatMap((entry) => metaEntry(entry, article, profile));
  return {
    lang: profile.language,
    policy: contentPolicy(input),
    css: pageCss(input),
    head: headOf(article, profile, input.cover, input.lead ?? ''),
    portal: { name: oneLine(profile.name), url: homeAddress(profile), greeting: oneLine(profile.page.greeting) },
    ...channelsOf(article, profile),
    kicker: oneLine(article.kicker),
    title,
    titleParts: titleParts(title),
    subtitle: oneLine(article.subtitle),
    summary: oneLine(article.summary),
    meta,
    hasMeta: meta.length > 0,
    share,
    hasShare: share.length > 0,
    keywords,
    hasKeywords: keywords.length > 0,
    ...endMatter(article, profile),
    hasFooter: profile.page.footer.length > 0,
    footer: profile.page.footer.map((line) => ({ parts: oneLine(line).split('\u3000') })),
  };
}

/** A headline of two lines has a full-width blank between them; a page that is too narrow for it breaks there first. */
function titleParts(title: string): readonly object[] {
  const parts = title.split('\u3000');
  return parts.map((text, index) => ({ text, gap: index < parts.length - 1 ? '\u3000' : '' }));
}

function channelsOf(article: Article, profile: Profile): object {
  const channels = profile.page.channels.map(({ key, name, url }) => ({
    name: oneLine(name),
    url: portalAddress(profile, url),
    current: key === article.channel,
  }));
  return { channels, hasChannels: channels.length > 0, channel: channels.find(({ current }) => current) ?? false };
}

/** What stands under the text: who wrote it, and where a reprint comes from. */
function endMatter(article: Article, profile: Profile): object {
  const { kind, url, originalTitle } = article.source;
  const address = kind === 'reprint' ? webAddress(url) : undefined;
  const original = kind === 'reprint' ? oneLine(originalTitle) : '';
  const authors = profile.page.metaLine.includes('authors') ? '' : byline(article.authors);
  const editor = profile.page.metaLine.includes('editor') ? '' : oneLine(article.editor);
  const origin = original || address ? { title: original || '原文链接', url: address } : false;
  return { authors, editor, origin, hasEndMatter: Boolean(authors || editor || origin) };
}

type MetaEntry = Profile['page']['metaLine'][number];

/** One entry of the line under the headline; an empty value leaves it out. */
function metaEntry(entry: MetaEntry, article: Article, profile: Profile): readonly object[] {
  const labelled = (label: string, value: string, url?: string) => (value ? [{ label, value, url, datetime: false }] : []);
  switch (entry) {
    case 'source':
      return labelled('来源', oneLine(article.source.name), webAddress(article.source.url));
    case 'authors':
      return labelled('作者', byline(article.authors));
    case 'editor':
      return labelled('编辑', oneLine(article.editor));
    case 'publishAt':
      return article.publishAt === null
        ? []
        : [
            {
              label: '',
              value: formatInstant(article.publishAt, profile.timeZone, profile.page.dateFormat),
              datetime: zonedIso(article.publishAt, profile.timeZone),
            },
          ];
    default:
      return assertNever(entry, 'meta line');
  }
}
