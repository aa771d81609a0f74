import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const year = /(?<![一二三四五六七八九十百千万零〇○◯OＯ0-9])[一二][零〇○◯OＯ0一二三四五六七八九]{3}(?=年(?!级))/g;
const wrong = /[零○◯OＯ0]/g;
/** A circle that is no numeral, in a number: `三○二室`. */
const circle = /[○◯](?<=[一二三四五六七八九〇○◯].)(?=[一二三四五六七八九〇○◯室号])/g;
/** A number of a room, a road, a house: `三零二室`. */
const named = /零(?<=[一二三四五六七八九]零)(?=[一二三四五六七八九](?:室|号|国道|省道|医院|厂|房间|线|部队|所|路公交))/g;
const counted = /〇(?<=[百千万亿]〇)(?=[一二三四五六七八九])/g;

/** A text without this is not looked at further: most have none. */
const sign = /[一二三四五六七八九百千万亿][零〇○◯OＯ0]/;

export const zeroForm: TextRule = {
  id: 'zero-form',
  level: 'error',
  clause: 'GB/T 15835-2011 5.2.5',
  message: '编号、年份用“〇”，计量用“零”：“{{text}}”应为“{{fix}}”。',
  english: 'Years and numbers of things take 〇, quantities 零: “{{text}}” should be “{{fix}}”.',
  check: ({ masked }) => {
    if (!sign.test(masked)) return [];
    const years = hitsOf(masked, year, (match) => (match[0].search(wrong) < 0 ? undefined : stretchOf(match, match[0].replaceAll(wrong, '〇'))));
    const inYears = new Set(years.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index)));
    return [
      ...years,
      ...hitsOf(masked, circle, (match) => (inYears.has(match.index) ? undefined : stretchOf(match, '〇'))),
      ...hitsOf(masked, named, (match) => ({ ...stretchOf(match, '〇'), level: 'hint' as const })),
      ...hitsOf(masked, counted, (match) => stretchOf(match, '零')),
    ];
  },
  examples: {
    bad: [
      '石碑立于⟦二零二六→二〇二六⟧年。',
      '大桥⟦二○○八→二〇〇八⟧年通车。',
      '校史馆藏有⟦一九五零→一九五〇⟧年的课本。',
      '判决书落款为⟦二0二五→二〇二五⟧年六月。',
      '全队共一百⟦〇→零⟧八人。',
      '办公室在三⟦○→〇⟧二室。',
      '他生于⟦一九四O→一九四〇⟧年。',
      '调解室设在三⟦零→〇⟧二室。',
      '一⟦零→〇⟧四国道改线通车。',
      '水库可蓄水三千⟦〇→零⟧五十万方。',
      '⟦二零一零→二〇一〇⟧年，村里通了自来水。',
      { text: '⟦二零二六→二〇二六⟧年春晚节目单', place: 'title' },
    ],
    good: [
      '石碑立于二〇二六年。',
      '全队共一百零八人。',
      '他生于一九四九年。',
      '比分是三比零。',
      '气温降到零下五度。',
      '办公室在三〇二室。',
      '零点整，闸门开启。',
      '○代表空缺。',
      '三千零五十元。',
      '比分三零一边倒。',
      '甲队以三零二一比分胜出。',
      '二零二六届毕业生',
    ],
  },
};
