import { commonmarkLanguage } from '@codemirror/lang-markdown';
import { Language, LanguageSupport, languageDataProp } from '@codemirror/language';
import { styleTags, tags } from '@lezer/highlight';
import {
  type BlockContext,
  parser as commonMark,
  type InlineContext,
  type Line,
  type MarkdownConfig,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';
import { trimAddress } from '#domain/markdown/addresses.ts';
import { hanEmphasis } from './hanEmphasis.ts';
import { pageBreakTitle } from './lineMarkers.ts';

/**
 * Our Markdown for the eye: the same dialect as the domain's (DESIGN.md §2), so that what looks like a heading in the
 * editor is one on the page. No code by indentation, no headings by underlining, raw HTML is text but for a few tags.
 */

const pageBreak: MarkdownConfig = {
  defineNodes: [{ name: 'PageBreak', block: true, style: tags.documentMeta }],
  parseBlock: [
    {
      name: 'PageBreak',
      before: 'LinkReference',
      parse: (context: BlockContext, line: Line) => {
        if (context.depth > 1 || !line.text.includes('<!--') || pageBreakTitle(line.text) === undefined) return false;
        context.addElement(context.elt('PageBreak', context.lineStart, context.lineStart + line.text.length));
        context.nextLine();
        return true;
      },
      endLeaf: (_context, line) => line.text.includes('<!--') && pageBreakTitle(line.text) !== undefined,
    },
  ],
};

/** Four digits and a full stop begin a sentence (`2017. 8月`), never a list. */
const shortNumbers: MarkdownConfig = {
  parseBlock: [
    {
      name: 'YearIsNoItem',
      before: 'OrderedList',
      parse: (context: BlockContext, line: Line) => {
        const text = line.text.slice(line.pos);
        if (!/^\d{4,}[.)](?:[ \t]|$)/.test(text)) return false;
        const from = context.lineStart + line.pos;
        context.addElement(context.elt('Paragraph', from, from + text.length, context.parser.parseInline(text, from)));
        context.nextLine();
        return true;
      },
    },
  ],
};

const allowedTag = /^<\/?(?:u|sub|sup|br|ruby|rt|rp)(?:\s[^<>]*)?\/?>/i;
const pointedLink = /^<(?:https?:\/\/[^\s<>]+|mailto:[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>/i;

const fewTags: MarkdownConfig = {
  parseInline: [
    {
      name: 'HTMLTag',
      parse: (context: InlineContext, next: number, at: number) => {
        if (next !== 60) return -1;
        const rest = context.slice(at, Math.min(context.end, at + 2000));
        const tag = allowedTag.exec(rest);
        if (tag) return context.addElement(context.elt('HTMLTag', at, at + tag[0].length));
        const link = pointedLink.exec(rest);
        if (!link) return -1;
        const end = at + link[0].length;
        return context.addElement(
          context.elt('Autolink', at, end, [
            context.elt('LinkMark', at, at + 1),
            context.elt('URL', at + 1, end - 1),
            context.elt('LinkMark', end - 1, end),
          ]),
        );
      },
    },
  ],
};

const bareAddress = /^(?:https?:\/\/|www\.)[!-;=?-~]+/i;

/** A bare address ends at the first character that is not ASCII: `https://example.cn，欢迎` links the address alone. */
const bareLinks: MarkdownConfig = {
  parseInline: [
    {
      name: 'BareAddress',
      before: 'Link',
      parse: (context: InlineContext, next: number, at: number) => {
        if (next !== 104 && next !== 72 && next !== 119 && next !== 87) return -1;
        if (/[A-Za-z0-9/]/.test(context.slice(at - 1, at)) || context.hasOpenLink) return -1;
        const found = bareAddress.exec(context.slice(at, Math.min(context.end, at + 2000)))?.[0];
        const address = found && trimAddress(found);
        return address && address.length > 8 ? context.addElement(context.elt('URL', at, at + address.length)) : -1;
      },
    },
  ],
};

/** Longer paragraphs, in UTF-16 code units, are not looked into: the parser's pairing of marks is quadratic in them. */
const longest = 20_000;

const longParagraphs: MarkdownConfig = {
  parseBlock: [
    {
      name: 'LongParagraph',
      before: 'LinkReference',
      leaf: () => ({
        nextLine: () => false,
        finish: (context, leaf) => {
          if (leaf.content.length <= longest) return false;
          context.addLeafElement(leaf, context.elt('Paragraph', leaf.start, leaf.start + leaf.content.length));
          return true;
        },
      }),
    },
  ],
};

const quieter: MarkdownConfig = {
  remove: ['IndentedCode', 'SetextHeading', 'HTMLBlock'],
  props: [
    languageDataProp.add({ Document: commonmarkLanguage.data }),
    styleTags({
      'Image/...': tags.special(tags.link),
      'Link/LinkMark Link/URL Link/LinkTitle': tags.processingInstruction,
      'Image/LinkMark Image/URL': tags.processingInstruction,
      HTMLTag: tags.processingInstruction,
      'TableDelimiter TaskMarker': tags.processingInstruction,
    }),
  ],
};

/** The parser of the body. It shares lang-markdown's data, so that its commands know the language. */
const parser = commonMark.configure([
  Table,
  TaskList,
  Strikethrough,
  quieter,
  longParagraphs,
  pageBreak,
  shortNumbers,
  fewTags,
  bareLinks,
  hanEmphasis,
]);

export const bodyLanguage = new LanguageSupport(new Language(commonmarkLanguage.data, parser, [], 'markdown'));
