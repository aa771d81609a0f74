import { confusionRule } from './confusionRule.ts';
import { variants } from './confusions/variants.ts';

export const variantWord = confusionRule(variants, {
  id: 'variant-word',
  level: 'hint',
  clause: 'GF 1001-2001 第一批异形词整理表',
  message: '“{{text}}”宜写作“{{fix}}”。',
  english: '“{{text}}” is better written “{{fix}}”.',
  examples: {
    bad: [
      '学校引进音乐⟦人材→人才⟧。',
      '灯会吸引来了各地⟦佳宾→嘉宾⟧。',
      '他是村里⟦惟一→唯一⟧的兽医。',
      '会议强调⟦宏扬→弘扬⟧志愿精神。',
      '手续⟦繁琐→烦琐⟧，群众多有怨言。',
      '溪水⟦清彻→清澈⟧见底。',
      '市民⟦耽心→担心⟧停水。',
      '法院依法⟦撤消→撤销⟧原判。',
      '演员的表演令观众⟦喝采→喝彩⟧。',
      '球员⟦执著→执着⟧地完成了最后一圈。',
      '馆内陈列着老式⟦照像机→照相机⟧。',
    ],
    good: [
      '学校引进音乐人才。',
      '工人材料费已结清。',
      '灯会吸引来了各地嘉宾。',
      '她是村里唯一的兽医。',
      '这笔划转的资金已经到账。',
      '整改要查清彻查，不留死角。',
      '成份股调整将于下周生效。',
      '每份量足价廉。',
      '会员可进家俱乐部体验。',
      '支书记念着孤寡老人。',
      '《执著的人》一书再版。',
    ],
  },
});
