import { isQuoted } from '../../prose/prose.ts';
import { articleRule, type Gathered, type Mention, matchesIn } from '../../prose/textRule.ts';
import { familyNames } from './titles.ts';

interface Office extends Mention {
  readonly deputy: boolean;
  readonly office: string;
  /** Two or three characters; where the title stands before it, the last may be no part of it: then it fits nothing. */
  readonly name: string;
}

/** Offices of which one body has one: a 主任 or 书记 may be another body's. */
const offices = '县长|市长|镇长|乡长|区长|局长|厅长|院长|校长|所长|站长|馆长|董事长|总经理';
const titleBefore = new RegExp(`(?<![、兼原前任])(副?)(${offices})([${familyNames}]\\p{Script=Han}{1,2})`, 'gu');
const titleBehind = new RegExp(`(?<=^|[，。；：！？“”（）\\s]|[由请对据让与和同])([${familyNames}]\\p{Script=Han}{2})(副?)(${offices})`, 'gu');
/** Somebody who was something else before, or has two offices. */
const changed = /[原前曾]|时任|现任|新任|当选|升任|、/u;

function officesIn(text: string, isOthers: (at: number) => boolean): readonly Office[] {
  const before = matchesIn(text, titleBefore).flatMap((match): Office[] => {
    const [words, deputy = '', office = '', name = ''] = match;
    const around =
      text
        .slice(Math.max(0, match.index - 12), match.index)
        .split(/[，。；：！？]/u)
        .at(-1) ?? '';
    if (changed.test(around) || isOthers(match.index)) return [];
    return [{ deputy: deputy !== '' || around.endsWith('副'), office, name, start: match.index, end: match.index + words.length - name.length }];
  });
  const behind = matchesIn(text, titleBehind).flatMap((match): Office[] => {
    const [words, name = '', deputy = '', office = ''] = match;
    const start = match.index + name.length;
    return isOthers(start) ? [] : [{ deputy: deputy !== '', office, name, start, end: match.index + words.length }];
  });
  return [...before, ...behind].sort((one, other) => one.start - other.start);
}

function judgeOffices(all: readonly Gathered<Office>[]) {
  const first = new Map<string, boolean>();
  return all.flatMap(({ prose, mention: { deputy, office, name, start, end } }) => {
    const key = `${office} ${name}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, deputy);
    if (known === undefined || known === deputy) return [];
    return [{ prose, start, end, detail: { name, before: `${known ? '副' : ''}${office}` } }];
  });
}

export const officeDiffers = articleRule<Office>({
  id: 'office-differs',
  level: 'warning',
  clause: '出版惯例·职务前后一致',
  message: '{{name}}前面是{{before}}，这里是{{text}}，请核对。',
  english: '{{name}} was {{before}} before and is {{text}} here; check the office.',
  gather: (prose) => officesIn(prose.masked, (at) => isQuoted(prose, at)),
  judge: judgeOffices,
  examples: {
    bad: [
      ['副县长任志远查看灾情。会上，⟦县长⟧任志远部署转移。'],
      ['县教育局局长傅晓岚走进课堂。', '⟦副局长⟧傅晓岚还看了食堂。'],
      ['副镇长康大勇在坝上守了一夜。⟦镇长⟧康大勇说，水退了。'],
      ['县医院院长骆青山主刀。骆青山⟦副院长⟧下台时已是深夜。'],
      ['白石市副市长阎立平出席。', '⟦市长⟧阎立平剪彩。'],
      ['校长毕秋云敲响新钟，⟦副校长⟧毕秋云致辞。'],
      ['供电所所长尚铁军带队抢修，尚铁军⟦副所长⟧爬上了杆塔。'],
      ['水投公司总经理喻建国签约，⟦副总经理⟧喻建国介绍工期。'],
      ['副局长焦桂英接听热线。⟦局长⟧焦桂英答复了九个问题。'],
      ['县博物馆馆长纪明珠导览，⟦副馆长⟧纪明珠展示了铜镜。'],
    ],
    good: [
      ['副县长任志远陪同县长周启明查看灾情。'],
      ['副县长任志远部署转移。任志远副县长整夜在坝上。'],
      ['原副县长任志远回乡，县长任志远是他现在的职务。'],
      ['局长傅晓岚走进课堂，傅局长还看了食堂。'],
      ['时任副镇长康大勇带头修路，现在镇长康大勇又带头修桥。'],
      ['县委常委、副县长任志远出席，副县长任志远讲话。'],
      ['院长骆青山主刀，副院长骆青松协助。'],
      ['他说：“副校长毕秋云帮过我。”校长毕秋云笑了。'],
      ['主任柯敏、副主任柯亮都到了。'],
      ['所长尚铁军带队，副所长阮平留守。'],
    ],
  },
});
