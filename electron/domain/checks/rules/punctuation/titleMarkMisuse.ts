import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

const papers =
  '身份证|营业执照|毕业证|毕业证书|驾驶证|许可证|资格证|资格证书|合格证|户口簿|房产证|不动产权证书|准考证|工作证|荣誉证书|聘书|护照|社保卡|健康证|残疾证|结婚证';
/** Papers, and what is no work: a title of honour, a campaign, a course for training. */
const paper = new RegExp(`《[^《》\\n]{0,16}(?:${papers})》`, 'g');
const campaign = /《[^《》\n]{1,20}》(?=(?:荣誉)?称号|奖杯|奖牌|专项行动|专项整治|培训班|夏令营|商标)/g;

/** A text without this is not looked at further: most have none. */
const sign = /《/;

export const titleMarkMisuse: TextRule = {
  id: 'title-mark-misuse',
  level: 'hint',
  clause: 'GB/T 15834-2011 A.12.1',
  message: '证照、奖项、称号、活动、课程的名称不用书名号：{{text}}。',
  english: 'Title marks are for works, not for papers, prizes, campaigns or courses: {{text}}.',
  check: ({ masked }) => (!sign.test(masked) ? [] : [paper, campaign].flatMap((pattern) => hitsOf(masked, pattern, (match) => stretchOf(match)))),
  examples: {
    bad: [
      '办事只带⟦《身份证》⟧即可。',
      '店主当天拿到⟦《营业执照》⟧。',
      '他获⟦《劳动模范》⟧称号。',
      '公安机关开展⟦《清网》⟧专项行动。',
      '村医考取了⟦《执业医师资格证》⟧。',
      '县里办起⟦《新农人》⟧培训班。',
      '球队捧回⟦《金靴》⟧奖杯。',
      '法院发出⟦《荣誉证书》⟧十份。',
      '考生请携带⟦《准考证》⟧入场。',
      '合作社注册了⟦《渡口》⟧商标。',
      { text: '十户人家领到⟦《不动产权证书》⟧', place: 'title' },
    ],
    good: [
      '办事只带身份证即可。',
      '《居民身份证法》明年修订。',
      '《营业执照管理办法》已印发。',
      '他获“劳动模范”称号。',
      '县剧团排演《白蛇传》。',
      '《中国诗词大会》来校录制。',
      '《读者》座谈会在县图书馆举行。',
      '“清网”专项行动结束。',
      '教师用《背影》一课作示范。',
      '《许可证条例》释义出版。',
    ],
  },
};
