import { parseMarkdown } from '#domain/markdown/parse.ts';
import { limitOf, tightestFirst } from '#domain/portal/limits.ts';
import { plannedBody } from '#domain/portal/plannedBody.ts';
import type { Answer, Question } from './protocol.ts';

/** How long the body is as each portal's CMS takes it, with all its HTML. */
export function measureBody({ turn, article, profiles }: Question): Answer {
  const blocks = parseMarkdown(article.body);
  return { turn, limits: tightestFirst(profiles.flatMap((profile) => limitOf(profile, 'body', plannedBody(article, blocks, profile)) ?? [])) };
}
