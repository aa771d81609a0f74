import { expect, test } from 'vitest';
import type { Finding } from '#domain/checks/finding.ts';
import { shareFindings } from '../../../renderer/publish/sharedFindings.ts';

const of = (rule: string, start = 0, level: Finding['level'] = 'error'): Finding => ({
  rule,
  level,
  message: rule,
  field: 'body',
  start,
  end: start + 1,
});
const mark = of('half-width-mark', 4);
const other = of('half-width-mark', 9);

test.each<[string, readonly (readonly Finding[])[], readonly Finding[], readonly (readonly Finding[])[]]>([
  ['what all say is said once', [[mark, of('too-long')], [mark]], [mark], [[of('too-long')], []]],
  ['one rule at two places is two findings', [[mark, other], [mark]], [mark], [[other], []]],
  ['an error here and a warning there are not one', [[of('long')], [of('long', 0, 'warning')]], [], [[of('long')], [of('long', 0, 'warning')]]],
  ['one portal shares nothing', [[mark]], [], [[mark]]],
  ['no portal has nothing', [], [], []],
])('%s', (_, found, shared, own) => {
  const split = shareFindings(new Map(found.map((findings, at) => [`portal${at}`, findings])));
  expect(split.shared).toEqual(shared);
  expect([...split.own.values()]).toEqual(own);
});
