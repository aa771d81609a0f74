import { articleRule, type Mention, matchesIn } from '../../prose/textRule.ts';
import { type Quantity, quantityPattern, readQuantity } from './quantity.ts';

interface Sum extends Mention {
  readonly sum: string;
  readonly total: string;
}

/** `其中` or `…人中，有` behind a total. */
const partsBegin = new RegExp(`(${quantityPattern})(?:[，,（(：。]?其中[，：有]?|中，(?:有)?)`, 'gu');
/** `共28人` behind its parts. */
const totalFollows = new RegExp(`[，,](?:一?共|共计|合计|总计|总共)(?:有|为|计)?(${quantityPattern})`, 'gu');
/** A part and what divides it from the next: `男12人、`. */
const part = new RegExp(`[^\\d，。；、：（）()！？\\n]{1,12}?(${quantityPattern})(?=([、，,；和及与]?))`, 'uy');

/** Longer enumerations are not added up. */
const longest = 200;

interface Parts {
  readonly items: readonly Quantity[];
  readonly end: number;
}

/** The parts that stand one behind the other from `at`, as far as `limit`. */
function readParts(whole: string, at: number, limit: number): Parts {
  const text = whole.slice(0, limit);
  const items: Quantity[] = [];
  let end = at;
  let mark: string | undefined;
  for (let from = at; from < limit; ) {
    part.lastIndex = from;
    const match = part.exec(text);
    const words = match?.[1];
    if (!match || words === undefined) break;
    end = from + match[0].length;
    const item = readQuantity(words, end - words.length);
    if (!item) break;
    items.push(item);
    // Once parts stand side by side with 、, a comma ends them: `桥梁9处、边坡14处，已整改52处`.
    if (match[2] === '' || (match[2] === '，' && mark === '、')) break;
    mark = match[2];
    from = end + 1;
  }
  return { items, end };
}

/** What the parts add up to, where they are of the total's kind and do not make it. */
function mismatch(total: Quantity, items: readonly Quantity[]): number | undefined {
  if (items.length < 2 || items.some(({ unit }) => unit !== total.unit)) return undefined;
  const sum = items.reduce((all, { value }) => all + value, 0);
  const slack = items.reduce((all, each) => all + each.slack, total.slack);
  return Math.abs(sum - total.value) > slack + 1e-9 ? sum : undefined;
}

const vague = /[约近余多超几]/u;
const rest = /[其][他余它]/u;

/** Parts that were named to be all of it, or that nearly are: else others may have been left out. */
function isWhole(words: string, total: Quantity, items: readonly Quantity[], sum: number): boolean {
  if (/男[^，。、]{0,6}\d[^。]{0,12}女|女[^，。、]{0,6}\d[^。]{0,12}男/u.test(words) && items.length === 2) return true;
  if (rest.test(words)) return true;
  const near = sum / total.value;
  return items.length > 2 && near > 0.94 && near < 1.15;
}

function behindTotal(text: string, match: RegExpExecArray): Sum | undefined {
  const total = readQuantity(match[1] ?? '', match.index);
  if (!total) return undefined;
  const { items, end } = readParts(text, match.index + match[0].length, match.index + longest);
  const sum = mismatch(total, items);
  const words = text.slice(match.index, end);
  if (sum === undefined || vague.test(text.slice(Math.max(0, match.index - 2), end)) || /^等/u.test(text.slice(end, end + 1))) return undefined;
  return isWhole(words, total, items, sum) ? { start: total.start, end, ...told(sum, total) } : undefined;
}

