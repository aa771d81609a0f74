import { type CallInput, type CallOutput, calls } from '#contract/calls.ts';
import type { Arguments, Command } from './command.ts';
import { screenLine } from './screen.ts';
import { usageError } from './usage.ts';
import { articleId } from './words.ts';

type Act = CallInput<'review.act'>;
type Sheet = CallOutput<'review.sheet'>;

const { shape } = calls['review.act'].input;

/** One step of the review, by whoever `--as` names. */
export const reviewCommand: Command = {
  usage: 'review ID --library DIR --as NAME:ROLE --action ACTION [--opinion TEXT]',
  words: [1, 1],
  options: { as: 'value', action: 'value', opinion: 'value' },
  required: ['as', 'action'],
  run: async ({ words: [word = ''], options }, terminal) => {
    const id = articleId(word);
    const wish = { id, action: readAction(options.action), as: readPerson(options.as), opinion: String(options.opinion ?? '') };
    const sheet = await terminal.call('review.act', wish);
    return { json: sheet, text: linesOf(sheet).join('\n') };
  },
};

type Option = Arguments['options'][string];

/** @throws a usage error */
function readAction(value: Option): Act['action'] {
  const { success, data } = shape.action.safeParse(value);
  if (!success) throw usageError(`--action takes one of ${shape.action.options.join(', ')}`);
  return data;
}

/** The last colon divides: a name may have one. @throws a usage error */
function readPerson(value: Option): NonNullable<Act['as']> {
  const [, name = '', role = ''] = /^(.*)[:：](.*)$/s.exec(String(value ?? '')) ?? [];
  const { success, data } = shape.as.unwrap().safeParse({ name: name.trim(), role: role.trim() });
  if (!success) throw usageError(`--as takes NAME:ROLE, and a role is one of ${shape.as.unwrap().shape.role.options.join(', ')}`);
  return data;
}

function linesOf({ title, state, awaits, history }: Sheet): string[] {
  const head = `${state}${awaits ? `, waits for ${awaits}` : ''}  ${screenLine(title)}`;
  const steps = history.map(({ action, step, by, at, opinion, valid }) =>
    screenLine(
      `    ${at}  ${action}${step ? ` (${step})` : ''}  ${by.name}, ${by.role}${valid ? '' : ', of another text'}${opinion ? `: ${opinion}` : ''}`,
    ),
  );
  return [head, ...steps];
}
