import { expect, test } from 'vitest';
import { clientId, hostCalls } from '#contract/host.ts';

const nameIsBare = (name: string) => hostCalls['host.chooseSave'].input.safeParse({ kind: 'zip', name }).success;

test.each(['20260305-yunxi.zip', '桥 通车.zip', '.zip', '...', 'a'.repeat(255)])('%s is a bare name', (name) => {
  expect(nameIsBare(name)).toBe(true);
});

test.each(['', '.', '..', '../a.zip', 'a/b', 'a\\b', 'C:a', 'a\u0000.zip', 'a\nb', 'a'.repeat(256)])('%j is none', (name) => {
  expect(nameIsBare(name)).toBe(false);
});

test.each([
  ['0198c0de-0000-7000', true],
  ['short', false],
  ['with blank in it', false],
  ['<script>alert(1)', false],
  ['x'.repeat(65), false],
])('%s may be a window: %s', (id, passes) => {
  expect(clientId.safeParse(id).success).toBe(passes);
});