function beforeTotal(text: string, match: RegExpExecArray): Sum | undefined {
  const words = match[1] ?? '';
  const end = match.index + match[0].length;
  const total = readQuantity(words, end - words.length);
  if (!total) return undefined;
  // The parts begin with the sentence, or behind a clause without a number.
  const window = text.slice(Math.max(0, match.index - longest), match.index);
  const sentence = match.index - window.length + Math.max(...['。', '；', '！', '？', '\n', '：'].map((mark) => window.lastIndexOf(mark))) + 1;
  const lead = /^(?:[^\d，。（）()]{1,30}，){1,3}(?=[^\d，]{1,12}\d)/u.exec(text.slice(sentence, match.index));
  const from = sentence + (lead?.[0].length ?? 0);
  const { items, end: reached } = readParts(text, from, match.index);
  const sum = reached === match.index ? mismatch(total, items) : undefined;
  if (sum === undefined || vague.test(text.slice(from, end))) return undefined;
  return { start: items[0]?.start ?? from, end, ...told(sum, total) };
}

function told(sum: number, total: Quantity): { readonly sum: string; readonly total: string } {
  return { sum: inWords(sum), total: inWords(total.value) };
}

function inWords(value: number): string {
  const [factor, name] = value >= 1e8 ? [1e8, '亿'] : value >= 1e4 ? [1e4, '万'] : [1, ''];
  return `${Math.round((value / factor) * 1e4) / 1e4}${name}`;
}

export const sumOfParts = articleRule<Sum>({
  id: 'sum-of-parts',
  level: 'warning',
  clause: '出版惯例·分项与合计相符',
  message: '分项相加是{{sum}}，合计写的是{{total}}，请核对。',
  english: 'The parts add up to {{sum}}, the total given is {{total}}; check them.',
  gather: ({ masked }) => [
    ...matchesIn(masked, partsBegin).flatMap((match) => behindTotal(masked, match) ?? []),
    ...matchesIn(masked, totalFollows).flatMap((match) => beforeTotal(masked, match) ?? []),
  ],
  judge: (all) => all.map(({ prose, mention: { start, end, sum, total } }) => ({ prose, start, end, detail: { sum, total } })),
  examples: {
    bad: [
      ['护林队有队员⟦31人，其中男25人、女8人⟧。'],
      ['县里收到稿件⟦450篇，其中散文200篇、诗歌150篇、其他80篇⟧。'],
      ['运动会设奖⟦36项，其中田赛14项、径赛18项、球类5项⟧。'],
      ['合唱团⟦62人中，有教师20人、医生18人、工人22人⟧。'],
      ['村里修路投工⟦120人次、架桥投工80人次，共210人次⟧。'],
      ['仓库清点出被子⟦320件、雨衣110件，共计440件⟧。'],
      ['全年放映⟦96场，其中故事片60场、科教片20场、其他18场⟧。'],
      ['财政拨付⟦2.5亿元，其中教育1.2亿元、交通0.9亿元、水利0.7亿元⟧。'],
      ['清查出旧井⟦45座，其中东片20座、西片14座、北片9座⟧，逐一加盖。'],
      ['查出病桥⟦29座，其中东线11座、西线9座、北线8座⟧，已加固12座，其余限行。'],
      ['秋收过后，售出苹果⟦12吨、梨8吨，共22吨⟧。'],
    ],
    good: [
      ['护林队有队员33人，其中男25人、女8人。'],
      ['全县实现旅游收入48亿元，其中门票20亿元、住宿15亿元、餐饮8亿元。'],
      ['护林队有队员33人，其中党员12人、退役军人9人。'],
      ['县里收到稿件约450篇，其中散文200篇、诗歌150篇、其他80篇。'],
      ['耕地86.4万亩，其中水田51.2万亩、旱地35.2万亩。'],
      ['财政支出48.6亿元，其中教育支出12.1亿元，占24.9%；卫生支出6.3亿元，占13%。'],
      ['仓库清点出被子320件、雨衣110件，共计430件。'],
      ['查出病桥28座，其中东线11座、西线9座、北线8座，已加固12座。'],
      ['运来大米30吨、棉被200件，共装了9辆卡车。'],
      ['全镇17所学校，其中小学9所、初中3所等已装上空调。'],
      ['甲班（含走读生12人）20人、乙班25人、丙班30人，共75人。'],
      ['参赛队伍46支，其中外县12支。', '裁判18人、医生4人，共计22人。'],
    ],
  },
});
