import { useEffect, useState } from 'react';
import { sourceHan } from '#domain/markdown/sourceHan.ts';
import { body } from '../state/body.ts';
import { type Copy, useCopy } from '../state/copy.ts';
import { notify, useDesk } from '../state/desk.ts';
import { theHost } from '../state/session.ts';
import { followForm, formText, outOfForm, useTextForm } from '../state/textForm.ts';
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
      onPick: (offset) => {
        const at = outOfForm(offset);
        body()?.select(at, at);
      },
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
  const renderer = makeRenderer({
    send: say,
    show: (patch, fresh) => page.patch(patch, fresh),
    count: (han) => counting.count(useTextForm.getState().isProposed ? undefined : han),
  });
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
    followForm((event) => {
      if (event.type === 'opened') renderer.open(event.text, media());
      else if (event.type === 'changed') renderer.change(event.changes);
      else textScrolled();
    }),
    useCopy.subscribe((copy, before) => {
      if (copy.fields === before.fields) return;
      sayShell();
      if (copy.id === before.id && copy.fields && copy.fields.media !== before.fields?.media) renderer.setMedia(formText(), copy.fields.media);
    }),
    useDesk.subscribe((desk, before) => {
      if (desk.portal !== before.portal) sayShell();
    }),
    counting.stop,
    () => worker.terminate(),
  ];
  sayShell();
  if (body() && useCopy.getState().id) renderer.open(formText(), media());
  return () => {
    for (const stop of stops) stop();
  };
}

/** What the text itself comes to, while its page shows another form of it. */
function baseHan(): number {
  return sourceHan(body()?.text() ?? '');
}

/** Tells the count a few times a second at most: nobody reads it faster, and each telling draws the status line. */
function calmCount(pause = 250) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: number | undefined;
  return {
    count: (han: number | undefined) => {
      latest = han;
      timer ??= setTimeout(() => {
        timer = undefined;
        const now = latest ?? baseHan();
        if (useCopy.getState().han !== now) useCopy.setState({ han: now });
      }, pause);
    },
    stop: () => clearTimeout(timer),
  };
}

function shellArticle({ id, fields, state }: Copy): ShellArticle | undefined {
  if (!id || !fields || !state) return undefined;
  return { schema: 1, id, ...fields, state, createdAt: '1970-01-01T00:00:00.000Z', updatedAt: '1970-01-01T00:00:00.000Z', revision: 0 };
}
