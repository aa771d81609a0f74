import { articleRule, type Gathered, type Mention, matchesIn } from '../../prose/textRule.ts';

/** A paragraph of the body, in which a name may have been used, and the short names it gives. */
interface Paragraph extends Mention {
  readonly text: string;
  readonly given: readonly { readonly name: string; readonly full: string; readonly at: number }[];
}

const explained = /[（(](?:以下|下)(?:简)?称(?:为)?[：:]?[“"‘]?([^”"’）)，。“‘]{2,16})[”"’]?[）)]/gu;
/** Words that stand in many names. */
const common = /^(?:公司|集团|中心|基地|协会|学校|学院|医院|项目|工程|平台|银行|法院|机构|条例|办法|通知|意见|规定|方案)$/u;
/** How far before its bracket a full name is looked for, in UTF-16 units. */
const longestName = 30;
/** Short names of one article that are followed up. */
const most = 20;

function readParagraph(text: string): Paragraph {
  const given = matchesIn(text, explained)
    .filter((match) => !common.test(match[1] ?? ''))
    .map((match) => ({
      name: match[1] ?? '',
      full: /[^，。；：、！？“”‘’（）\s]*$/u.exec(text.slice(Math.max(0, match.index - longestName), match.index))?.[0] ?? '',
      at: match.index,
    }));
  return { text, given, start: 0, end: text.length };
}

/** Where a text uses the short name by itself before `end`, not within the full one. */
function firstUse(text: string, end: number, name: string, full: string): number | undefined {
  // What of the full name stands before the short one, when it is a part of it.
  const within = full.lastIndexOf(name);
  const lead = within > 0 ? full.charAt(within - 1) : undefined;
  for (let at = text.indexOf(name), tries = 0; at >= 0 && at + name.length <= end && tries < most; tries += 1) {
    if (lead === undefined || text.charAt(at - 1) !== lead) return at;
    at = text.indexOf(name, at + name.length);
  }
  return undefined;
}

function judgeShortNames(all: readonly Gathered<Paragraph>[]) {
  // A headline may be short.
  const paragraphs = all.filter(({ place }) => place === 'paragraph' || place === 'item' || place === 'quote');
  const given = paragraphs.flatMap(({ mention }, index) => mention.given.map((each) => ({ ...each, index }))).slice(0, most);
  return given.flatMap(({ name, full, at, index }) => {
    for (const [before, { prose, mention }] of paragraphs.slice(0, index + 1).entries()) {
      const found = firstUse(mention.text, before === index ? at : mention.text.length, name, full);
      if (found !== undefined) return [{ prose, start: found, end: found + name.length }];
    }
    return [];
  });
}

export const shortNameBeforeFull = articleRule<Paragraph>({
  id: 'short-name-before-full',
  level: 'warning',
  clause: '出版惯例·首次出现用全称',
  message: '简称“{{text}}”用在说明它的全称之前。',
  english: 'The short name “{{text}}” is used before it is explained.',
  gather: ({ masked }) => [readParagraph(masked)],
  judge: judgeShortNames,
  examples: {
    bad: [
      ['⟦县城投⟧昨日签约。', '青槐县城市建设投资公司（以下简称“县城投”）去年成立。'],
      ['⟦清河办⟧派人巡河。青槐县清水江综合整治办公室（下称“清河办”）设在老水文站。'],
      ['稻田里，⟦农服社⟧的机手正忙。', '雨停了。', '柳湾镇农业社会化服务社（以下简称农服社）有农机四十台。'],
      ['记者从⟦防指⟧获悉，水位回落。', '青槐县防汛抗旱指挥部（以下简称“防指”）昨晚会商。'],
      ['“⟦双减办⟧”受理来信。', '青槐县减轻学生负担工作办公室（以下简称“双减办”）今年收信九十封。'],
      ['- ⟦艺校⟧招生', '白石市民族艺术学校（下称“艺校”）设六个专业。'],
      ['⟦绿委会⟧要求补植。白石市国土绿化委员会（以下称“绿委会”）将逐户验收。'],
      ['评审由⟦非遗中心⟧组织。', '青槐县文化遗产保护传承所（以下简称“非遗中心”）公布名单。'],
      ['在⟦食安办⟧，台账堆满桌。', '青槐县食品安全委员会办公室（以下简称：食安办）人手紧。'],
      ['灾后，⟦供排水厂⟧抢修。', '青槐县城乡供水排水总厂（以下简称“供排水厂”）出动百人。'],
    ],
    good: [
      ['青槐县城市建设投资公司（以下简称“县城投”）去年成立。县城投昨日签约。'],
      ['青槐县人民医院昨日签约。', '青槐县人民医院（以下简称“县人民医院”）有床位六百张。'],
      [{ text: '县城投签约修路', place: 'title' }, '青槐县城市建设投资公司（以下简称“县城投”）昨日签约。'],
      ['县农业农村局（下称“农业农村局”）派人下乡，农业农村局负责统计。'],
      ['两家公司都来投标。', '青槐县水利投资开发有限公司（以下简称“公司”）中标。'],
      ['他简称自己为“老石头”，村里人都这么叫。'],
      [{ text: '食安办在行动', place: 'heading' }, '青槐县食品安全委员会办公室（以下简称“食安办”）抽检。'],
      ['以下简称是旧称：某所、某站。'],
      ['防汛抗旱指挥部（以下简称“指挥部”）要求停课。', '指挥部昼夜值守。'],
      ['白石市民族艺术学校（下称“艺校”）招生，艺校今年扩班。'],
      ['绿化委员会（以下简称“绿委会”）验收完毕。', '绿委会通报。'],
    ],
  },
});
