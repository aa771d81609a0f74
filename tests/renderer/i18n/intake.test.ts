import i18next from 'i18next';
import { expect, test } from 'vitest';
import { intakeCodes } from '#domain/intake/codes.ts';
import { openNotices as openWebNotices } from '#domain/intake/html/notices.ts';
import { openNotices as openWordNotices } from '../../../electron/importer/docx/notices.ts';
import { englishIntake } from '../../../renderer/i18n/englishIntake.ts';
import { warningText } from '../../../renderer/i18n/intake.ts';

const speaking = i18next.createInstance();
await speaking.init({ lng: 'en', resources: { en: { translation: { warning: englishIntake } } }, interpolation: { escapeValue: false } });
const t = speaking.getFixedT('en');

/** What the domain would say, so that words of its own show when a code has none. */
const warningOf = (code: string, dropped: readonly string[] = []) => ({ code, message: '中文的话', count: 7, dropped });

test('every code has English words of its own, and no other has', () => {
  expect(Object.keys(englishIntake).sort()).toEqual([...intakeCodes].sort());
});

test.each(intakeCodes)('of %s English says all that is to say and no Chinese', (code) => {
  const text = warningText(t, 'en', warningOf(code));
  expect(text).not.toMatch(/\p{Script=Han}|\{\{/u);
  expect(text.length).toBeGreaterThan(10);
});

test('a Chinese reader reads the newsroom’s own words', () => {
  for (const code of intakeCodes) expect(warningText(t, 'zh-CN', warningOf(code))).toBe('中文的话');
});

test('a Chinese sentence stands for each code of pages and of Word documents', () => {
  for (const [source, notices] of [
    ['web', openWebNotices()],
    ['docx', openWordNotices()],
  ] as const) {
    const kinds = intakeCodes.flatMap((code) => (code.startsWith(`${source}-`) ? [code.slice(source.length + 1)] : []));
    for (const kind of kinds) notices.drop(kind as never, '一行');
    expect(
      notices
        .warnings()
        .map(({ code }) => code)
        .sort(),
    ).toEqual(kinds.map((kind) => `${source}-${kind}`).sort());
    for (const { message } of notices.warnings()) expect(message).toMatch(/\p{Script=Han}/u);
  }
});

test('what went is quoted, the first few and shortened', () => {
  const text = warningText(t, 'en', warningOf('docx-dropped-footer', ['甲', '乙'.repeat(50), '丙', '丁']));
  expect(text).toBe(`Page footers and page numbers taken out: 7: “甲”, “${'乙'.repeat(40)}…”, “丙” …`);
});

test('a code that nobody listed still says something', () => {
  expect(warningText(t, 'en', warningOf('picture-still'))).toBe('中文的话');
});
