import { expect, test } from 'vitest';
import { whyEmpty } from '../../../renderer/library/whyEmpty.ts';

test.each([
  [{}, 'none'],
  [{ channel: 'news' }, 'empty'],
  [{ text: '桥' }, 'oneSign'],
  [{ text: '𠮷' }, 'oneSign'],
  [{ text: '桥梁' }, 'empty'],
  [{ text: 'a' }, 'oneSign'],
] as const)('%j', (filter, why) => {
  expect(whyEmpty(filter)).toBe(why);
});
