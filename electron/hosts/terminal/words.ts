import { calls } from '#contract/calls.ts';
import { type Failure, refusal } from '#contract/reply.ts';

/** An article's id as a person typed it. @throws not-found for what no article can be called */
export function articleId(word: string): string {
  const { success, data } = calls['article.read'].input.safeParse({ id: word });
  if (!success) throw refusal('not-found', `article ${word}`, 'request', 'there is no such article');
  return data.id;
}

/** A failure that came back as a value, to be told like any other. */
export function refusalOf({ code, thing, stage, message, detail }: Failure): Error {
  return refusal(code, thing, stage, message, detail);
}
