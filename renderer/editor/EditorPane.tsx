import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tidyText } from '#domain/intake/tidy.ts';
import { addPictures } from '../state/actions.ts';
import { announceBody, attachBody, type TextChange } from '../state/body.ts';
import { onDeskCommand } from '../state/commands.ts';
import { useCopy } from '../state/copy.ts';
import { notify } from '../state/desk.ts';
import { theHost } from '../state/session.ts';
import { ConflictBar } from './ConflictBar.tsx';
import { type BodyEditor, mountBodyEditor } from './codemirror/bodyEditor.ts';
import { type BodyCommand, commandTable } from './codemirror/commandTable.ts';
import { HeadForm } from './HeadForm.tsx';
import { bodyLabels } from './labels.ts';
import { NewPictures } from './NewPictures.tsx';
import { StatusBar } from './StatusBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import './editor.css';

/** The middle of the desk: headline, fields, toolbar, text, status. */
export function EditorPane() {
  const fields = useCopy((copy) => copy.fields);
  const id = useCopy((copy) => copy.id);
  const opened = useCopy((copy) => copy.opened);
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<BodyEditor | null>(null);
  const [newPictures, setNewPictures] = useState<{ readonly ids: readonly string[]; readonly at: number } | null>(null);
  const { i18n } = useTranslation();

  const takePictures = useCallback(async (files: readonly File[], at: number) => {
    const added = await addPictures(files);
    if (added.length > 0) setNewPictures({ ids: added.map((picture) => picture.id), at });
  }, []);

  useBodyEditor(host, i18n.language, takePictures, setEditor);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `opened` grows whenever an article is opened
  useEffect(() => {
    const { openedBody } = useCopy.getState();
    if (!editor || !id) return;
    editor.open(id, openedBody);
    announceBody({ type: 'opened', id, text: editor.text() });
  }, [editor, id, opened]);

  const choosePictures = useCallback(async () => {
    const at = editor?.view.state.selection.main.head ?? 0;
    await takePictures(await theHost().choosePictures(), at);
  }, [editor, takePictures]);

  const run = useCallback(
    (command: BodyCommand) => {
      if (!editor) return;
      if (command === 'picture') void choosePictures();
      else if (command === 'tidy') tidyAll(editor);
      else editor.run(command);
      if (command !== 'find' && command !== 'picture') editor.focus();
    },
    [editor, choosePictures],
  );

  useEffect(
    () =>
      onDeskCommand((command) => {
        if (isBodyCommand(command)) run(command);
      }),
    [run],
  );

  const insertPicture = (mediaId: string, at?: number) => {
    const medium = useCopy.getState().fields?.media[mediaId];
    if (medium) editor?.insertPicture({ file: medium.file, alt: medium.alt, caption: medium.caption }, at);
  };

  return (
    <main className="editor" data-open={fields ? 'yes' : 'no'}>
      <ConflictBar />
      {fields ? <HeadForm key={id} fields={fields} onInsertPicture={(mediaId) => insertPicture(mediaId)} /> : null}
      {fields ? <Toolbar run={run} /> : null}
      <div className="editor-text" ref={host} />
      {fields ? <StatusBar /> : null}
      {newPictures ? (
        <NewPictures
          ids={newPictures.ids}
          onClose={() => setNewPictures(null)}
          onDone={() => {
            // From last to first at one place, so that they end up in the order they came.
            for (const mediaId of [...newPictures.ids].reverse()) insertPicture(mediaId, newPictures.at);
            setNewPictures(null);
            editor?.focus();
          }}
        />
      ) : null}
    </main>
  );
}

function isBodyCommand(command: string): command is BodyCommand {
  return Object.hasOwn(commandTable, command);
}

function useBodyEditor(
  host: React.RefObject<HTMLDivElement | null>,
  language: string,
  onPictures: (files: readonly File[], at: number) => Promise<void>,
  mounted: (editor: BodyEditor | null) => void,
): void {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made again only for another language
  useEffect(() => {
    if (!host.current) return;
    const editor = mountBodyEditor({
      parent: host.current,
      nonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content,
      labels: bodyLabels(t),
      onChange: ({ changes, length }) => announceBody({ type: 'changed', changes, length }),
      onScroll: () => announceBody({ type: 'scrolled' }),
      onPictures: (files, at) => void onPictures(files, at),
      onPaste: (text) => tidyPaste(text),
    });
    const detach = attachBody({
      text: () => editor.text(),
      replaceFromOutside: (text) => editor.replaceFromOutside(text),
      rewrite: (changes: readonly TextChange[]) => changes.length > 0 && editor.view.dispatch({ changes: [...changes] }),
      select: (from, to) => editor.select(from, to),
      top: () => editor.position().offset,
      scrollTo: (offset) => editor.scrollTo(offset, 0),
    });
    mounted(editor);
    return () => {
      detach();
      editor.destroy();
      mounted(null);
    };
  }, [host, language]);
}

/** Indents, trailing blanks and half-width marks between Han go when plain text is pasted; the notice says how many. */
function tidyPaste(text: string): { readonly text: string } | undefined {
  const tidied = tidyText(text, { punctuation: true });
  if (tidied.text === text) return undefined;
  const count = tidied.warnings.reduce((sum, warning) => sum + warning.count, 0);
  if (count > 0) notify({ tone: 'info', key: 'notice.pasted', values: { count }, lines: tidied.warnings.map(({ message }) => message) });
  return { text: tidied.text };
}

function tidyAll(editor: BodyEditor): void {
  const before = editor.text();
  const tidied = tidyText(before, { punctuation: true });
  if (tidied.text === before) {
    notify({ tone: 'info', key: 'notice.tidyNothing' });
    return;
  }
  editor.view.dispatch({ changes: { from: 0, to: before.length, insert: tidied.text }, selection: { anchor: 0 }, userEvent: 'input.tidy' });
  notify({ tone: 'success', key: 'notice.tidied', lines: tidied.warnings.map(({ message }) => message) });
}
