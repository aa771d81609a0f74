import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/**
 * The look of the body. Colours and fonts are the window's CSS variables (light and dark are its matter); the values
 * after the comma serve where the window sets none.
 */
const ink = 'var(--ink, #1f2328)';
const soft = 'var(--ink-soft, #59636e)';
const faint = 'var(--ink-faint, #6e7781)';
const accent = 'var(--accent, #0a5fb4)';
const line = 'var(--line, #d8dee4)';
const lineStrong = 'var(--line-strong, #afb8c1)';
const paper = 'var(--paper, #ffffff)';
const shade = 'var(--panel, #f6f8fa)';
const selection = `var(--selection, color-mix(in srgb, ${accent} 26%, transparent))`;
const match = 'var(--warn, #b37700)';
const linkInk = `var(--accent-ink, ${accent})`;
const font = 'var(--font-text, "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif)';
const uiFont = 'var(--font-ui, system-ui, sans-serif)';

const highlight = HighlightStyle.define([
  { tag: [tags.heading1, tags.heading2, tags.heading3, tags.heading4, tags.heading5, tags.heading6], fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: linkInk },
  { tag: tags.special(tags.link), color: ink },
  { tag: tags.url, color: linkInk },
  { tag: tags.monospace, fontFamily: 'var(--font-mono, ui-monospace, monospace)', fontSize: '0.92em' },
  { tag: tags.quote, color: soft },
  { tag: [tags.string, tags.documentMeta], color: soft },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName, tags.escape], color: faint, fontWeight: '400' },
]);

const text = EditorView.theme({
  '&': { height: '100%', color: ink, backgroundColor: paper, fontSize: 'var(--size-text, 17px)' },
  '&.cm-focused': { outline: 'none' },
  // Where a text is written the caret is the focus; a hairline above says so to those who look for a frame.
  '&.cm-focused .cm-scroller': { boxShadow: `inset 0 2px 0 ${accent}` },
  '.cm-scroller': { fontFamily: font, lineHeight: '1.9', overflow: 'auto', overflowAnchor: 'none' },
  '.cm-content': {
    maxWidth: '42em',
    margin: '0 auto',
    padding: '1.5em 1.6em 35vh',
    caretColor: accent,
    overflowWrap: 'anywhere',
    textSpacingTrim: 'normal',
  },
  '.cm-line': { padding: '0 2px' },
  '.cm-activeLine': { backgroundColor: 'var(--line-active, color-mix(in srgb, currentColor 3.5%, transparent))' },
  '.cm-dropCursor': { borderLeft: `2px solid ${accent}` },
  '.cm-placeholder': { color: faint },
  '.cm-content ::selection, .cm-content::selection': { background: selection },
  '.cm-searchMatch': { backgroundColor: `color-mix(in srgb, ${match} 28%, transparent)`, color: 'inherit' },
  '.cm-searchMatch-selected': { backgroundColor: `color-mix(in srgb, ${match} 60%, transparent)` },
});

const lines = EditorView.theme({
  '.cm-line.cm-head': { lineHeight: '1.6', paddingTop: '0.35em' },
  '.cm-line.cm-head1': { fontSize: '1.5em' },
  '.cm-line.cm-head2': { fontSize: '1.28em' },
  '.cm-line.cm-head3': { fontSize: '1.12em' },
  '.cm-line.cm-quoted': { borderLeft: `3px solid ${line}`, paddingLeft: '0.8em' },
  // Wrapped lines of an item stand under its text; the marker is as wide as these.
  '.cm-line.cm-bullet': { paddingLeft: 'calc(2px + var(--item-depth, 0) * 1.1em + 0.62em)', textIndent: '-0.62em' },
  '.cm-line.cm-numbered': { paddingLeft: 'calc(2px + var(--item-depth, 0) * 1.1em + 1.12em)', textIndent: '-1.12em' },
  '.cm-line.cm-item1': { '--item-depth': '1' },
  '.cm-line.cm-item2': { '--item-depth': '2' },
  '.cm-line.cm-item3': { '--item-depth': '3' },
  '.cm-line.cm-tableRow': { backgroundColor: shade, fontSize: '0.92em', lineHeight: '1.8' },
  '.cm-line.cm-pageBreak': { borderTop: `1px dashed ${faint}`, marginTop: '0.9em', paddingTop: '0.2em', fontSize: '0.85em', color: soft },
  '.cm-line.cm-picture': { backgroundColor: shade, borderRadius: '6px', fontSize: '0.88em', paddingLeft: '0.5em' },
  '.cm-pageBreak::before, .cm-picture::before': {
    content: 'attr(data-label)',
    display: 'inline-block',
    marginRight: '0.7em',
    padding: '0 0.55em',
    borderRadius: '1em',
    border: `1px solid ${line}`,
    backgroundColor: paper,
    color: soft,
    fontFamily: uiFont,
    fontSize: '0.85em',
    lineHeight: '1.6',
    textIndent: '0',
  },
});

const panel = EditorView.theme({
  '.cm-panels': { backgroundColor: shade, color: ink, fontFamily: uiFont, fontSize: '13px', zIndex: '5' },
  '.cm-panels.cm-panels-top': { borderBottom: `1px solid ${line}` },
  '.cm-find': { display: 'flex', flexDirection: 'column', gap: '6px', padding: '8px 12px' },
  '.cm-find-row': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  '.cm-find input': {
    flex: '1 1 12em',
    minWidth: '6em',
    maxWidth: '26em',
    padding: '5px 8px',
    font: 'inherit',
    color: ink,
    backgroundColor: paper,
    border: `1px solid ${lineStrong}`,
    borderRadius: '6px',
  },
  '.cm-find input[aria-invalid=true]': { borderColor: match },
  '.cm-find button': {
    minWidth: '30px',
    padding: '4px 9px',
    font: 'inherit',
    color: ink,
    backgroundColor: paper,
    border: `1px solid ${lineStrong}`,
    borderRadius: '6px',
    cursor: 'pointer',
  },
  '.cm-find button:hover': { borderColor: accent },
  '.cm-find button[aria-pressed=true]': { color: accent, borderColor: accent },
  '.cm-find button[name=close]': { marginLeft: 'auto', border: 'none', background: 'none' },
  '.cm-find input:focus-visible, .cm-find button:focus-visible': { outline: `2px solid ${accent}`, outlineOffset: '1px' },
  '.cm-find-status': { minWidth: '5em', color: soft },
});

export const bodyLook: Extension = [syntaxHighlighting(highlight), text, lines, panel];
