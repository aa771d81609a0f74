import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diagram, moves } from '#domain/workflow.ts';

/** One line for each way from a state to another; the offices that may go it, and a star where it takes an opinion. */
function mermaid(): string {
  const lines = diagram.flatMap(({ from, action, to }) => {
    const move = moves.find((each) => each.from === from && each.action === action);
    const label = `${action}${move?.opinion ? '*' : ''} (${move?.roles.join(', ')})`;
    return to.map((state) => `  ${from} --> ${state}: ${label}`);
  });
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> draft', ...lines, '```'].join('\n');
}

test('the diagram in the README is the table', () => {
  const readme = readFileSync(new URL('../../electron/domain/README.md', import.meta.url), 'utf8');
  expect(/```mermaid\n[\s\S]*?```/.exec(readme)?.[0]).toBe(mermaid());
});
