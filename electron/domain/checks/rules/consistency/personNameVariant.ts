import { isQuoted } from '../../prose/prose.ts';
import { articleRule, type Gathered, type Mention, matchesIn } from '../../prose/textRule.ts';
import { familyNames, offices } from './titles.ts';

interface Person extends Mention {
  /** `before`: 局长张伟明, and `name` is the three characters behind the title. `behind`: 张伟明局长. */
  readonly title: 'before' | 'behind';
  readonly office: string;
  readonly name: string;
}

/** 局长张伟明到…: how long the name is, the text does not say. */
const titleBefore = new RegExp(`(${offices})([${familyNames}]\\p{Script=Han}{1,2})`, 'gu');
/** 。张伟明局长: behind a mark or a word that no name goes on from. */
const titleBehind = new RegExp(
  `(?<=^|[，。；：、！？“”（）\\s]|[由请对据让与和同])([${familyNames}]\\p{Script=Han}{1,2})副?(${offices})(?!医师|护师|药师|技师|编辑|记者|科员|员|台)`,
  'gu',
);
/** What stands behind a name of two characters rather than in a name. */
const goesOn = /[到在说为和向对介表指强带走主作出来率陪听等与的是也就还将曾从去深前赴随同要提告认称宣致发讲看回接第现当不]/u;

function alike(name: string, other: string): boolean {
  if (name.length !== other.length || name === other || name.charAt(0) !== other.charAt(0)) return false;
  let differing = 0;
  for (let at = 0; at < name.length; at++) if (name.charAt(at) !== other.charAt(at)) differing += 1;
  return differing === 1;
}

/** The name of an introduced person, as long as the one it is compared with; none where it is shorter than that. */
function nameLike(introduced: string, name: string): string | undefined {
  if (introduced.length < name.length) return undefined;
  const own = introduced.slice(0, name.length);
  return name.length === 3 && goesOn.test(own.charAt(2)) ? undefined : own;
}

function judgePersons(all: readonly Gathered<Person>[]) {
  /** By office and family name; a newsroom's article names a handful. */
  const introduced = new Map<string, Set<string>>();
  for (const { mention } of all) {
    if (mention.title !== 'before') continue;
    const key = mention.office + mention.name.charAt(0);
    const names = introduced.get(key) ?? new Set();
    if (names.size < 20) names.add(mention.name);
    introduced.set(key, names);
  }
  return all.flatMap(({ prose, mention }) => {
    if (mention.title !== 'behind') return [];
    const names = [...(introduced.get(mention.office + mention.name.charAt(0)) ?? [])];
    const known = names.flatMap((name) => nameLike(name, mention.name) ?? []);
    if (names.some((name) => name.startsWith(mention.name))) return [];
    const meant = known.find((name) => alike(name, mention.name));
    return meant === undefined ? [] : [{ prose, start: mention.start, end: mention.end, fix: meant }];
  });
}

export const personNameVariant = articleRule<Person>({
  id: 'person-name-variant',
  level: 'warning',
  clause: '出版惯例·人名前后一致',
  message: '“{{text}}”前面写作“{{fix}}”，请核对是不是同一个人。',
  english: 'The name “{{text}}” was “{{fix}}” before; check whether it is the same person.',
  gather: (prose) => {
    const before = matchesIn(prose.masked, titleBefore).map((match): Person => {
      const [words, office = '', name = ''] = match;
      const end = match.index + words.length;
      return { title: 'before', office, name, start: end - name.length, end };
    });
    const behind = matchesIn(prose.masked, titleBehind).flatMap((match): Person[] => {
      const [, name = '', office = ''] = match;
      const start = match.index;
      return isQuoted(prose, start) ? [] : [{ title: 'behind', office, name, start, end: start + name.length }];
    });
    return [...before, ...behind];
  },
  judge: judgePersons,
  examples: {
    bad: [
      ['市水利局局长周海波到坝上查看。⟦周海泼→周海波⟧局长要求昼夜值守。'],
      ['县一中校长梁素芬迎接新生。', '⟦梁淑芬→梁素芬⟧校长还到了宿舍。'],
      ['柳湾镇镇长彭立新说，今年粮价稳。据⟦彭力新→彭立新⟧镇长介绍，收购点多了三处。'],
      ['县医院院长谢文斌主持会诊。随后，⟦谢文彬→谢文斌⟧院长看望了病人。'],
      ['石门村党支部书记邓长贵带队巡堤，⟦邓长桂→邓长贵⟧书记三天没合眼。'],
      ['疾控中心主任袁敏介绍流感情况。⟦袁明→袁敏⟧主任提醒及时接种。'],
      ['剧团团长丁玉梅登台谢幕，⟦丁玉海→丁玉梅⟧团长唱了一段清板。'],
      ['县图书馆馆长韦少华答记者问。', '闭馆时间推迟。', '⟦韦少花→韦少华⟧馆长说，冬天也不变。'],
      ['粮站站长汤国平守在秤边。⟦汤国萍→汤国平⟧站长说，不压级。'],
      ['县体校校长庞建军带队出征，⟦庞建君→庞建军⟧校长要求赛出风格。'],
    ],
    good: [
      ['市水利局局长周海波到坝上查看。周海波局长要求昼夜值守。'],
      ['县农业局局长高长林和县水利局局长高长生一同下乡。高长生局长先发言。'],
      ['县医院院长谢文斌主持会诊，周院长作了记录。'],
      ['局长何敏介绍情况。何敏局长说，窗口照开。'],
      ['妇产科主任李敏查房，李敬主任医师会诊。'],
      ['县长周启明作报告。周启光主任汇报了细节。'],
      ['校长梁素芬迎接新生。梁素英老师领读。'],
      ['镇长彭立新说：“彭力新镇长这种写法是错的。”'],
      ['站长汤国平守在秤边，记账的是汤国萍。'],
      ['馆长韦少华和馆长韦少花是姐妹，分别在两个县。韦少花馆长先到。'],
      ['张丽和张莉是双胞胎，一个当护士，一个教书。'],
    ],
  },
});
