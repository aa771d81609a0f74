/**
 * The portal's style sheet for the preview. Blocks stand in groups there, one element deeper than on the exported page,
 * so `container > p` becomes `container > group > p` wherever the left side names the text's container.
 * The group counts for nothing in the rule's weight: otherwise it would win against rules it loses to on the exported page.
 */

export const groupClass = 'copydesk-group';

/** Splits at `sign` outside of brackets. */
function splitOutside(text: string, sign: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (depth === 0 && sign.test(character)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/**
 * One selector list with the groups put in.
 * @param isContainer whether a compound selector names the text's container
 */
export function throughGroups(selector: string, isContainer: (compound: string) => boolean): string {
  return splitOutside(selector, /,/)
    .map((complex) => oneThroughGroups(complex.trim(), isContainer))
    .join(', ');
}

function oneThroughGroups(complex: string, isContainer: (compound: string) => boolean): string {
  const steps = splitOutside(complex, />/).map((step) => step.trim());
  return steps.reduce((before, step) => {
    const last = splitOutside(before, /[\s+~]/).at(-1) ?? '';
    if (last === '' || last.includes(groupClass) || !isContainer(last)) return `${before} > ${step}`;
    const own = splitOutside(step, /[\s+~]/)[0] ?? '';
    const edge = /:first-child\b/.test(own) ? ':first-child' : /:last-child\b/.test(own) ? ':last-child' : '';
    return `${before} > :where(.${groupClass}${edge}) > ${step}`;
  });
}

/** Puts the groups into every rule of a sheet. */
export function styleThroughGroups(sheet: CSSStyleSheet | CSSGroupingRule, container: Element): void {
  const isContainer = (compound: string): boolean => {
    try {
      return container.matches(compound);
    } catch {
      // A pseudo-element or something newer than this browser: it names no element.
      return false;
    }
  };
  for (const rule of sheet.cssRules) {
    if ('selectorText' in rule) {
      const styleRule = rule as CSSStyleRule;
      const adapted = throughGroups(styleRule.selectorText, isContainer);
      if (adapted !== styleRule.selectorText) styleRule.selectorText = adapted;
    }
    if ('cssRules' in rule) styleThroughGroups(rule as CSSGroupingRule, container);
  }
}
