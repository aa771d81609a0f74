import type { LiveAnswer, LiveQuestion } from '#domain/checks/live.ts';
import { followBody } from '../state/body.ts';
import { type CheckPort, composing, startChecking } from '../state/checking.ts';
import { useChecks } from '../state/checks.ts';
import { closeCard } from '../state/findingCard.ts';

/** Starts the reading of the open article, until the returned function is called. */
export function followChecks(): () => void {
  const stops = [startChecking(readInWorker), followComposition(), followBody((event) => closePassing(event.type))];
  return () => {
    for (const stop of stops) stop();
  };
}

function readInWorker(hear: (answer: LiveAnswer) => void, failed: (why: string) => void): CheckPort {
  const worker = new Worker(new URL('./reading/worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<LiveAnswer>) => hear(data);
  worker.onerror = ({ message }) => failed(message);
  return { ask: (question: LiveQuestion) => worker.postMessage(question), close: () => worker.terminate() };
}

/** In the text as in every field: letters that are not yet words are not looked at. */
function followComposition(): () => void {
  const start = () => composing(true);
  const end = () => composing(false);
  window.addEventListener('compositionstart', start, true);
  window.addEventListener('compositionend', end, true);
  return () => {
    window.removeEventListener('compositionstart', start, true);
    window.removeEventListener('compositionend', end, true);
  };
}

/** A card that nobody asked for goes when the text moves under it. */
function closePassing(what: 'opened' | 'changed' | 'scrolled'): void {
  if (what === 'opened' || !useChecks.getState().card?.byKey) closeCard();
}
