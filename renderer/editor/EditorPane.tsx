import { useCallback, useEffect, useRef, useState } from 'react';
import { addPictures } from '../state/actions.ts';
import { onDeskCommand } from '../state/commands.ts';
import { useCopy } from '../state/copy.ts';
import { useHolding } from '../state/holding.ts';
import { theHost } from '../state/session.ts';
import { useSuggesting } from '../state/suggesting.ts';
import { ConflictBar } from './ConflictBar.tsx';
import { type BodyCommand, commandTable } from './codemirror/commandTable.ts';
import type { Place } from './codemirror/places.ts';
import { HeadForm } from './HeadForm.tsx';
import { HeldBar } from './HeldBar.tsx';
import { LostBar } from './LostBar.tsx';
import { MergeBar } from './MergeBar.tsx';
import { NewPictures } from './NewPictures.tsx';
import { RecoveryBar } from './RecoveryBar.tsx';
import { SimilarHint } from './SimilarHint.tsx';
import { StatusBar } from './StatusBar.tsx';
import { SuggestingLine } from './SuggestingLine.tsx';
import { Toolbar } from './Toolbar.tsx';
import { TrashedBar } from './TrashedBar.tsx';
import { tidyAll, useBodyEditor } from './useBodyEditor.ts';
import './editor.css';

interface Arriving {
  readonly ids: readonly string[];
  /** Where they go; it moves with the text meanwhile. */
  readonly place: Place;
}

/** The middle of the desk: headline, fields, toolbar, text, status. */
export function EditorPane() {
  const fields = useCopy((copy) => copy.fields);
  const id = useCopy((copy) => copy.id);
  const host = useRef<HTMLDivElement>(null);
  const hooks = useRef({ onPictures: (_files: readonly File[], _at: number) => {}, onCommand: (_command: BodyCommand) => {} });
  const editor = useBodyEditor(host, hooks);
  const held = useHolding((holding) => !holding.mine);
  const suggesting = useSuggesting(({ on }) => on);
  const readOnly = held && !suggesting;
  const [arriving, setArriving] = useState<Arriving | null>(null);

  const takePictures = async (files: readonly File[], at: number) => {
    if (!editor || held) return;
    const place = editor.track(at);
    const added = await addPictures(files);
    if (added.length > 0) setArriving({ ids: added.map((picture) => picture.id), place });
    else place.release();
  };

  const run = (command: BodyCommand) => {
    if (!editor || (readOnly && command !== 'find')) return;
    if (command === 'picture') {
      const at = editor.view.state.selection.main.head;
      void theHost()
        .choosePictures()
        .then((files) => takePictures(files, at));
    } else if (command === 'tidy') tidyAll();
    else editor.run(command);
    if (command !== 'find' && command !== 'replace' && command !== 'picture') editor.focus();
  };
  hooks.current = { onPictures: (files, at) => void takePictures(files, at), onCommand: run };

  useEffect(
    () =>
      onDeskCommand((command) => {
        if (isBodyCommand(command)) hooks.current.onCommand(command);
      }),
    [],
  );

  const insertPicture = useCallback(
    (mediaId: string, at?: number) => {
      const medium = useCopy.getState().fields?.media[mediaId];
      if (medium) editor?.insertPicture({ file: medium.file, alt: medium.alt, caption: medium.caption }, at);
    },
    [editor],
  );

  const putIn = ({ ids, place }: Arriving) => {
    let at = place.offset();
    for (const mediaId of editor?.isHere(place) ? ids : []) {
      insertPicture(mediaId, at);
      at = afterPicture(useCopy.getState().fields?.media[mediaId]?.file ?? '', at);
    }
    place.release();
    setArriving(null);
    editor?.focus();
  };

  /** The end of the line on which a picture has just been put, near `at`. */
  const afterPicture = (file: string, at: number): number => {
    const text = editor?.view.state.doc.toString() ?? '';
    const found = text.indexOf(`media/${file}`, Math.max(0, text.lastIndexOf('\n', at - 1)));
    if (found < 0) return at;
    const end = text.indexOf('\n', found);
    return end < 0 ? text.length : end;
  };

  return (
    <main className="editor" data-open={fields ? 'yes' : 'no'}>
      <TrashedBar />
      <HeldBar />
      <LostBar />
      <RecoveryBar />
      <ConflictBar />
      <MergeBar />
      {fields ? <HeadForm key={id} fields={fields} readOnly={held} onInsertPicture={insertPicture} /> : null}
      {fields ? <Toolbar run={run} readOnly={readOnly} /> : null}
      {suggesting ? <SuggestingLine /> : null}
      <div className="editor-text" ref={host} />
      <SimilarHint />
      {fields ? <StatusBar /> : null}
      {arriving ? <NewPictures ids={arriving.ids} onClose={() => setArriving(null)} onDone={() => putIn(arriving)} /> : null}
    </main>
  );
}

function isBodyCommand(command: string): command is BodyCommand {
  return Object.hasOwn(commandTable, command);
}
