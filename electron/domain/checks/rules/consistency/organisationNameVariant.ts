import { articleRule, type Gathered, type Mention, matchesIn } from '../../prose/textRule.ts';

interface Organisation extends Mention {
  /** The words up to and without what kind of body it is. */
  readonly head: string;
  readonly kind: string;
  /** Whether the name begins where a text or a clause begins: then it is whole. */
  readonly whole: boolean;
  /** Whether the words before say that it belongs to another body, or is called so from then on. */
  readonly another: boolean;
  /** Where its sentence begins: bodies of one sentence are not one. */
  readonly sentence: number;
}

const kinds =
  '集团有限责任公司|集团股份有限公司|集团有限公司|有限责任公司|股份有限公司|有限公司|专业合作社|合作社|指挥部|委员会|研究院|研究所|联合会|基金会|博物馆|管理处|管理局|服务站|中心|医院|学院|学校|协会|集团';
const kindEnds = new RegExp(`(?:${kinds})(?!\\p{Script=Han}{0,4}(?:${kinds}))`, 'gu');
/** With these words before it a company is another than its group. */
const belonging = /子公司|旗下|下属|所属|控股|全资|参股|母公司|更名|改制/;
const headBefore = /[\p{Script=Han}A-Za-z0-9]{3,24}$/u;
/** Shorter names differ by a sign because they are others. */
const shortest = 10;
/** What tells one body from its sister: numbers, directions, levels. */
const telling =
  /[一二三四五六七八九十百东西南北中上下左右前后内外新老大小高低甲乙丙丁总分副正男女农工商学科水电土林牧渔文体教卫政税财民医药法警经贸海路铁航邮气热粮茶果菜花木烟盐米油煤0-9A-Za-z县市省区镇乡村州]/u;
/** Names are compared two by two; an article of a newsroom has far fewer. */
const most = 60;

function organisationsIn(text: string): readonly Organisation[] {
  return matchesIn(text, kindEnds).flatMap((match): Organisation[] => {
    const [kind] = match;
    const head = headBefore.exec(text.slice(Math.max(0, match.index - 25), match.index))?.[0];
    if (head === undefined) return [];
    const whole = !/[\p{Script=Han}A-Za-z0-9]/u.test(text.charAt(match.index - head.length - 1));
    const start = match.index - head.length;
    const another = belonging.test(text.slice(Math.max(0, start - 12), match.index));
    const sentence = text.slice(Math.max(0, start - 200), start).lastIndexOf('。') + Math.max(0, start - 200);
    return [{ head, kind, whole, another, sentence, start, end: match.index + kind.length }];
  });
}

/** The end of `context` that is `name` but for one sign that tells nothing apart, or undefined. */
function variantIn(context: string, name: string): string | undefined {
  const same = context.slice(-name.length);
  if (same.length !== name.length || same === name) return undefined;
  const at = [...name].findIndex((sign, index) => sign !== same.charAt(index));
  // A place's name, and what tells sisters apart.
  if (at < 3 || name.slice(at + 1) !== same.slice(at + 1)) return undefined;
  return telling.test(name.charAt(at)) && telling.test(same.charAt(at)) ? undefined : same;
}

const forms = ['有限公司', '有限责任公司', '股份有限公司'];
const groupForms = forms.map((form) => `集团${form}`);

/** One company's two legal forms: 有限公司 and 有限责任公司. */
function otherForm(one: Organisation, other: Organisation): boolean {
  return one.kind !== other.kind && [forms, groupForms].some((same) => same.includes(one.kind) && same.includes(other.kind));
}

/** 集团有限公司 and 有限公司: often one company, but a group may have a company of its name. */
function otherRank({ organisation: one, prose }: Known, other: Organisation, at: number): boolean {
  const apart = prose !== at || one.sentence !== other.sentence;
  return (
    apart && !one.another && !other.another && groupForms.includes(one.kind) !== groupForms.includes(other.kind) && isCompany(one) && isCompany(other)
  );
}

function isCompany({ kind }: Organisation): boolean {
  return forms.includes(kind) || groupForms.includes(kind);
}

interface Known {
  readonly organisation: Organisation;
  /** The text it stands in. */
  readonly prose: number;
  readonly full: string;
}

interface Meant {
  readonly full: string;
  /** UTF-16 code units of the head. */
  readonly length: number;
  readonly level?: 'hint';
}

