import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { labelsOf } from './labels.ts';
import { pageBreakTitle, partsOf, pictureLine } from './lineMarkers.ts';

/**
 * How a line as a whole looks: a page break as a divider, a picture with a small label, heads, lists and quotes. Classes
 * and attributes only, never a widget, and nothing changes while an input method composes.
 */

const plain = new Map<string, Decoration>();

function classed(name: string): Decoration {
  const known = plain.get(name) ?? Decoration.line({ class: name });
  plain.set(name, known);
  return known;
}

class LineLook {
  decorations: DecorationSet;
  private stale = false;

  constructor(view: EditorView) {
    this.decorations = looksInView(view);
  }

  update(update: ViewUpdate): void {
    if (update.view.compositionStarted) {
      this.stale = true;
      this.decorations = this.decorations.map(update.changes);
    } else if (this.stale || update.docChanged || update.viewportChanged || update.transactions.some((one) => one.reconfigured)) {
      this.stale = false;
      this.decorations = looksInView(update.view);
    }
  }
}

export const lineLook: Extension = ViewPlugin.fromClass(LineLook, { decorations: (plugin) => plugin.decorations });

function looksInView(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const labels = view.state.facet(labelsOf);
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      at = line.to + 1;
      const look = line.length > 0 && line.length < 20_000 ? lookOf(line.text, labels) : undefined;
      if (look && line.from >= from) builder.add(line.from, line.from, look);
    }
  }
  return builder.finish();
}

function lookOf(text: string, labels: { readonly pageBreak: string; readonly picture: string }): Decoration | undefined {
  const title = text.includes('<!--') ? pageBreakTitle(text) : undefined;
  if (title !== undefined) return Decoration.line({ class: 'cm-pageBreak', attributes: { 'data-label': labels.pageBreak } });
  if (text.includes('![') && pictureLine.test(text)) return Decoration.line({ class: 'cm-picture', attributes: { 'data-label': labels.picture } });
  const { marker, quote, indent } = partsOf(text);
  const quoted = quote === '' ? '' : 'cm-quoted ';
  if (marker.kind === 'heading') return classed(`${quoted}cm-head cm-head${marker.level}`);
  if (marker.kind === 'bullet' || marker.kind === 'ordered') {
    return classed(`${quoted}${marker.kind === 'bullet' ? 'cm-bullet' : 'cm-numbered'} cm-item${Math.min(3, Math.floor(indent.length / 2))}`);
  }
  if (text.startsWith('|')) return classed('cm-tableRow');
  return quoted ? classed('cm-quoted') : undefined;
}
