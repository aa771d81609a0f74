import type { Hit, TextRule } from '../../prose/textRule.ts';

const atStart = /^[ \t\u3000]{0,8}[，。、；：？！）》”’](?![，。、；：？！）》”’与和是])/;
/** Sentences, of which the last has no stop. */
const unfinished = /[。！？][”’）]?[^。！？\n]{0,80}[\u4e00-\u9fff]$/;
/** Between sentences a line of names or a source has none either. */
const signature = /(?:记者|通讯员|编辑|作者|摄影|摄|供图|来源|整理|校对|责编)[：: ]?[^。！？]{0,20}$|[摄文图]$/;
/** Where that many characters stand, a paragraph is prose. */
const prosaic = 30;

export const markAtEdge: TextRule = {
  id: 'mark-at-edge',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.1.1、5.1.2',
  message: '一段不以“{{text}}”开头或收尾：开头不用点号，句末要有句号、问号或叹号。',
  english: 'A paragraph neither begins nor ends with “{{text}}”: no mark begins it, and its last sentence has a stop.',
  places: ['paragraph'],
  check: ({ masked }) => [...beginning(masked), ...end(masked)],
  examples: {
    bad: [
      '⟦，⟧全县夏粮收购全面展开。',
      '⟦。⟧镇里连夜调来水泵。',
      '合议庭宣布休庭⟦，→。⟧',
      '修路的钱已经到账⟦、→。⟧',
      '雨停了。村民扛着铁锹下田排水，镇里从邻村调来八台水泵，积水慢慢退⟦去→去。⟧',
      '门诊楼下周启用。挂号窗口由四个增加到九个，夜间门诊也同步开放到十点⟦半→半。⟧',
      '“今年好收成！”老支书说。他把账本摊开，一页一页指给客人看，粮款已经全部结⟦清→清。⟧',
      '⟦、⟧第二批课桌已运到学校。',
      '教练布置了战术，队员们点点头⟦，→。⟧',
      '⟦；⟧预算执行率达到九成。',
    ],
    good: [
      '全县夏粮收购全面展开。',
      '本报记者 林一 通讯员 周二',
      '雨停了。村民扛着铁锹下田排水，积水慢慢退去。（记者 林一 摄）',
      '青槐县举行秋收开镰仪式',
      '春种一粒粟，',
      '具体安排如下：',
      '他说：“第一件事是清淤。',
      '……第二天一早，队伍又出发了。',
      '雨停了。图为村民扛着铁锹下田排水，镇里从邻村调来八台水泵。 林一 摄',
      '“渠水清了。”老人笑着摆手。',
    ],
  },
};

function beginning(masked: string): readonly Hit[] {
  const found = atStart.exec(masked)?.[0];
  return found === undefined ? [] : [{ start: found.length - 1, end: found.length }];
}

function end(masked: string): readonly Hit[] {
  const text = masked.trimEnd();
  const at = text.length - 1;
  if (/[，、]$/.test(text) && !text.includes('\n') && text.length > 6) return [{ start: at, end: at + 1, fix: '。' }];
  if (text.length < prosaic || text.includes('\n') || signature.test(text.slice(-40)) || !unfinished.test(text.slice(-90))) return [];
  return [{ start: at, end: at + 1, fix: `${text.charAt(at)}。`, level: 'hint' }];
}
