import { quotationsIn } from '../../prose/prose.ts';
import type { Hit, TextRule } from '../../prose/textRule.ts';

const plain: Readonly<Record<string, readonly [string, string]>> = { '「': ['“', '”'], '『': ['‘', '’'] };

export const cornerQuote: TextRule = {
  id: 'corner-quote',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.8.2、5.2.3',
  message: '横排文字的引号用“”‘’，“{{text}}”应为“{{fix}}”。',
  english: 'In horizontal text quotation marks are “” and ‘’: “{{text}}” should be “{{fix}}”.',
  check: (prose) =>
    /[「『]/.test(prose.masked)
      ? quotationsIn(prose).flatMap(({ from, to, opening }): readonly Hit[] => {
          const [open, close] = plain[opening] ?? [];
          if (open === undefined || close === undefined) return [];
          return [
            { start: from, end: from + 1, fix: open },
            { start: to - 1, end: to, fix: close },
          ];
        })
      : [],
  examples: {
    bad: [
      '县医院设立⟦「→“⟧一站式⟦」→”⟧窗口。',
      '村里评出⟦「→“⟧最美庭院⟦」→”⟧十户。',
      '他说：⟦「→“⟧渠水清了。⟦」→”⟧',
      '剧团推出⟦「→“⟧送戏下乡⟦」→”⟧演出季。',
      '⟦「→“⟧五一⟦」→”⟧假期客流创新高。',
      '法院开展⟦「→“⟧巡回审判⟦」→”⟧。',
      '教练喊：⟦「→“⟧压上去！⟦」→”⟧',
      '⟦「→“⟧他告诉我⟦『→‘⟧渠通了⟦』→’⟧。⟦」→”⟧她笑着说。',
      '预算坚持⟦「→“⟧过紧日子⟦」→”⟧。',
      { text: '⟦「→“⟧银发食堂⟦」→”⟧开张', place: 'title' },
    ],
    good: [
      '县医院设立“一站式”窗口。',
      '他说：“渠水清了。”',
      '“五一”假期客流创新高。',
      '「是竖排用的引号。',
      '他告诉我‘渠通了’。',
      '《边城》是小说。',
      '【本报讯】夏粮开镰。',
      '样稿县（原样稿镇）成立三十年。',
      '村里评出最美庭院十户。',
      '国办发〔2026〕3号文件已转发。',
    ],
  },
};
