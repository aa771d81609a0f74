import { isQuoted } from '../../prose/prose.ts';
import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/**
 * Particles that are never doubled, but where two words meet: 目的|的, 为了|了解, 参与|与, 的的确确. 人人, 刚刚, 试试 are
 * words and not looked for.
 */
const particles =
  /(?<![目标打有之])的的+(?![确士哥姐喀卡])|(?<![不为除罢明受])了了+(?![解结却断事之然如])|(?<![于但还可凡只或总若要真老倒正都就不如])是是+(?![非否])|们们+|也也+(?!门)|被被+(?![子褥单套面罩服芯窝])|(?<!合)并并+(?![列购入存排行])|(?<![共调温总谐柔祥亲平饱随缓分])和和+(?![美气平谐解睦好田约缓])|(?<![沿随朝向顺有接附沉])着着+(?![急手力眼装重陆实火想落色])|吗吗+(?!啡)/g;

/** Words of two signs that nobody says twice for emphasis, unlike 研究研究 or 非常非常. */
const words =
  /(进行|我们|他们|她们|它们|你们|以及|已经|通过|可以|关于|对于|由于|根据|目前|因为|所以|但是|而且|并且|如果|虽然|按照|为了|作为|其中|同时|截至|此次|今年|去年|近日|日前|开展|实现|提高|推进|坚持|完善|建立|成为|达到|表示|认为|提出|要求|属于|具有|拥有|来自|位于|更加|不断|继续|据悉|记者|必须|应当|需要|负责|举行|召开)\1+/g;

export const doubledWord: TextRule = {
  id: 'doubled-word',
  level: 'error',
  clause: '出版惯例：重复字词',
  message: '“{{text}}”重复了，应为“{{fix}}”。',
  english: '“{{text}}” is doubled; it should be “{{fix}}”.',
  check: (prose) => {
    // Somebody who is quoted may have stammered.
    const heard = (at: number) => (isQuoted(prose, at) ? { level: 'warning' as const } : {});
    return [
      ...hitsOf(prose.masked, particles, (match) => ({ ...stretchOf(match, match[0].slice(0, 1)), ...heard(match.index) })),
      ...hitsOf(prose.masked, words, (match) => ({ ...stretchOf(match, match[1]), ...heard(match.index) })),
    ];
  },
  examples: {
    bad: [
      '这是今年最大⟦的的→的⟧一次洪峰。',
      '他收割完⟦了了→了⟧最后一块麦田。',
      '校长⟦是是→是⟧全县劳模。',
      '志愿者⟦们们→们⟧走进敬老院。',
      '诊所⟦也也→也⟧延长了开放时间。',
      '两名司机⟦被被→被⟧处以罚款。',
      '镇里对危房⟦进行进行→进行⟧排查。',
      '⟦目前目前→目前⟧，道路已恢复通行。',
      '县财政局⟦以及以及→以及⟧审计局参加会议。',
      '合唱团⟦已经已经→已经⟧排练两个月。',
      { text: '高铁新城⟦的的→的⟧变化', place: 'title' },
      '裁判组⟦认为认为→认为⟧判罚有效。',
    ],
    good: [
      '活动目的的实现离不开大家。',
      '为了了解灾情，工作组连夜进村。',
      '这件事不了了之。',
      '人人动手，天天清扫，刚刚完工。',
      '街坊说试试看，谢谢医生。',
      '他的的确确在现场。',
      '要紧的问题是是否按期交付。',
      '是是非非，交给法庭。',
      '各方参与与监督并重，志愿者和和美美过节。',
      '代表团前往的的喀喀湖考察渔业。',
      '遇事多研究研究，非常非常感谢。',
      '除了了解水情，还要看看着装是否规范。',
    ],
  },
};
