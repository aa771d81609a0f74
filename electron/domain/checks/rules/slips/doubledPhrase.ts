import { hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** `解决了出行难的问题得到解决`: the verb both opens and ends the clause. At the clause's beginning, or with 了. */
const frame =
  /(?:(?<=^|[，。；！？：])(?:进一步|有效|切实|全面)?(解决|改善|提高|提升|缓解|增强|改进)(?!的)|(解决|改善|提高|提升|缓解|增强|改进|落实|加强|控制|恢复|修复)了)[^，。；：！？、\n]{2,20}?(?:得到|得以|获得)了?(?:有效|明显|进一步|及时|妥善|根本|彻底|较大|很大|全面|显著)?(解决|改善|提高|提升|缓解|增强|改进|落实|加强|控制|恢复|修复)(?![\p{Script=Han}]{0,4}的)/gu;

/** Two words for one thing, side by side. */
const twice =
  /凯旋而?归来?|目的是为了|原因是因为|是为了为|悬殊很大|(?<=^|[，。；：])据(?:记者)?(?:了解|介绍|悉)(?:得知|获悉)|(?:超过|高于|多于|至少|最少)了?\d[\d.]{0,12}[万亿]?[\p{Script=Han}%％]{0,3}以上|截至到|最后的?最终|共计总/gu;

export const doubledPhrase: TextRule = {
  id: 'doubled-phrase',
  level: 'warning',
  clause: '出版惯例：语义重复',
  message: '“{{text}}”前后重复，请删去一处。',
  english: '“{{text}}” says the same thing twice; leave one out.',
  check: ({ masked }) => [
    ...hitsOf(masked, frame, (match) => ((match[1] ?? match[2]) === match[3] ? stretchOf(match) : undefined)),
    ...hitsOf(masked, twice, (match) => stretchOf(match)),
    ...hitsOf(masked, /涉及到(?!底|处)/g, (match) => ({ ...stretchOf(match, '涉及'), level: 'hint' })),
  ],
  examples: {
    bad: [
      '新桥通车，⟦解决了两岸村民出行难的问题得到解决⟧。',
      '几年来，⟦改善办学条件得到改善⟧。',
      '清淤之后，⟦缓解了城区内涝得到有效缓解⟧。',
      '培训班⟦提高了农技员水平得到明显提高⟧。',
      '泵站⟦恢复了灌区供水得以恢复⟧。',
      '队员们昨晚⟦凯旋归来⟧。',
      '此举⟦目的是为了⟧方便老人就医。',
      '迟到的⟦原因是因为⟧桥面结冰。',
      '⟦截至到⟧昨天，已收购小麦三万吨。',
      '两队实力⟦悬殊很大⟧。',
      '候车室可容纳⟦超过800人以上⟧。',
      '征收⟦涉及到→涉及⟧四个村民小组。',
    ],
    good: [
      '新桥通车，两岸村民出行难的问题得到解决。',
      '亟待解决的难题得到解决。',
      '办学条件得到改善，教学质量明显提高。',
      '队员们昨晚凯旋。',
      '此举是为了方便老人就医。',
      '迟到是因为桥面结冰。',
      '截至昨天，已收购小麦三万吨。',
      '解决了饮水问题，接着解决行路问题。',
      '提高站位，群众的收入得到提高。',
      '两队实力悬殊。',
      '保护区的候鸟得到保护。',
    ],
  },
};
