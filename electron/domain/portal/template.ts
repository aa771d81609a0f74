import { refusal } from '../result.ts';
import { outsideReferences } from './styles.ts';
import { markupProblems } from './templateMarkup.ts';
import { variableProblems } from './templateVariables.ts';

/**
 * A page template: a Mustache text with documented variables (assets/templates/README.md), escaped by default, and its
 * style sheet, which the page carries inline.
 */
export interface Template {
  readonly name: string;
  readonly html: string;
  readonly css: string;
}

export interface TemplateProblem {
  readonly file: 'page.html' | 'page.css';
  /** Counted from 1. */
  readonly line: number;
  /** One plain English sentence that names the thing. */
  readonly message: string;
}

/** The longest page or style sheet, in UTF-16 code units. */
export const maxTemplateLength = 500_000;

/** Problems of one file; more of them nobody reads. */
const mostTold = 200;

/**
 * Whether a newsroom's own template can be used: every variable is a documented one, no script can come in, nothing is loaded
 * from elsewhere, and there is a place for the text. What it looks like is the newsroom's own business.
 * @returns what is wrong, the page's problems before the style sheet's, each in the order of its lines, and the first 200 of each
 */
export function templateProblems(html: string, css: string): readonly TemplateProblem[] {
  const tooLong = [html, css].map((text) => text.length > maxTemplateLength);
  if (tooLong.includes(true)) return [{ file: tooLong[0] ? 'page.html' : 'page.css', line: 1, message: 'it is far too long for a template' }];
  const variables = variableProblems(html);
  // Of a page whose braces are not in order nothing else can be said.
  const page = variables.some(({ isBroken }) => isBroken) ? variables : [...variables, ...markupProblems(html)];
  return [
    ...[...page]
      .sort((a, b) => a.at - b.at)
      .slice(0, mostTold)
      .map(({ at, message }) => ({ file: 'page.html' as const, line: html.slice(0, at).split('\n').length, message })),
    ...outsideReferences(css).map(({ line, what }) => ({ file: 'page.css' as const, line, message: `${what} is not inside the page` })),
  ];
}

/** @throws a refusal `bad-template` that names the first problem with its line */
export function checkTemplate({ name, html, css }: Template): void {
  const [first, ...others] = templateProblems(html, css);
  if (!first) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const { file, line } = first;
  throw refusal('bad-template', `templates/${name}`, 'read', `${file}, line ${line}: ${first.message}${more}`, { file, line });
}
