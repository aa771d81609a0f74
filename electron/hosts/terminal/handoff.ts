import type { Command } from './command.ts';
import { screenLine } from './screen.ts';
import { articleId, refusalOf } from './words.ts';

export const handoffCommand: Command = {
  usage: 'handoff ID… --library DIR --out FILE [--replace]',
  words: [1, 1000],
  options: { out: 'value', replace: 'flag' },
  required: ['out'],
  run: async ({ words, options }, terminal) => {
    const ids = words.map(articleId);
    const { token } = terminal.offerTarget(String(options.out ?? ''), options.replace === true);
    const { files } = await terminal.call('handoff.write', { ids, target: token });
    return { json: { files }, text: `${ids.length} articles, ${files} files` };
  },
};

export const mergeCommand: Command = {
  usage: 'merge FILE --library DIR',
  words: [1, 1],
  options: {},
  begins: true,
  run: async ({ words: [file = ''] }, terminal) => {
    const { results, refused } = await terminal.call('handoff.merge', { file: terminal.offerToRead(file) });
    for (const { failure } of refused) terminal.refuse(refusalOf(failure));
    const lines = results.flatMap(({ id, title, merged, conflicts }) => [
      `${id}  ${merged ? 'merged' : 'nothing new'}  ${screenLine(title)}`,
      ...conflicts.map(({ field, ours, theirs }) => `    ${field}: ${screenLine(ours)} / ${screenLine(theirs)}`),
    ]);
    return { json: results.map(({ id, merged, conflicts }) => ({ id, merged, conflicts })), text: lines.join('\n') };
  },
};
