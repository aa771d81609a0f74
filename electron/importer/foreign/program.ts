import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '#domain/result.ts';
import { readDocx } from '../docx/read.ts';
import { readHtml, readMhtml } from '../html/read.ts';
import type { ForeignDraft, ForeignReply, ForeignStart } from './messages.ts';

/** The program of the thread that reads one foreign file. To take in one more format, add a line to `readers`. */
const readers = { docx: readDocx, html: readHtml, mhtml: readMhtml } as const satisfies Record<
  ForeignStart['format'],
  (start: ForeignStart) => Promise<ForeignDraft>
>;

const port = parentPort;
if (!port) throw new Error('this file is started as a thread');
const start = workerData as ForeignStart;

async function answer(): Promise<ForeignReply> {
  try {
    return { type: 'draft', value: await readers[start.format](start) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return { type: 'refused', failure };
    return { type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const reply = await answer();
const pictures = reply.type === 'draft' ? [...reply.value.pictures.values()] : [];
// Handed over, not copied: twice all pictures would be in memory at once.
port.postMessage(
  reply,
  pictures.map(({ bytes }) => bytes.buffer as ArrayBuffer),
);
