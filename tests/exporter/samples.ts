import { hash } from 'node:crypto';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { type Article, emptyArticle, type Medium } from '#domain/article.ts';
import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';
import { mediaTypes } from '../../electron/exporter/pictures.ts';
import type { ExportRequest, MediaKind } from '../../electron/newsroom/ports.ts';

/** Pictures drawn here, articles made up here. */

/** A soft gradient with noise, like a photograph: encoders find something to do. */
export function drawing(width: number, height: number, noise = 12, channels: 3 | 4 = 3): Sharp {
  const pixels = Buffer.alloc(width * height * channels);
  let seed = 7;
  for (let at = 0; at < pixels.length; at++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    const place = Math.floor(at / channels);
    const base = ((place % width) / width) * 160 + (Math.floor(place / width) / height) * 60;
    pixels[at] = channels === 4 && at % 4 === 3 ? (place % width < width / 2 ? 0 : 255) : base + ((seed >> 16) % (noise + 1));
  }
  return sharp(pixels, { raw: { width, height, channels } });
}

export const jpeg = (width: number, height: number, noise?: number) => drawing(width, height, noise).jpeg({ quality: 90 }).toBuffer();
export const png = (width: number, height: number) => drawing(width, height, 3).png().toBuffer();
export const clearPng = (width: number, height: number) => drawing(width, height, 3, 4).png().toBuffer();

/** A photograph that says where, by whom and how the camera was held. */
export function photograph(width: number, height: number, orientation = 6): Promise<Buffer> {
  return drawing(width, height)
    .withExif({
      IFD0: { Artist: 'SECRET-AUTHOR', Copyright: 'SECRET-OWNER' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 37/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 29/1 0/1' },
    })
    .withMetadata({ orientation })
    .jpeg({ quality: 90 })
    .toBuffer();
}

export async function animation(width: number, height: number, frames: number): Promise<Buffer> {
  const drawn = await Promise.all(
    Array.from({ length: frames }, (_, index) =>
      drawing(width, height, index * 8)
        .png()
        .toBuffer(),
    ),
  );
  return sharp(drawn, { join: { animated: true } })
    .gif({ delay: drawn.map(() => 100) })
    .toBuffer();
}

/** The head of a PNG that claims to be enormous, with a few bytes of zeros for pixels. */
export function pngBomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    framed.set(body, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const pixels = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

export const rules: Profile['images'] = {
  formats: ['jpg', 'png', 'gif'],
  maxBytes: 2_000_000,
  maxWidth: 1200,
  quality: 82,
  url: 'relative',
  prefix: '',
};

export const profile = parseProfile(
  {
    schema: 1,
    key: 'plain',
    name: '试验之窗',
    baseUrl: 'https://news.example.com',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    page: {
      greeting: '欢迎',
      channels: [{ key: 'news', name: '资讯', url: '/news/' }],
      metaLine: ['source', 'editor', 'publishAt'],
      dateFormat: 'yyyy-MM-dd HH:mm:ss',
      share: true,
      footer: ['地址：试验路 1 号'],
      template: 'default',
    },
    body: { indent: 'fullwidth', headings: 'bold-paragraph', imageParagraph: 'center', pageBreak: 'none', forbidden: [] },
    fields: [{ name: 'title', label: '标题', from: 'title', max: 100, unit: 'chars', required: true }],
    images: rules,
  },
  'plain.json',
);

const template: Template = {
  name: 'default',
  html: '<!doctype html><html lang="{{language}}"><head><meta charset="utf-8"><title>{{title}}</title></head><body>{{{body}}}</body></html>',
  css: 'p{margin:0}',
};

export const articleId = '0198c0de-0000-7000-8000-00000000abcd';

export interface Shot {
  readonly bytes: Uint8Array;
  readonly kind: MediaKind;
  readonly unused?: boolean;
}

/** An article that shows the pictures it is given, and the library they lie in. */
export function articleWith(
  shots: readonly Shot[],
  changes: Partial<Article> = {},
): { readonly article: Article; readonly store: ReadonlyMap<string, Uint8Array> } {
  const store = new Map<string, Uint8Array>();
  const media: Record<string, Medium> = {};
  const shown: string[] = [];
  for (const [index, { bytes, kind, unused }] of shots.entries()) {
    const id = hash('sha256', bytes, 'hex').slice(0, 16);
    const file = `${id}.${kind}`;
    store.set(file, bytes);
    media[id] = {
      file,
      type: mediaTypes[kind],
      width: 10,
      height: 10,
      bytes: bytes.length,
      caption: `图说${index + 1}`,
      credit: '摄影者',
      alt: '图',
    };
    if (!unused) shown.push(`![图](media/${file} "图说${index + 1}")`);
  }
  const body = ['今日，试验街道开展 **“四到”** 服务。', ...shown, '一、成效', '居民点赞。'].join('\n\n');
  const article: Article = {
    ...emptyArticle(articleId, '2026-03-05T02:23:27.000Z'),
    title: '试验街道：服务到家',
    body,
    media,
    source: { name: '城东晚报', kind: 'original', url: '', originalTitle: '' },
    editor: '何清',
    publishAt: '2026-03-05T10:23:27+08:00',
    revision: 3,
    ...changes,
  };
  return { article, store };
}

export function requestFor(made: ReturnType<typeof articleWith>, out: string, changes: Partial<ExportRequest> = {}): ExportRequest {
  return {
    article: made.article,
    profile,
    template,
    findings: [{ rule: 'editor-placeholder', level: 'error', message: '编辑是占位词', field: 'editor', start: 0, end: 2 }],
    overrides: [{ rule: 'editor-placeholder', field: 'editor', reason: '值班编辑姓名待定' }],
    generator: 'Copydesk 0.1.0',
    readMedia: async (file) => {
      const bytes = made.store.get(file);
      if (!bytes) throw new Error(`no ${file}`);
      return bytes;
    },
    out,
    form: 'folder',
    replace: false,
    library: join(out, 'no library'),
    ...changes,
  };
}
