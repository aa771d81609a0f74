import { useEffect, useState } from 'react';
import { body, followBody } from '../state/body.ts';
import { type Copy, useCopy } from '../state/copy.ts';
import { notify, useDesk } from '../state/desk.ts';
import { theHost } from '../state/session.ts';
import { makePage, type PreviewPage } from './page.ts';
import { makeScrollLink } from './scrollLink.ts';
import type { FromWorker, ShellArticle, ToWorker } from './worker/protocol.ts';

/** Connects the open text, the worker that renders it and the page in the frame. True while rendering fails. */
export function usePreview(frame: HTMLIFrameElement | null): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!frame) return;
    const told = new Set<string>();
    const link = makeScrollLink();
    const page = makePage({
      frame,
      picture: (file) => theHost().picture(useCopy.getState().id ?? '', file),
      pictureFailed: (name) => {
        if (told.has(name)) return;
        told.add(name);
        notify({ tone: 'error', key: 'preview.missing', values: { name } });
      },
      onScroll: () => link.pageScrolled(),
      onPick: (offset) => body()?.select(offset, offset),
    });
    if (!page) return;
    link.setPage(page);
    const stop = run(page, link.textScrolled, setFailed);
    return () => {
      stop();
      link.stop();
      page.destroy();
    };
  }, [frame]);
  return failed;
}

function run(page: PreviewPage, textScrolled: () => void, setFailed: (failed: boolean) => void): () => void {
  const worker = new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' });
  let turn = 0;
  const say = (message: ToWorker) => worker.postMessage(message);
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'shell') page.setShell(data.parts);
    else if (data.type === 'failed') {
      console.error('preview:', data.message);
      setFailed(true);
    } else if (data.turn === turn) {
      page.patch(data.patch, data.fresh);
      setFailed(false);
      if (useCopy.getState().han !== data.han) useCopy.setState({ han: data.han });
    }
  };
  worker.onerror = (event) => {
    console.error('preview:', event.message);
    setFailed(true);
  };
  const open = (text: string) => {
    turn += 1;
    say({ type: 'open', turn, text, media: useCopy.getState().fields?.media ?? {} });
  };
  const sayShell = () => {
    const article = shellArticle(useCopy.getState());
    const { portal } = useDesk.getState();
    if (article && portal) say({ type: 'shell', article, ...portal });
  };
  const stops = [
    followBody((event) => {
      if (event.type === 'opened') open(event.text);
      else if (event.type === 'changed') say({ type: 'change', turn, changes: event.changes });
      else textScrolled();
    }),
    useCopy.subscribe((copy, before) => {
      if (copy.fields === before.fields) return;
      sayShell();
      if (copy.id === before.id && copy.fields && copy.fields.media !== before.fields?.media) {
        say({ type: 'media', turn, text: body()?.text() ?? '', media: copy.fields.media });
      }
    }),
    useDesk.subscribe((desk, before) => {
      if (desk.portal !== before.portal) sayShell();
    }),
    () => worker.terminate(),
  ];
  sayShell();
  const source = body();
  if (source && useCopy.getState().id) open(source.text());
  return () => {
    for (const stop of stops) stop();
  };
}

function shellArticle({ id, fields, state }: Copy): ShellArticle | undefined {
  if (!id || !fields || !state) return undefined;
  return { schema: 1, id, ...fields, state, createdAt: '1970-01-01T00:00:00.000Z', updatedAt: '1970-01-01T00:00:00.000Z', revision: 0 };
}
