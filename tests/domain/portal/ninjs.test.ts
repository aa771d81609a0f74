import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { renderNinjs } from '#domain/portal/ninjs.ts';
import { plainProfile, soundArticle } from './desk.ts';
import { hostile, poisoned } from './hostile.ts';

/** The members of the IPTC schema ninjs 3.1 that may appear in ours, and what each is. Anything else is an error: the schema closes its objects. */
const text = 'string';
const shape = {
  uri: text,
  name: text,
  rel: text,
  standard: { name: text, version: text, schema: text },
  type: text,
  profile: text,
  representationType: text,
  version: text,
  pubStatus: text,
  language: text,
  firstCreated: text,
  versionCreated: text,
  title: text,
  by: text,
  headlines: [{ role: text, contentType: text, value: text }],
  descriptions: [{ role: text, contentType: text, value: text }],
  bodies: [{ role: text, contentType: text, charCount: 'number', wordCount: 'number', value: text }],
  people: [{ name: text, rel: text }],
  infoSources: [{ name: text, role: text }],
  subjects: [{ name: text, rel: text, uri: text, literal: text }],
  altIds: [{ role: text, value: text }],
  renditions: [
    {
      name: text,
      href: text,
      contentType: text,
      title: text,
      width: 'number',
      height: 'number',
      sizeInBytes: 'number',
      poi: { x: 'number', y: 'number' },
    },
  ],
  associations: [] as unknown[],
};
shape.associations.push(shape);

function problems(value: unknown, expected: unknown, path: string): readonly string[] {
  if (typeof expected === 'string') return typeof value === expected ? [] : [`${path}: not a ${expected}`];
  if (Array.isArray(expected)) {
    if (!Array.isArray(value) || value.length === 0) return [`${path}: not a list with entries`];
    return value.flatMap((entry, index) => problems(entry, expected[0], `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [`${path}: not an object`];
  return Object.entries(value).flatMap(([name, member]) =>
    Object.hasOwn(expected as object, name)
      ? problems(member, (expected as Record<string, unknown>)[name], `${path}.${name}`)
      : [`${path}.${name}: unknown`],
  );
}

const pictures = [
  {
    mediaId: '1111111111111111',
    file: '1111111111111111.jpg',
    path: 'images/01.jpg',
    bytes: new Uint8Array(9),
    width: 1200,
    height: 800,
    caption: '田头',
    credit: '周样 摄',
    alt: '围坐',
  },
];
const render = (article = soundArticle, profile = plainProfile) =>
  renderNinjs(article, profile, '<p>正文</p>', pictures, '正文图说', parseMarkdown('正文\n\n![](media/1111111111111111.jpg "图说")'));
const isAddress = (uri: unknown) => typeof uri === 'string' && URL.canParse(uri);

describe('ninjs 3.1', () => {
  it('is the golden document', async () => {
    await expect(render()).toMatchFileSnapshot('golden/article.ninjs.json.txt');
  });

  it('has no member the schema does not know', () => {
    expect(problems(JSON.parse(render()), shape, 'ninjs')).toEqual([]);
    expect(problems({ uri: 1, byline: 'x', bodies: [] }, shape, 'n')).toEqual([
      'n.uri: not a string',
      'n.byline: unknown',
      'n.bodies: not a list with entries',
    ]);
  });

  it.each(hostile)('stays so with %s in every field', (_name, words) => {
    const document = JSON.parse(render(poisoned(words))) as { altIds?: readonly { value: string }[] };
    expect(problems(document, shape, 'ninjs')).toEqual([]);
    expect(document.altIds?.every(({ value }) => isAddress(value))).toBe(true);
  });

  it('says nothing of what the article lacks', () => {
    const bare = {
      ...soundArticle,
      title: '',
      shortTitle: '',
      subtitle: '',
      kicker: '',
      summary: '',
      authors: [],
      editor: '',
      keywords: [],
      channel: '',
    };
    const document = JSON.parse(
      renderNinjs({ ...bare, source: { ...bare.source, name: '' } }, { ...plainProfile, baseUrl: '' }, '', [], '', []),
    ) as object;
    expect(Object.keys(document)).toEqual(
      'firstCreated language profile pubStatus representationType standard type uri version versionCreated'.split(' '),
    );
    expect(problems(document, shape, 'ninjs')).toEqual([]);
  });

  it('counts a body without its captions, and knows what a picture is about', () => {
    const media = Object.fromEntries(Object.entries(soundArticle.media).map(([id, medium]) => [id, { ...medium, focus: { x: 0.5, y: 0.251 } }]));
    const focused = { ...soundArticle, media };
    const document = JSON.parse(render(focused));
    expect(document.bodies[1]).toMatchObject({ charCount: 2, value: '正文图说' });
    expect(document.associations[0].renditions[0].poi).toEqual({ x: 600, y: 201 });
  });

  it('names the original of a reprint', () => {
    const source = { name: '样稿日报', kind: 'reprint' as const, url: 'https://paper.example/1.html', originalTitle: '' };
    expect(JSON.parse(render({ ...soundArticle, source })).altIds).toContainEqual({ role: 'original', value: source.url });
  });

  it('names things by complete addresses only', () => {
    const document = JSON.parse(render()) as {
      uri: string;
      associations: readonly { uri: string; renditions: readonly { href?: string; title: string }[] }[];
    };
    expect(isAddress(document.uri)).toBe(true);
    expect(document.associations.every(({ uri }) => isAddress(uri))).toBe(true);
    expect(document.associations[0]?.renditions[0]).toMatchObject({ title: 'images/01.jpg' });
    expect(document.associations[0]?.renditions[0]?.href).toBeUndefined();
    const images = { ...plainProfile.images, url: 'prefix' as const, prefix: 'https://img.portal.example/2017/' };
    expect(render(soundArticle, { ...plainProfile, images })).toContain('"href": "https://img.portal.example/2017/01.jpg"');
  });
});
