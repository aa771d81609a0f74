import type { ImageReference, Inline } from '../markdown/tokens.ts';

/** The inside of a paragraph as a row of pieces, each with all its marks: how Word and plain text want it. */

export interface Marks {
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly code?: true;
  readonly raised?: 'sub' | 'sup';
  /** A complete address, or `#…` inside the page. */
  readonly href?: string;
}

export type Span =
  | { readonly type: 'text'; readonly text: string; readonly marks: Marks }
  | { readonly type: 'image'; readonly image: ImageReference; readonly marks: Marks }
  | { readonly type: 'break' };

const marksOf = {
  strong: { bold: true },
  emphasis: { italic: true },
  strike: { strike: true },
  u: { underline: true },
  sub: { raised: 'sub' },
  sup: { raised: 'sup' },
  ruby: {},
  rt: {},
  rp: {},
} as const satisfies Record<string, Marks>;

/** Ruby becomes `字（zì）`: neither plain text nor every Word shows it above the line. */
export function spansOf(inlines: readonly Inline[], marks: Marks = {}): readonly Span[] {
  return inlines.flatMap((node): readonly Span[] => {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', text: node.text, marks }];
      case 'code':
        return [{ type: 'text', text: node.text, marks: { ...marks, code: true } }];
      case 'image':
        return [{ type: 'image', image: node.image, marks }];
      case 'break':
        return [{ type: 'break' }];
      case 'link':
        return spansOf(node.children, { ...marks, href: node.href });
      case 'tag':
        if (node.name === 'rp') return [];
        if (node.name === 'rt') return [bracket('（', marks), ...spansOf(node.children, marks), bracket('）', marks)];
        return spansOf(node.children, { ...marks, ...marksOf[node.name] });
      default:
        return spansOf(node.children, { ...marks, ...marksOf[node.type] });
    }
  });
}

function bracket(text: string, marks: Marks): Span {
  return { type: 'text', text, marks };
}
