import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '#domain/canonical.ts';
import { checksumOf, openRecord, type RecordForm, readRecord, writeRecord } from '../../electron/library/adapter.ts';
import { nodeDisk } from '../../electron/library/disk.ts';
import type { Shelf } from '../../electron/library/durable.ts';
import { refused, tempFolder } from './tempLibrary.ts';

const noteSchema = z.strictObject({ schema: z.literal(2), text: z.string(), zone: z.string().optional(), about: z.array(z.string()).optional() });
const note: RecordForm<z.infer<typeof noteSchema>> = { schema: noteSchema, version: { field: 'schema', newest: 2 } };
const file = 'note.json';

async function shelf(): Promise<Shelf> {
  return { disk: nodeDisk(), root: await tempFolder(), settled: new Set(), report: () => undefined };
}

async function shelfWith(content: string | Uint8Array): Promise<Shelf> {
  const made = await shelf();
  await writeFile(join(made.root, file), content);
  return made;
}

const text = (at: Shelf) => readFile(join(at.root, file), 'utf8');

describe('writing', () => {
  it('writes canonical JSON with the checksum of the rest', async () => {
    const at = await shelf();
    await writeRecord(at, file, note, { schema: 2, zone: 'Asia/Shanghai', text: '通知' });
    const checksum = createHash('sha256').update('{\n  "schema": 2,\n  "text": "通知",\n  "zone": "Asia/Shanghai"\n}\n').digest('hex');
    expect(await text(at)).toBe(`{\n  "schema": 2,\n  "sha256": "${checksum}",\n  "text": "通知",\n  "zone": "Asia/Shanghai"\n}\n`);
  });

  it('refuses what the schema does not allow, naming the field, and writes nothing', async () => {
    const at = await shelf();
    const wrong = { schema: 2 as const, text: 5 as unknown as string };
    expect(await refused(writeRecord(at, file, note, wrong))).toMatchObject({
      code: 'invalid',
      thing: file,
      stage: 'write',
      detail: { field: 'text' },
    });
    expect(await readRecord(at, file, note)).toBeUndefined();
  });

  it('is a lowdb adapter', async () => {
    const at = await shelf();
    const { low, adapter } = openRecord(at, file, note, { schema: 2, text: 'first' });
    await low.update((data) => {
      data.text = 'second';
    });
    expect(adapter.seen()?.changedOutside).toBe(false);
    const again = openRecord(at, file, note, { schema: 2, text: 'first' });
    await again.low.read();
    expect(again.low.data).toEqual({ schema: 2, text: 'second' });
  });
});

describe('reading back', () => {
  it.each([
    ['lone surrogates', '\ud800 \udfff 𠮷\udc00'],
    ['controls, quotes and line ends', '"\\\u0000\u0001\r\n\u2028\u2029\u007f'],
    ['a text that looks like a checksum line', '\n  "sha256": "0000"'],
    ['marks of direction, joiners and emoji', '\u202e\u200d👨‍👩‍👧‍👦\ufeff'],
  ])('%s', async (_, value) => {
    const at = await shelf();
    await writeRecord(at, file, note, { schema: 2, text: value });
    expect(await readRecord(at, file, note)).toMatchObject({ value: { schema: 2, text: value }, changedOutside: false });
  });

  it('finds its checksum where it is the last member', async () => {
    const at = await shelf();
    const form: RecordForm<{ about: string; schema: number }> = {
      schema: z.strictObject({ about: z.string(), schema: z.number() }),
      version: { field: 'schema', newest: 2 },
    };
    await writeRecord(at, file, form, { about: 'x', schema: 1 });
    expect((await readRecord(at, file, form))?.changedOutside).toBe(false);
  });

  it('is undefined when there is no file', async () => {
    expect(await readRecord(await shelf(), file, note)).toBeUndefined();
    expect(await readRecord(await shelf(), 'no/such/folder.json', note)).toBeUndefined();
  });
});

describe('what another program wrote', () => {
  const value = { schema: 2 as const, text: '通知', zone: 'Z' };
  const ours = canonicalJson({ ...value, sha256: checksumOf(value) });

  it.each([
    ['line ends of Windows', ours.replaceAll('\n', '\r\n'), false],
    ['a byte order mark', `\ufeff${ours}`, false],
    ['another layout, same content', JSON.stringify({ ...value, sha256: checksumOf(value) }), false],
    ['another text', ours.replace('通知', '通告'), true],
    ['no checksum', JSON.stringify(value), true],
    ['a checksum that is no text', JSON.stringify({ ...value, sha256: 5 }), true],
    ['another checksum', ours.replace(/"sha256": "./, '"sha256": "g'), true],
  ])('%s', async (_, content, changedOutside) => {
    const seen = await readRecord(await shelfWith(content), file, note);
    expect(seen?.changedOutside).toBe(changedOutside);
    expect(seen?.checksum).toBe(checksumOf(seen?.value));
  });
});

describe('what cannot be read is refused, and its bytes are not touched', () => {
  const good = canonicalJson({ schema: 2, text: '通知', sha256: checksumOf({ schema: 2, text: '通知' }) });
  const cases: readonly [string, string | Uint8Array, string][] = [
    ['empty', '', 'damaged'],
    ['NUL-filled', new Uint8Array(4096), 'damaged'],
    ['NUL-filled at the end', good.slice(0, -8) + '\0'.repeat(8), 'damaged'],
    ['cut off', good.slice(0, good.length / 2), 'damaged'],
    ['not UTF-8', Buffer.from('ffd8ffe000104a464946', 'hex'), 'damaged'],
    ['cut inside a character', Buffer.from(good).subarray(0, Buffer.from(good).indexOf(Buffer.from('知')) + 1), 'damaged'],
    ['a list', '[]', 'damaged'],
    ['a number', '5', 'damaged'],
    ['null', 'null', 'damaged'],
    ['brackets without end', '['.repeat(100_000), 'damaged'],
    ['nested without end', `{"schema": 2, "text": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'invalid'],
    ['a newer format', '{"schema": 3, "whatever": true}', 'newer-format'],
    ['a format that is none', '{"schema": "2", "text": ""}', 'invalid'],
    ['a field too many', '{"schema": 2, "text": "", "colour": "red"}', 'invalid'],
    ['a field of another kind', '{"schema": 2, "text": 5}', 'invalid'],
    ['a prototype', '{"schema": 2, "text": "", "__proto__": {"zone": "x"}}', 'invalid'],
  ];

  it.each(cases)('%s', async (_, content, code) => {
    const at = await shelfWith(content);
    expect(await refused(readRecord(at, file, note))).toMatchObject({ code, thing: file, stage: 'read' });
    expect(await readFile(join(at.root, file))).toEqual(Buffer.from(content as string));
  });

  it('names the field', async () => {
    expect((await refused(readRecord(await shelfWith('{"schema": 2, "text": 5}'), file, note))).detail).toEqual({ field: 'text' });
    expect((await refused(readRecord(await shelfWith('{"schema": 2, "text": "", "colour": 1}'), file, note))).message).toContain('colour');
  });

  it('says which format a newer file has', async () => {
    expect((await refused(readRecord(await shelfWith('{"schema": 9}'), file, note))).detail).toEqual({ version: 9 });
  });
});
