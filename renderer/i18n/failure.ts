import type { TFunction } from 'i18next';
import { isForeignFile } from '#domain/intake/foreignFiles.ts';
import type { Failure } from '#domain/result.ts';

/** Things that say nothing to a person. */
const unspoken: readonly string[] = ['request', 'Copydesk', 'this page'];
const article = /^(?:article \S+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A failure in the person's language: the thing, then the reason. What only a programmer reads stays in its message. */
export function failureText(t: TFunction, failure: Failure): string {
  const { thing } = failure;
  const reason = reasonOf(t, failure);
  if (thing === '' || unspoken.includes(thing)) return reason.charAt(0).toUpperCase() + reason.slice(1);
  return t('failure.at', { thing: article.test(thing) ? t('failure.article') : thing, reason });
}

/** One of many that failed, by its title; null where the title is not known. */
export function namedFailureText(t: TFunction, title: string | null, failure: Failure): string {
  return failureText(t, { ...failure, thing: title === null ? failure.thing : title || t('library.untitled') });
}

/** Of a file that is not read a person wants to know what to do. */
function reasonOf(t: TFunction, { code, stage, detail }: Failure): string {
  const kind = code === 'unsupported' && stage === 'import' ? detail?.kind : undefined;
  const why = code === 'invalid' && stage === 'import' ? detail?.why : undefined;
  if (why === 'no-column' || why === 'open-quote' || why === 'behind-quote') return t(`badTable.${why}`, { ...detail });
  if (isForeignFile(kind) || kind === 'package-folder' || kind === 'not-words') return t(`foreign.${kind}`);
  return typeof kind === 'string' ? t('foreign.other') : t(`failure.${code}` as 'failure.internal');
}
