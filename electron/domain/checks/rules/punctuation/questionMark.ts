import { isQuoted } from '../../prose/prose.ts';
import { type Hit, hitsOf, stretchOf, type TextRule } from '../../prose/textRule.ts';

/** A question by its last word, without its mark. */
const asked = /[。；！](?<=[\u4e00-\u9fff](?<![干嘛])吗.)(?=$|\n|[^，])/gm;
/** `难道…。`, `为什么…呢。`, `何不…呢。` */
const wondered = /(?<=(?:^|[。！？，；：“])(?:难道|为什么|怎么|凭什么|何必|何不|谁来|哪里|到底)[^。！？；：“”\n]{2,40}呢)。/gm;
/** `难道……。` is a question whatever follows; so is what somebody asks word for word. */
const rhetorical = /(?<=(?:^|[。！？，；：“])难道[^。！？；：“”\n，]{3,40})。/gm;
const spoken = /(?<=(?:[追反]?问|问道)：“[^“”。！？\n]{2,60}(?:什么|哪里|哪儿|怎么|多少|为何|没有|谁|几[个天年])[^“”。！？\n]{0,8})。(?=”)/g;
/** A question inside a statement is none: `他不知道该不该去？` */
const told =
  /(?<=(?:^|[。！？；，：“])[^。！？；：，“”\n你您谁怎岂难莫何]{0,12}(?:不知道|不清楚|不明白|说不清|不晓得|弄不清|想不通|记不清|没人知道|没有人知道|询问|打听|讨论|研究)[^。！？；：，“”\n吗呢]{2,24})？(?!”)/gm;

/** A text without this is not looked at further: most have none. */
const sign = /吗[。；！]|呢。|？|难道|问/;

export const questionMark: TextRule = {
  id: 'question-mark-misuse',
  level: 'warning',
  clause: 'GB/T 15834-2011 4.2.1、4.2.3',
  message: '疑问句句末用问号，陈述句里包含的疑问不用；“{{text}}”宜为“{{fix}}”。',
  english: 'A question ends in a question mark, a statement about a question does not: “{{text}}” should be “{{fix}}”.',
  check: (prose) =>
    !sign.test(prose.masked)
      ? []
      : [
          ...[asked, wondered, rhetorical, spoken].flatMap((pattern) => hitsOf(prose.masked, pattern, (match) => stretchOf(match, '？'))),
          ...hitsOf(prose.masked, told, (match): Hit | undefined =>
            isQuoted(prose, match.index) ? undefined : { ...stretchOf(match, '。'), level: 'hint' },
          ),
        ],
  examples: {
    bad: [
      '这样的桥还能走吗⟦。→？⟧村民心里没底。',
      '“今年的渠水够用吗⟦。→？⟧”他问。',
      '难道就看着水白白流走⟦。→？⟧',
      '记者问：“这座桥是谁批的⟦。→？⟧”',
      '为什么药价降不下来呢⟦。→？⟧记者走访了三家药店。',
      '他不知道该不该上诉⟦？→。⟧',
      '大家都说不清这笔账是怎么来的⟦？→。⟧',
      '会上讨论了怎样分水⟦？→。⟧',
      '家长询问学校何时复课⟦？→。⟧',
      '孩子们弄不清为何停赛⟦？→。⟧',
      '没人知道他是什么时候走的⟦？→。⟧',
      { text: '乡亲们，路修好了，车还会堵吗⟦。→？⟧', place: 'quote' },
    ],
    good: [
      '这样的桥还能走吗？村民心里没底。',
      '他不知道该不该上诉。',
      '你知道这座桥的来历吗？',
      '难道你不知道今天停课？',
      '“我不清楚谁批的条子？”他反问。',
      '谁不知道渠是他修的？',
      '药里含吗啡。',
      '路修好了，灯也亮了呢。',
      '村里的账目谁来管、怎么管，村民说了算。',
      '他问：“渠修到哪了？”',
      '大家都想知道，水从哪里来？',
    ],
  },
};
