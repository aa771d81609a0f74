import { type Prose, type Quotation, quotationsIn } from '../../prose/prose.ts';
import type { Hit, TextRule } from '../../prose/textRule.ts';

/** A text without this is not looked at further: most have none. */
const sign = /‘|“[^“”]*“|《[^《》]*《/;

export const nestedMarks: TextRule = {
  id: 'nested-marks',
  level: 'error',
  clause: 'GB/T 15834-2011 4.8.3.4、4.15.3.3',
  message: '引号外双内单，书名号外双内单：“{{text}}”应为“{{fix}}”。',
  english: 'Marks are double outside and single inside: “{{text}}” should be “{{fix}}”.',
  check: (prose) => {
    if (!sign.test(prose.masked)) return [];
    const quotes = quotationsIn(prose);
    return [
      ...nested(quotes, '“‘', '“').flatMap((each) => both(each, '‘', '’')),
      ...nested(quotes, '“‘', '‘').flatMap((each) => both(each, '“', '”')),
      ...nested(quotes, '《〈', '《').flatMap((each) => both(each, '〈', '〉')),
      ...outerSingle(prose, quotes).flatMap((each) => both(each, '“', '”').map((hit): Hit => ({ ...hit, level: 'warning' }))),
    ];
  },
  examples: {
    bad: [
      '他说：“镇里喊出⟦“→‘⟧一户不落⟦”→’⟧的口号。”',
      '“老师教我们念⟦“→‘⟧锄禾日当午⟦”→’⟧，我记住了。”',
      '“医生叮嘱⟦“→‘⟧饭后服用⟦”→’⟧。”病人说。',
      '法官问：“你说的⟦“→‘⟧那笔钱⟦”→’⟧在哪？”',
      '《读⟦《→〈⟧样稿县志⟦》→〉⟧札记》获奖。',
      '文化馆编印《⟦《→〈⟧白蛇传⟦》→〉⟧唱腔选》。',
      '《关于印发⟦《→〈⟧河道管理办法⟦》→〉⟧的通知》下发。',
      '村里评出⟦‘→“⟧最美庭院⟦’→”⟧十户。',
      '球迷称他为⟦‘→“⟧铁门⟦’→”⟧。',
      { text: '⟦‘→“⟧断头路⟦’→”⟧通了', place: 'title' },
    ],
    good: [
      '他说：“镇里喊出‘一户不落’的口号。”',
      '《读〈样稿县志〉札记》获奖。',
      '“第一段还没有说完，‘三包’是头一条。',
      '“甲”“乙”“丙”都到了。',
      '他说：“我读了《县志》。”又说：“《年鉴》也要看。”',
      '海报上写着‘It is spring’。',
      '《“最美庭院”评选办法》印发。',
      '“他说：‘老师讲过“谁知盘中餐”。’”',
      '“他喊“开闸”，大家就动手。',
      '样稿县评出十户最美庭院。',
    ],
  },
};

/** Those with the mark whose nearest around it, of a family of marks, has the same one. */
function nested(quotes: readonly Quotation[], family: string, opening: string): readonly Quotation[] {
  const around: Quotation[] = [];
  return quotes.filter((each) => {
    if (!family.includes(each.opening)) return false;
    while ((around.at(-1)?.to ?? each.to) < each.to) around.pop();
    const outer = around.at(-1);
    around.push(each);
    return each.opening === opening && outer?.opening === opening;
  });
}

/** Single marks around Chinese with no double ones around them, nor one that was opened before and goes on in the next paragraph. */
function outerSingle({ masked }: Prose, quotes: readonly Quotation[]): readonly Quotation[] {
  let [at, open] = [0, 0];
  return quotes.filter(({ from, to, opening }) => {
    if (opening !== '‘') return false;
    for (; at < from; at++) {
      const mark = masked.charAt(at);
      if (mark === '“' || mark === '‘') open++;
      else if (mark === '”' || mark === '’') open = Math.max(0, open - 1);
    }
    return open === 0 && /[\u4e00-\u9fff]/.test(masked.charAt(from + 1)) && /[\u4e00-\u9fff。？！]/.test(masked.charAt(to - 2));
  });
}

function both({ from, to }: Quotation, opening: string, closing: string): readonly Hit[] {
  return [
    { start: from, end: from + 1, fix: opening },
    { start: to - 1, end: to, fix: closing },
  ];
}
