import type { Staff } from '../../people.ts';
import { nearNames, nearWords } from '../near.ts';
import { isBlank, type Remark, type Rule } from '../rule.ts';
import { isPlaceholder } from './editorPlaceholder.ts';

/** The responsible editor is one of the house's own people, in an office that edits. Silent where the house keeps no list. */
export const editorNotStaff: Rule = {
  id: 'editor-not-staff',
  level: 'warning',
  check: ({ article: { editor }, house: { staff } }) => (staff.length === 0 ? [] : namesIn(editor, staff).flatMap((named) => judged(named, staff))),
  examples: {
    bad: ['许文兰', '责任编辑：许文兰', '周明', '许文澜、陈放', '许文 兰', '林晓', '许文澜 周明'].map((editor) => ({
      article: { editor },
      house: { staff: staffOf() },
    })),
    good: [
      ...['许文澜', '编辑：许文澜', '许文澜、方远', '欧阳 样', '许文澜 方远', ' 许文澜 ', '保存', '', '方 远'].map((editor) => ({
        article: { editor },
        house: { staff: staffOf() },
      })),
      { article: { editor: '周明' } },
    ],
  },
};

function staffOf(): readonly Pick<Staff, 'name' | 'roles'>[] {
  return [
    { name: '许文澜', roles: ['editor', 'senior'] },
    { name: '方远', roles: ['chief'] },
    { name: '欧阳样', roles: ['reporter', 'proofreader'] },
    { name: '林晓', roles: ['reporter'] },
  ];
}

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const label = /^\s*(?:责任编辑|责编|编辑|editor)\s*[：:]\s*/i;

/** The names in the field. A blank parts two names only where both are known: some write one in every name of two signs. */
function namesIn(editor: string, staff: readonly Pick<Staff, 'name'>[]): readonly Named[] {
  if (isBlank(editor) || isPlaceholder(editor)) return [];
  const from = label.exec(editor)?.[0].length ?? 0;
  return piecesOf(editor, from, /[^、，,；;/|]+/g).flatMap((piece) => {
    if (isKnown(piece.name, staff)) return [piece];
    const words = piecesOf(editor.slice(0, piece.end), piece.start, /\S+/g);
    return words.length > 1 && words.some(({ name }) => isKnown(name, staff)) ? words : [piece];
  });
}

function piecesOf(text: string, from: number, pattern: RegExp): readonly Named[] {
  return [...text.slice(from).matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const start = from + index + (found.length - found.trimStart().length);
    const end = from + index + found.trimEnd().length;
    return end > start ? [{ name: text.slice(start, end).replace(/\s+/g, ''), start, end }] : [];
  });
}

function isKnown(name: string, staff: readonly Pick<Staff, 'name'>[]): boolean {
  return staff.some((each) => each.name.replace(/\s+/g, '') === name);
}

function judged({ name, start, end }: Named, staff: readonly Pick<Staff, 'name' | 'roles'>[]): readonly Remark[] {
  const known = staff.find((each) => each.name.replace(/\s+/g, '') === name);
  if (known?.roles.some((role) => role !== 'reporter')) return [];
  if (known) return [{ field: 'editor', start, end, message: `“${name}”在本单位名单里是记者，不能作责任编辑。`, detail: { name } }];
  const near = nearNames(
    name,
    staff.filter(({ roles }) => roles.some((role) => role !== 'reporter')).map((each) => each.name),
  );
  const [only] = near;
  const fix = near.length === 1 && only !== undefined ? { fix: only } : {};
  return [{ field: 'editor', start, end, message: `责任编辑“${name}”不在本单位人员名单里${nearWords(near)}。`, detail: { name }, ...fix }];
}
