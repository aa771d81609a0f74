import { type Hit, hitsOf, type TextRule } from '../../prose/textRule.ts';

/** 既…又… joins two things, 即使…也… concedes one; their first signs are mixed up. */
const both = /(?<![立随当在亦也旋瞬非不若或迅])即(?=[要能是有可让保解][^，。；：！？、即\n]{1,18}[，、]?(?:又[要能是有可让保解]|也[要能是有可让]))/g;
const concede = /(?<=^|[，。；！？：])既使(?=[^，。；：！？\n]{1,24}，(?!又|更|也使)[^，。；：！？\n]{0,16}(?:也|仍|都|依然|还是)(?!使))/gm;

export const wrongConjunction: TextRule = {
  id: 'wrong-conjunction',
  level: 'warning',
  clause: '《现代汉语词典》“既”“即”',
  message: '“{{text}}”应为“{{fix}}”。',
  english: '“{{text}}” should be “{{fix}}”.',
  check: ({ masked }) => [
    ...hitsOf(masked, both, (match): Hit => ({ start: match.index, end: match.index + 1, fix: '既' })),
    ...hitsOf(masked, concede, (match): Hit => ({ start: match.index, end: match.index + 2, fix: '即使' })),
  ],
  examples: {
    bad: [
      '防汛⟦即→既⟧要守住堤，又要管住人。',
      '这座桥⟦即→既⟧能过车，又能排水。',
      '她⟦即→既⟧是医生，也是志愿者。',
      '新规⟦即→既⟧有力度，又有温度。',
      '课程⟦即→既⟧可线上学，也可到校学。',
      '⟦既使→即使⟧下着雨，广场上也坐满了人。',
      '村民说，⟦既使→即使⟧再远，都要来听戏。',
      '补贴⟦即→既⟧要发得快、又要发得准。',
      '⟦既使→即使⟧没有奖金，他仍坚持训练。',
      '⟦既使→即使⟧堵在路上，救护车的司机也没有按喇叭。',
      '改造⟦即→既⟧保留老树，又保障通行。',
    ],
    good: [
      '防汛既要守住堤，又要管住人。',
      '即使下着雨，广场上也坐满了人。',
      '他立即要求撤离，又要来两辆大巴。',
      '既使农民增收，又使集体受益。',
      '即将开工的泵站，又有新方案。',
      '成功非一日之功，即是此理。',
      '接到报警即可出动，全程不到五分钟。',
      '随即有人呼救，又有人报警。',
      '法院当即要求补充证据，又要双方到场。',
      '两村相邻，鸡犬相闻，既近又亲。',
    ],
  },
};
