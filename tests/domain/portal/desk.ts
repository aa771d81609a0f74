import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Article, emptyArticle, type Medium } from '#domain/article.ts';
import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';

/** What the tests of this room work on: the shipped portal and template, and a sound article with two pictures. */

const assets = new URL('../../../assets/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, assets), 'utf8');

export const plainProfile: Profile = parseProfile(JSON.parse(read('portals/plain.json')), 'plain.json');
/** A shipped profile. */
export const preset = (key: string): Profile => parseProfile(JSON.parse(read(`portals/${key}.json`)), `${key}.json`);

export const template: Template = { name: 'default', html: read('templates/default/page.html'), css: read('templates/default/page.css') };

/** The page without its style sheet, for golden files that do not change with every shade of grey. */
export const bareTemplate: Template = { ...template, css: '' };

export const withBody = (body: Partial<Profile['body']>): Profile => ({ ...plainProfile, body: { ...plainProfile.body, ...body } });

export const medium = (id: string, ending: 'jpg' | 'png', texts: Partial<Medium> = {}): Medium => ({
  file: `${id}.${ending}`,
  type: ending === 'jpg' ? 'image/jpeg' : 'image/png',
  width: 1600,
  height: 1067,
  bytes: 4,
  caption: '',
  credit: '',
  alt: '',
  ...texts,
});

export const soundArticle: Article = {
  ...emptyArticle('01980000-0000-7000-8000-0000deadbeef', '2017-09-06T23:30:00.000Z'),
  title: '把会议开到田间地头　示例市一线办公解难题',
  shortTitle: '会议开到田间地头',
  subtitle: '——示例市作风建设侧记',
  kicker: '转作风 办实事',
  summary: '示例市把现场会开到田头，上半年办结群众反映的问题1286个。',
  body: [
    '初秋的清晨，示例县样稿镇的田埂上摆开了十几张小马扎。示例市把**“四干”**工作法落到一线，办结率97.3%。',
    '## 一、会议搬到田头',
    '“以前要跑三个部门。”种粮大户赵样稿说。',
    '![田埂上的现场会](media/1111111111111111.jpg "干部与种粮大户在田头商量秋收")',
    '<!-- page 二、数字说话 -->',
    '| 乡镇 | 面积（万亩） |\n| --- | ---: |\n| 样稿镇 | 18.6 |\n| 铅字镇 | 12.3 |',
    '主要做法：\n\n1. 领导带头；\n2. 群众评议。',
    '> 干没干，群众看得见。',
    '![](media/2222222222222222.png)',
    '详见[方案全文](https://a.example/2?x=1&y=2)。',
  ].join('\n\n'),
  channel: 'local',
  source: { name: '样稿日报', kind: 'original', url: '', originalTitle: '' },
  authors: [
    { name: '周样', role: '记者' },
    { name: '陈稿', role: '通讯员' },
  ],
  editor: '林小满',
  keywords: ['干部作风', '秋收'],
  publishAt: '2017-09-07T02:23:27Z',
  cover: '1111111111111111',
  media: {
    '1111111111111111': medium('1111111111111111', 'jpg', { credit: '周样 摄', alt: '田埂上，十几人围坐' }),
    '2222222222222222': medium('2222222222222222', 'png', { caption: '各乡镇面积示意图', alt: '柱状图' }),
  },
  updatedAt: '2017-09-07T02:00:00.000Z',
  revision: 7,
};

export const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
