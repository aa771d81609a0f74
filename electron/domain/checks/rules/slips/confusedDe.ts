import { isQuoted } from '../../prose/prose.ts';
import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** An adverb, then a verb that is no noun: `高兴的说`, but not `高兴的说法`. */
const beforeVerb =
  /(?<=高兴|激动|兴奋|自豪|欣慰|开心|坚定|耐心|仔细|悄悄|默默|静静|慢慢|渐渐|轻轻|紧紧|匆匆|飞快|熟练|不停|不断|热情|焦急|无奈|遗憾)的(?=说(?![法辞服明唱教不])|告诉|说道|喊道|问道|回答说|回忆道|介绍说|笑着|看着|盯着|握着|拉着|望着|守着|递给|走进|走出|走到|跑来|跑向|赶往|赶到|挥手)/g;

/** A verb, then how it was done: `跑的很快`, but not `跑的很快的车`. */
const behindVerb =
  /(?<=[^\p{Script=Han}][\p{Script=Han}]{0,6}[跑走做干讲写画唱过学办搞打踢种管])的(?=(?:很|非常|特别|十分|真)(?:好|快|慢|早|晚|香|甜|棒|开心|漂亮|清楚|认真|热闹|红火|扎实|精彩|不错|顺利)(?!的|地|多|感|意))/gu;

export const confusedDe: TextRule = {
  id: 'confused-de',
  level: 'hint',
  clause: '出版惯例：“的、地、得”分工',
  message: '这里的“的”宜写作“{{fix}}”。',
  english: 'This “的” should rather be “{{fix}}”.',
  check: (prose) => [
    ...hitsOf(prose.masked, beforeVerb, (match) => (isQuoted(prose, match.index) ? undefined : stretchOf(match, '地'))),
    ...hitsOf(prose.masked, behindVerb, (match) => stretchOf(match, '得')),
  ],
  examples: {
    bad: [
      '种粮大户老周高兴⟦的→地⟧说，今年多收了两成。',
      '护士耐心⟦的→地⟧告诉老人怎么服药。',
      '救援队员紧紧⟦的→地⟧拉着绳索。',
      '她激动⟦的→地⟧握着民警的手。',
      '法官默默⟦的→地⟧看着旁听席。',
      '校长热情⟦的→地⟧走到学生中间。',
      '球迷焦急⟦的→地⟧望着大屏幕。',
      '工人熟练⟦的→地⟧递给他一把扳手。',
      '今年的灯会，办⟦的→得⟧很热闹。',
      '“孩子们唱⟦的→得⟧真好。”观众说。',
      '这条路，他走⟦的→得⟧很慢。',
    ],
    good: [
      '种粮大户老周高兴地说，今年多收了两成。',
      '令人高兴的说法不胫而走。',
      '激动的说不出话来。',
      '认真的看法值得尊重。',
      '他跑得很快。',
      '跑的很快的那辆车是救护车。',
      '这是他最耐心的一次介绍。',
      '热情的走访户是老李家。',
      '种的很多玉米倒伏了。',
      '今天唱的很好听的歌是新编的。',
      '办的真多。',
    ],
  },
};
