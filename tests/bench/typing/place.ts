/** Run inside the page: where to write. They reach CodeMirror's view as its own `EditorView.findFromDOM` does. */

interface View {
  readonly constructor: { scrollIntoView(at: number, wish: { y: 'center' }): unknown };
  readonly state: {
    readonly doc: { readonly length: number; lineAt(at: number): { readonly from: number; readonly to: number; readonly text: string } };
  };
  dispatch(spec: { effects: unknown }): void;
  coordsAtPos(at: number): { readonly left: number; readonly top: number; readonly bottom: number } | null;
}

declare global {
  interface Element {
    /** CodeMirror's mark on its content. */
    readonly cmTile?: { readonly root: { readonly view: unknown } };
  }
}

/** Scrolls an ordinary paragraph in the middle of the text into sight. @returns an offset inside it, in UTF-16 code units */
export function showMiddle(): number {
  const view = document.querySelector('.cm-content')?.cmTile?.root.view as View;
  const { doc } = view.state;
  let line = doc.lineAt(Math.floor(doc.length / 2));
  // Not a head, a list, a table or a quotation.
  while (!/^[\p{Script=Han}\d，。、：；“”（）%·.—]{60,}$/u.test(line.text) && line.to < doc.length) line = doc.lineAt(line.to + 1);
  const at = line.from + 30;
  view.dispatch({ effects: view.constructor.scrollIntoView(at, { y: 'center' }) });
  return at;
}

/** Where to click, in px of the window, to put the cursor at an offset in sight. */
export function clickPlace(at: number): { x: number; y: number } | null {
  const view = document.querySelector('.cm-content')?.cmTile?.root.view as View;
  const box = view.coordsAtPos(at);
  return box ? { x: box.left, y: (box.top + box.bottom) / 2 } : null;
}
