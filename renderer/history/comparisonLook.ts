import { EditorView } from '@codemirror/view';

/** Colours are the window's variables: light and dark are its matter. What went is struck and red, what came is green. */
const gone = { background: 'color-mix(in srgb, var(--alarm) 18%, transparent)', borderRadius: '2px' };
const come = { background: 'color-mix(in srgb, var(--good) 24%, transparent)', borderRadius: '2px' };

export const comparisonLook = EditorView.theme({
  '&': { backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '15px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-text)', lineHeight: '1.9' },
  '.cm-content': { padding: '8px 0' },
  '.cm-line': { padding: '0 14px' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'color-mix(in srgb, var(--alarm) 5%, transparent)' },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'color-mix(in srgb, var(--good) 6%, transparent)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText, &.cm-merge-b .cm-deletedText': { ...gone, textDecoration: 'none' },
  '&.cm-merge-b .cm-changedText': { ...come, textDecoration: 'none' },
  '&.cm-merge-b .cm-deletedText': { textDecoration: 'line-through', textDecorationColor: 'var(--alarm)' },
  '.cm-deletedChunk': { padding: '0 14px', userSelect: 'text' },
  '.cm-deletedLine, .cm-deletedLine del': { textDecoration: 'none' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--alarm)' },
  '&.cm-merge-b .cm-changedLineGutter, .cm-inlineChangedLineGutter': { background: 'var(--good)' },
  '.cm-collapsedLines': {
    padding: '2px 14px',
    color: 'var(--ink-faint)',
    background: 'var(--panel)',
    fontFamily: 'var(--font-ui)',
    fontSize: '12.5px',
    '&:before, &:after': { content: 'none' },
  },
});
