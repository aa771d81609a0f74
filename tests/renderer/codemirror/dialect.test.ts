import { describe, expect, test } from 'vitest';
import { bodyLanguage } from '../../../renderer/editor/codemirror/dialect.ts';
import { pageBreakTitle, partsOf, pictureLine } from '../../../renderer/editor/codemirror/lineMarkers.ts';

/** The nodes of a text as `Name(text)`, document and paragraphs left out. */
function nodes(text: string): string[] {
  const found: string[] = [];
  bodyLanguage.language.parser.parse(text).iterate({
    enter: (node) => {
      if (!['Document', 'Paragraph'].includes(node.name) && !node.name.endsWith('Mark'))
        found.push(`${node.name}(${text.slice(node.from, node.to)})`);
    },
  });
  return found;
}

describe('what the editor takes for markup', () => {
  test.each([
    ['**“四干”**工作法', ['StrongEmphasis(**“四干”**)']],
    ['推进**“四干”**工作法', ['StrongEmphasis(**“四干”**)']],
    ['**注意：**请看', ['StrongEmphasis(**注意：**)']],
    ['**《方案》**的', ['StrongEmphasis(**《方案》**)']],
    ['强调*“一点”*而已', ['Emphasis(*“一点”*)']],
    ['**甲** b，**乙**', ['StrongEmphasis(**甲**)', 'StrongEmphasis(**乙**)']],
    ['**甲`**`：**乙', ['StrongEmphasis(**甲`**`：**)', 'InlineCode(`**`)']],
    ['3 * 4 * 5', []],
    ['** 不是 **', []],
    ['10~20万吨，近3~5年', []],
    ['~~删去~~', ['Strikethrough(~~删去~~)']],
    ['    缩进不是代码', []],
    ['邯郸\n===', []],
    ['2017. 8月', []],
    ['1. 甲', ['OrderedList(1. 甲)', 'ListItem(1. 甲)']],
    ['<script>x</script>', []],
    ['H<sub>2</sub>O<br>', ['HTMLTag(<sub>)', 'HTMLTag(</sub>)', 'HTMLTag(<br>)']],
    ['见 https://a.cn/x，欢迎', ['URL(https://a.cn/x)']],
    ['见https://a.cn/x。', ['URL(https://a.cn/x)']],
    ['<https://a.cn/x>', ['Autolink(<https://a.cn/x>)', 'URL(https://a.cn/x)']],
    ['<!-- page 小标题 -->', ['PageBreak(<!-- page 小标题 -->)']],
    ['甲\n<!-- page -->\n乙', ['PageBreak(<!-- page -->)']],
    ['<!-- 别的 -->', []],
  ])('%j', (text, expected) => {
    expect(nodes(text)).toEqual(expected);
  });
});

test('a paragraph of a whole book is not looked into', () => {
  expect(nodes('总产**再创**新高。'.repeat(3000))).toEqual([]);
  expect(nodes(`${'总产**再创**新高。'.repeat(3000)}\n\n**后**`)).toEqual(['StrongEmphasis(**后**)']);
});

describe('the parts of a line', () => {
  test.each([
    ['甲乙', 'none', '甲乙'],
    ['　　甲乙　', 'none', '甲乙'],
    ['- 甲', 'bullet', '甲'],
    ['- [x] 甲', 'bullet', '甲'],
    ['-甲', 'none', '-甲'],
    ['* * *', 'none', '* * *'],
    ['12) 甲', 'ordered', '甲'],
    ['2017. 8月', 'none', '2017. 8月'],
    ['## 甲', 'heading', '甲'],
    ['##甲', 'none', '##甲'],
    ['> > - 甲', 'bullet', '甲'],
    ['甲\\', 'none', '甲'],
    ['甲\\\\', 'none', '甲\\\\'],
    ['', 'none', ''],
  ])('%j', (line, kind, text) => {
    const parts = partsOf(line);
    expect([parts.marker.kind, line.slice(parts.from, parts.to)]).toEqual([kind, text]);
  });

  test.each([
    ['<!-- page 小标题 -->', '小标题'],
    ['<!--page-->', ''],
    ['<!-- pages -->', undefined],
    ['文字 <!-- page -->', undefined],
  ])('page break %j', (line, title) => {
    expect(pageBreakTitle(line)).toBe(title);
  });

  test.each([
    ['![甲](media/a.jpg)', true],
    ['![甲](media/a.jpg "说明 \\"引\\"")  ', true],
    ['![甲\\]乙](media/a.jpg)', true],
    ['看 ![甲](media/a.jpg)', false],
    ['![甲](media/a.jpg) 看', false],
  ])('picture %j', (line, is) => {
    expect(pictureLine.test(line)).toBe(is);
  });
});
