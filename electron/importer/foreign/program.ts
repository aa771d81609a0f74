import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '#domain/result.ts';
import { readDocx } from '../docx/read.ts';
import { readHtml, readMhtml } from '../html/read.ts';
import { readWords } from '../table/read.ts';
import type { ForeignContent, ForeignReply, ForeignStart } from './messages.ts';

/** The program of the thread that reads one foreign file. To take in one more format, add a line to `readers`. */
const readers: { readonly [F in keyof ForeignContent]: (start: ForeignStart) => Promise<ForeignContent[F]> } = {
  docx: readDocx,
  html: readHtml,
  mhtml: readMhtml,
  words: readWords,
};

const port = parentPort;
if (!port) throw new Error('this file is started as a thread');
const start = workerData as ForeignStart;

async function answer(): Promise<ForeignReply> {
  try {
    return { type: 'read', value: await readers[start.format](start) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return { type: 'refused', failure };
    return { type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const reply = await answer();
const pictures = reply.type === 'read' && 'pictures' in reply.value ? [...reply.value.pictures.values()] : [];
// Handed over, not copied: twice all pictures would be in memory at once.
port.postMessage(
  reply,
  pictures.map(({ bytes }) => bytes.buffer as ArrayBuffer),
);
