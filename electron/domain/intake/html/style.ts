/** The few CSS declarations that say something about a text. Everything else of a page's looks is dropped. */

export type Style = Readonly<Record<string, string>>;

const telling: ReadonlySet<string> = new Set([
  'display',
  'visibility',
  'font-weight',
  'font-style',
  'font-size',
  'text-decoration',
  'text-decoration-line',
  'text-align',
  'vertical-align',
  'mso-list',
  'mso-hide',
]);

export const noStyle: Style = {};

export function readDeclarations(text: string): Style {
  if (text === '') return noStyle;
  const style: Record<string, string> = {};
  for (const declaration of text.slice(0, 20_000).split(';')) {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (telling.has(name))
      style[name] = declaration
        .slice(colon + 1)
        .replace(/!important/i, '')
        .trim()
        .toLowerCase();
  }
  return style;
}

/** Rules by a selector of one step: `p`, `.xl65`, `p.MsoNormal`, `#more`. */
export type Sheet = ReadonlyMap<string, Style>;

const longestSheet = 400_000;

/** Rules inside at-rules (`@media print`) are passed over. */
export function readSheet(css: string): Sheet {
  const sheet = new Map<string, Style>();
  const plain = css.slice(0, longestSheet).replaceAll('<!--', '').replaceAll('-->', '');
  let depth = 0;
  let start = 0;
  let selectors = '';
  for (let at = 0; at < plain.length; at++) {
    const sign = plain.charAt(at);
    if (sign === '/' && plain.charAt(at + 1) === '*') {
      const end = plain.indexOf('*/', at + 2);
      at = end < 0 ? plain.length : end + 1;
      if (depth === 0) start = at + 1;
    } else if (sign === '{') {
      if (depth++ === 0) selectors = plain.slice(start, at);
      if (depth === 1) start = at + 1;
    } else if (sign === '}' && depth > 0) {
      if (--depth > 0) continue;
      if (!selectors.includes('@')) addRule(sheet, selectors, plain.slice(start, at));
      start = at + 1;
    }
  }
  return sheet;
}

function addRule(sheet: Map<string, Style>, selectors: string, declarations: string): void {
  const style = readDeclarations(declarations);
  if (Object.keys(style).length === 0) return;
  for (const selector of selectors.split(',')) {
    const name = selector.trim();
    if (/^[a-z0-9]*[.#]?[\w-]+$/i.test(name)) sheet.set(name, { ...sheet.get(name), ...style });
  }
}

export function styleOf(name: string, attributes: Readonly<Record<string, string>>, sheet: Sheet): Style {
  const own = readDeclarations(attributes.style ?? '');
  if (sheet.size === 0) return own;
  const classes = (attributes.class ?? '').split(/\s+/).slice(0, 20);
  const rules = [name, ...classes.flatMap((one) => [`.${one}`, `${name}.${one}`]), `#${attributes.id ?? ''}`];
  return Object.assign({}, ...rules.map((rule) => sheet.get(rule) ?? noStyle), own) as Style;
}

export function isInvisible(style: Style): boolean {
  return style.display === 'none' || style.visibility === 'hidden' || style['mso-hide'] === 'all';
}

export function isHeavy(weight: string | undefined): boolean | undefined {
  if (weight === undefined || weight === 'inherit') return undefined;
  return /^(?:bold|bolder|[6-9]00)$/.test(weight);
}
