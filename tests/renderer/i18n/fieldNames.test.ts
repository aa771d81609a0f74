import i18next from 'i18next';
import { expect, test } from 'vitest';
import { notApproved } from '#domain/checks/notApproved.ts';
import { fieldName } from '../../../renderer/i18n/fieldNames.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';

const fields = ['title', 'body', 'source.name', 'outlets', 'cover', 'media.1111.alt', ...notApproved('draft').map(({ field }) => field)];

test.each(fields)('%s has a name in the window', async (field) => {
  const speaking = i18next.createInstance();
  await speaking.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zhCN } } });
  expect(fieldName(speaking.t, field)).toMatch(/^\p{Script=Han}+/u);
});
