import type { DeskEvent } from '#contract/events.ts';

/** How far long work is, as a person at a terminal sees it: one line that each telling writes over, gone with the last. */
export function progressText(event: DeskEvent): string {
  if ((event.type !== 'work.progress' && event.type !== 'import.progress') || event.by !== 'terminal') return '';
  const { done, total } = event;
  const work = event.type === 'import.progress' ? 'import' : event.work;
  return done < total ? `\r\u001b[K${work} ${done}/${total}` : '\r\u001b[K';
}
