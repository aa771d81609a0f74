import { useEffect, useState } from 'react';
import { body, followBody } from '../state/body.ts';
import { type Copy, useCopy } from '../state/copy.ts';
import { notify, useDesk } from '../state/desk.ts';
import { theHost } from '../state/session.ts';
import { makePage, type PreviewPage } from './page.ts';
import { makeRenderer } from './renderer.ts';
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
  const say = (message: ToWorker) => worker.postMessage(message);
  const fail = (message: string) => {
    console.error('preview:', message);
    setFailed(true);
  };
  const counting = calmCount();
  const renderer = makeRenderer({ send: say, show: (patch, fresh) => page.patch(patch, fresh), count: counting.count });
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'failed') return fail(data.message);
    if (data.type === 'shell') page.setShell(data.parts);
    else renderer.hear(data);
    setFailed(false);
  };
  worker.onerror = (event) => fail(event.message);
  const media = () => useCopy.getState().fields?.media ?? {};
  const sayShell = () => {
    const article = shellArticle(useCopy.getState());
    const { portal } = useDesk.getState();
    if (article && portal) say({ type: 'shell', article, ...portal });
  };
  const stops = [
    followBody((event) => {
      if (event.type === 'opened') renderer.open(event.text, media());
      else if (event.type === 'changed') renderer.change(event.changes);
      else textScrolled();
    }),
    useCopy.subscribe((copy, before) => {
      if (copy.fields === before.fields) return;
      sayShell();
      if (copy.id === before.id && copy.fields && copy.fields.media !== before.fields?.media)
        renderer.setMedia(body()?.text() ?? '', copy.fields.media);
    }),
    useDesk.subscribe((desk, before) => {
      if (desk.portal !== before.portal) sayShell();
    }),
    counting.stop,
    () => worker.terminate(),
  ];
  sayShell();
  const source = body();
  if (source && useCopy.getState().id) renderer.open(source.text(), media());
  return () => {
    for (const stop of stops) stop();
  };
}

/** Tells the count a few times a second at most: nobody reads it faster, and each telling draws the status line. */
function calmCount(pause = 250) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  return {
    count: (han: number) => {
      latest = han;
      timer ??= setTimeout(() => {
        timer = undefined;
        if (useCopy.getState().han !== latest) useCopy.setState({ han: latest });
      }, pause);
    },
    stop: () => clearTimeout(timer),
  };
}

function shellArticle({ id, fields, state }: Copy): ShellArticle | undefined {
  if (!id || !fields || !state) return undefined;
  return { schema: 1, id, ...fields, state, createdAt: '1970-01-01T00:00:00.000Z', updatedAt: '1970-01-01T00:00:00.000Z', revision: 0 };
}
