import { isQuoted } from '../../prose/prose.ts';
import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** Frames of two halves that do not go together. Known from every list of faulty sentences; only those that are never right. */
const frames: readonly (readonly [RegExp, (match: RegExpExecArray) => string | undefined])[] = [
  // What is to be prevented is that it happens, not that it does not.
  [/(?<=(?:防止|避免|杜绝|谨防)[^，。；：！？、\n]{0,20})(?:不再|不要再?|不)(?=发生|出现|上演)/g, (match) => (match[0].includes('再') ? '再' : '')],
  [/切忌(?:不要|不可|不能|勿|别)/g, () => '切忌'],
  // Two ends: 是因为… and …的原因.
  [/是因为[^，。；：！？\n]{2,30}?(?:的原因|的缘故|所致|造成的|引起的|导致的)(?=[，。；！？]|$)/gm, () => undefined],
  [/(?:关键|重点|难点)(?:是|在于)[^，。；：！？\n]{2,20}?(?:是关键|是重点|起决定性作用)(?=[，。；！？]|$)/gm, () => undefined],
  [/本着[^，。；：！？\n]{2,16}?为(?:原则|宗旨|目的)(?=[，。；！？]|$)/gm, () => undefined],
  [/(?<=^|[，。；！？：])以[^，。；：！？为\n]{2,16}?(?:出发|入手)为(?:原则|目的)(?=[，。；！？]|$)/gm, () => undefined],
  [/深受[^，。；：！？\n]{2,14}?所(?:喜爱|欢迎|好评)/g, () => undefined],
  [/由[^，。；：！？\n]{2,20}?(?:所)?组成的是/g, () => undefined],
  // One cannot have less by more than once.
  [/(?:减少|降低|下降|缩短|缩小|减轻)了?(?:近|约)?\d{1,6}(?:\.\d{1,3})?倍/g, () => undefined],
];

/** `通过…，使…`: neither half has a subject. Everybody writes it, so it is a hint. */
const withoutSubject = /(?<=(?:^|[。！？；])(?:通过|经过)[^，。；：！？\n]{2,26})，使(?![用命者馆节团劲坏])得?/gm;

export const mixedSentence: TextRule = {
  id: 'mixed-sentence',
  level: 'warning',
  clause: '出版惯例：病句（句式杂糅、否定失当）',
  message: '“{{text}}”句式不通，请改写。',
  english: '“{{text}}” mixes two ways of saying it; write it anew.',
  check: (prose) => [
    ...hitsOf(prose.masked, withoutSubject, (match): Hit => ({ ...stretchOf(match, '，'), level: 'hint' })),
    ...frames.flatMap(([pattern, fix]) =>
      hitsOf(prose.masked, pattern, (match) => (isQuoted(prose, match.index) ? undefined : stretchOf(match, fix(match)))),
    ),
  ],
  examples: {
    bad: [
      '县里全面排查，防止类似事故⟦不再→再⟧发生。',
      '学校加强值守，避免溺水悲剧⟦不再→再⟧上演。',
      '喷洒农药⟦切忌不要→切忌⟧逆风作业。',
      '航班延误⟦是因为大雾的原因⟧。',
      '大棚倒塌⟦是因为积雪过厚造成的⟧。',
      '评选⟦本着公开公正为原则⟧，逐户核实。',
      '新上演的豫剧⟦深受观众所喜爱⟧。',
      '改造后能耗⟦降低了2倍⟧。',
      '打赢这场官司的⟦关键在于证据链是关键⟧。',
      '候诊时间⟦缩短3倍⟧。',
      '通过这次演练⟦，使→，⟧村民学会了看预警信号。',
      '镇里出台办法，杜绝乱占耕地⟦不→⟧发生。',
    ],
    good: [
      '县里全面排查，防止类似事故再发生。',
      '航班延误是因为大雾。',
      '大棚倒塌是积雪过厚造成的。',
      '喷洒农药切忌逆风作业。',
      '评选以公开公正为原则。',
      '新上演的豫剧深受观众喜爱。',
      '能耗降低了三分之二，产量增加了2倍。',
      '为防止事故，不再审批新的露天矿。',
      '关键在于证据链完整。',
      '本着公开公正的原则，逐户核实。',
      '候诊时间缩短到20分钟。',
      '通过这次演练，村民学会了看预警信号。',
      '经过培训，使用农机的人多了起来。',
    ],
  },
};
