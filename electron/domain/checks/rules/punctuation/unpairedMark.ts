import { articleRule, type Mention } from '../../prose/textRule.ts';
import { readUnpaired } from './unpaired.ts';

/** `opens`: the text begins with “; `runsOn`: a quotation that may go on in the next paragraph; `alone`: no partner, for certain. */
interface MarkMention extends Mention {
  readonly kind: 'opens' | 'runsOn' | 'alone';
  readonly fix?: string;
}

/** A quotation of several paragraphs opens each of them and is closed in the last: its marks are paired across texts. */
export const unpairedMark = articleRule<MarkMention>({
  id: 'unpaired-mark',
  level: 'error',
  clause: 'GB/T 15834-2011 4.8.3.5、5.1.3',
  message: '“{{text}}”没有配对的另一半。',
  english: 'The other half of “{{text}}” is missing.',
  gather: ({ masked }) => {
    const { hits, runsOn } = readUnpaired(masked);
    const mentions = hits.map((hit): MarkMention => ({ ...hit, kind: hit.start === runsOn ? 'runsOn' : 'alone' }));
    return /^[ \t\u3000]{0,8}“/.test(masked) ? [{ start: 0, end: 1, kind: 'opens' }, ...mentions] : mentions;
  },
  judge: (all) => {
    const opening = new Set(all.filter(({ mention }) => mention.kind === 'opens').map(({ prose }) => prose));
    return all
      .filter(({ prose, mention: { kind } }) => kind === 'alone' || (kind === 'runsOn' && !opening.has(prose + 1)))
      .map(({ prose, mention: { kind, ...hit } }) => ({ prose, ...hit }));
  },
  examples: {
    bad: [
      ['他说：⟦“⟧今年雨水匀，收成不会差。'],
      ['渠水清了⟦”⟧，老人笑着摆手。'],
      ['县剧团排演了《白蛇传》⟦》⟧两场。'],
      ['新桥⟦（⟧长120米，本月通车。'],
      ['庭审持续了两小时⟦）⟧。'],
      ['图书馆新到一批⟦《⟧县志，供市民借阅。'],
      ['村里评出“最美庭院⟦“→”⟧，共十户。'],
      ['疫苗接种点设在⟦”→“⟧一站式”服务厅。'],
      ['⟦【⟧样稿县讯：秋粮收购开始。'],
      ['他说：⟦“⟧第一件事是清淤。', '第二件事是修渠，镇长接着说。'],
      [{ text: '⟦“⟧最美村道通车', place: 'title' }],
      ['预算公开⟦〔⟧2026年度年报已上网。'],
    ],
    good: [
      ['他说：“今年雨水匀，收成不会差。”'],
      ['他说：“第一件事是清淤。', '“第二件事是修渠。”'],
      ['“一要快。', '“二要稳。', '“三要实。”镇长讲了三条。'],
      ['1）清淤；2）加固；a)备料。'],
      ['海报上写着It’s Harvest Time。'],
      ['县剧团排演了《白蛇传》两场。'],
      ['国办发〔2026〕3号文件（附件三）已转发。'],
      ['新桥（长120米)本月通车。'],
      ['“他告诉我‘渠通了’，我才放心。”'],
      ['他笑着打出“:)”。'],
      ['【样稿县讯】秋粮收购开始。'],
      [{ text: '“最美村道”通车', place: 'title' }],
    ],
  },
});
