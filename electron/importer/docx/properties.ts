import type { ArticleChanges } from '#domain/article.ts';
import { childOf, type Element, textOf } from '../foreign/xml.ts';
import type { Notices } from './notices.ts';

/** Author and title that the document keeps about itself: only where its text names none. */

/** What programs and fresh machines write there. */
const nobody =
  /^(?:admin(?:istrator)?|user|users?\d*|owner|pc|home|lenovo|dell|hp|asus|acer|thinkpad|microsoft(?: office)?(?: user)?|微软用户|用户|未知|unknown|author|作者|python-docx|un-named|docx|wps(?: office)?|word|windows(?: 用户)?|china|apache poi|libreoffice|openoffice.*)$/i;
const untitled =
  /^(?:(?:microsoft )?word ?(?:document|文档)?|文档\d*|新建.*文档.*|document\d*|untitled.*|无标题.*|标题|title|.*\.(?:docx?|wps|rtf|dot|txt))$/i;

export function fromProperties(core: Element | undefined, fields: ArticleChanges, notices: Notices): ArticleChanges {
  const title = textOf(childOf(core, 'dc:title')).trim();
  const creator = textOf(childOf(core, 'dc:creator')).trim();
  let more: ArticleChanges = {};
  if (!fields.title && title !== '' && title.length <= 200 && !/[\n\r]/.test(title) && !untitled.test(title)) more = { title };
  const names = creator.split(/[;；、,，]/).map((name) => name.trim());
  const people = names.filter((name) => name !== '' && name.length <= 40 && !nobody.test(name) && !/[@\\/\d]/.test(name));
  if (!fields.authors?.length && people.length > 0) more = { ...more, authors: people.slice(0, 10).map((name) => ({ name, role: '' })) };
  if (more.title) notices.drop('properties', more.title);
  for (const { name } of more.authors ?? []) notices.drop('properties', name);
  return { ...fields, ...more };
}
