import { expect, test } from 'vitest';
import { readable } from '../../../renderer/review/conflictWords.ts';

test.each<[string, string, string]>([
  ['title', '新桥', '新桥'],
  ['keywords', '[\n  "春耕",\n  "水利"\n]\n', '春耕，水利'],
  ['authors', '[{"name":"林晓","role":"记者"},{"name":"陈影","role":""}]', '林晓（记者），陈影'],
  ['authors', '', ''],
  ['publishAt', '2026-03-05', '时2026-03-05'],
  ['publishAt', 'null\n', ''],
  ['cover', 'null', ''],
])('%s %j reads %s', (field, words, expected) => expect(readable(field, words, (time) => `时${time}`)).toBe(expected));