/** What a name before may have meant by this one. */
function meantBy(known: Known, mention: Organisation, at: number, names: ReadonlySet<string>): Meant | undefined {
  const { organisation, full } = known;
  const { length } = organisation.head;
  if (organisation.kind === mention.kind) {
    const variant = full.length < shortest ? undefined : variantIn(mention.head, organisation.head);
    return variant === undefined || names.has(variant + mention.kind) ? undefined : { full, length: variant.length };
  }
  if (!mention.head.endsWith(organisation.head)) return undefined;
  if (otherForm(organisation, mention)) return { full, length };
  return otherRank(known, mention, at) ? { full, length, level: 'hint' } : undefined;
}

function judgeOrganisations(all: readonly Gathered<Organisation>[]) {
  const known: Known[] = [];
  const names = new Set<string>();
  return all.flatMap(({ prose, mention }) => {
    const meant = known.flatMap((each) => meantBy(each, mention, prose, names) ?? [])[0];
    const full = mention.head + mention.kind;
    if (mention.whole && !names.has(full) && known.length < most && meant === undefined) {
      names.add(full);
      known.push({ organisation: mention, prose, full });
    }
    if (meant === undefined) return [];
    const { length, level } = meant;
    const hit = { prose, start: mention.end - mention.kind.length - length, end: mention.end, fix: meant.full };
    return [level ? { ...hit, level } : hit];
  });
}

export const organisationNameVariant = articleRule<Organisation>({
  id: 'organisation-name-variant',
  level: 'warning',
  clause: '出版惯例·机构名前后一致',
  message: '“{{text}}”前面写作“{{fix}}”，请核对全称。',
  english: 'The body called “{{text}}” was “{{fix}}” before; check its name.',
  gather: ({ masked }) => organisationsIn(masked),
  judge: judgeOrganisations,
  examples: {
    bad: [
      ['白石市城市排水有限公司连夜疏通。', '据⟦白石市城市排水有限责任公司→白石市城市排水有限公司⟧介绍，管网已清。'],
      ['清水江生态保护与修复中心挂牌。⟦清水江生态保护与修建中心→清水江生态保护与修复中心⟧有编制十二人。'],
      ['青槐县残疾人康复服务指导中心开诊。', '⟦青槐县残疾人康复服务指异中心→青槐县残疾人康复服务指导中心⟧免费评估。'],
      ['柳湾镇金穗粮食种植专业合作社收了新稻。⟦柳湾镇金穗粮食种殖专业合作社→柳湾镇金穗粮食种植专业合作社⟧分红。'],
      ['防汛抗旱与城区内涝处置指挥部发令。', '⟦防汛抗旱与城区内劳处置指挥部→防汛抗旱与城区内涝处置指挥部⟧要求停课。'],
      ['白石建设投资集团有限公司中标。', '⟦白石建设投资集团有限责任公司→白石建设投资集团有限公司⟧下月进场。'],
      ['省水稻育种与栽培研究所供种。', '农户说，⟦省水稻育种与栽陪研究所→省水稻育种与栽培研究所⟧的种子匀。'],
      ['青槐县新鲜蔬菜流通协会调菜。', '⟦青槐县新鲜蔬莱流通协会→青槐县新鲜蔬菜流通协会⟧说，价格稳。'],
      ['石门坳古村落保护利用委员会开会，由⟦石门坳古村落保护利佣委员会→石门坳古村落保护利用委员会⟧定方案。'],
      ['云溪新城建设集团有限公司承担了14个小区的施工。⟦云溪新城建设有限公司→云溪新城建设集团有限公司⟧项目经理说，本月完工。'],
      ['青槐县公共交通股份有限公司换车。', '⟦青槐县公共交通有限公司→青槐县公共交通股份有限公司⟧培训司机。'],
    ],
    good: [
      ['白石市城市排水有限公司连夜疏通。白石市城市排水有限公司共出车九辆。'],
      ['青槐县第一人民医院和青槐县第二人民医院结对。'],
      ['白石市第一建筑工程有限公司、白石市第二建筑工程有限公司同日进场。'],
      ['青槐县人民医院接诊。县医院说，床位够用。'],
      ['青槐县农业技术推广中心派专家，青槐县农业机械推广中心派机手。'],
      ['东坡水库管理处和西坡水库管理处轮流放水。'],
      ['白石市高新区政务服务中心、白石市高新区税务服务中心同楼办公。'],
      ['青槐水务集团有限公司控股青槐水务有限公司。'],
      ['青槐水务集团有限公司发布年报。其全资子公司青槐水务有限公司去年盈利。'],
      ['青槐水务集团有限公司、青槐水务有限公司同日揭牌。'],
      ['青槐县职业技术学校招生，白石县职业技术学校也招生。'],
      ['县残联、县红十字会、县慈善协会一同到场。'],
      ['由青槐县蔬菜流通协会牵头，青槐县蔬菜流通协会负责供货。'],
    ],
  },
});
