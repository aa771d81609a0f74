import type { Article } from '../../article.ts';
import { type FieldValue, fieldValues, lengthIn, unitNames } from '../../portal/fields.ts';
import { fitting } from '../../portal/limits.ts';
import { oneLine } from '../../portal/line.ts';
import { plannedBody } from '../../portal/plannedBody.ts';
import type { Profile } from '../../portal/profile.ts';
import { ownTitle } from '../../portal/title.ts';
import type { Remark, Rule } from '../rule.ts';

/** The CMS takes less than the field has, and most CMS cut the rest without a word. A profile may ask for a warning alone. */
export const fieldTooLong: Rule = {
  id: 'field-too-long',
  level: 'error',
  isOfPortal: true,
  check({ article, blocks, profile }) {
    const fields = profile?.fields.filter(({ max }) => max !== undefined) ?? [];
    if (!profile || fields.length === 0) return [];
    const body = fields.some(({ from }) => from === 'body') ? plannedBody(article, blocks, profile) : '';
    return fieldValues(article, { ...profile, fields }, body).flatMap((field) =>
      field.over && field.max !== undefined ? [remark(article, profile, field, field.max)] : [],
    );
  },
  examples: {
    bad: [
      { article: { title: '题'.repeat(101) }, level: 'warning' },
      { article: { title: '题'.repeat(22) }, profile: { fields: [{ name: 'title', label: '标题', from: 'title', max: 63, unit: 'bytes' }] } },
      {
        article: { authors: [{ name: '欧阳样稿', role: '记者' }] },
        profile: { fields: [{ name: 'writer', label: '作者', from: 'authors', max: 3 }] },
      },
      { article: { body: '字'.repeat(20) }, profile: { fields: [{ name: 'content', label: '正文', from: 'body', max: 20 }] } },
      { article: { title: '题', outlets: { plain: { chosen: true, title: '另'.repeat(101) } } }, level: 'warning' },
      {
        article: { title: '题'.repeat(22) },
        profile: { fields: [{ name: 'title', label: '标题', from: 'title', max: 63, unit: 'bytes', over: 'warn' }] },
        level: 'warning',
      },
    ],
    good: [
      { article: { title: '题'.repeat(100) } },
      { article: { title: '题'.repeat(21) }, profile: { fields: [{ name: 'title', label: '标题', from: 'title', max: 63, unit: 'bytes' }] } },
      { article: { title: '😀'.repeat(100) } },
      { article: { title: '题'.repeat(101), outlets: { plain: { chosen: true, title: '短' } } } },
      { article: { title: '很长'.repeat(40) }, profile: { fields: [] } },
    ],
  },
};

function remark(article: Article, profile: Profile, field: FieldValue, max: number): Remark {
  const unit = unitNames[field.unit];
  const isOwn = field.from === 'title' && oneLine(ownTitle(article, profile)) !== '';
  const text = isOwn ? asTyped(ownTitle(article, profile), field) : rawText(article, field);
  return {
    field: isOwn ? `outlets.${profile.key}.title` : field.from,
    level: field.refused ? 'error' : 'warning',
    message: `${field.label}有 ${field.length} ${unit}，超过该网站的上限 ${max} ${unit}。`,
    start: text === undefined ? 0 : fitting(text, max, (beginning) => lengthIn(field.unit, beginning)),
    end: text?.length ?? 0,
    detail: { max, length: field.length, unit: field.unit, name: field.name, label: field.label },
  };
}

/** The article's own text of a field; undefined where the field's value is put together from several. */
function rawText(article: Article, field: FieldValue): string | undefined {
  const { from } = field;
  const text = from === 'source.name' ? article.source.name : from === 'source.url' ? article.source.url : singleText(article, from);
  return text === undefined ? undefined : asTyped(text, field);
}

/** The text, unless the field's value is another one than what was typed. */
function asTyped(text: string, { value }: FieldValue): string | undefined {
  return text.trim() === value ? text : undefined;
}

function singleText(article: Article, from: FieldValue['from']): string | undefined {
  const text = from === 'source.name' || from === 'source.url' ? undefined : article[from];
  return typeof text === 'string' && from !== 'publishAt' && from !== 'body' ? text : undefined;
}
