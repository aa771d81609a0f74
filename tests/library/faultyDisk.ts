import { type Disk, nodeDisk, type OpenFile, type ReadableFile } from '../../electron/library/disk.ts';

export type Operation =
  | 'open'
  | 'write'
  | 'fsync'
  | 'fileStat'
  | 'close'
  | 'rename'
  | 'unlink'
  | 'mkdir'
  | 'rmdir'
  | 'syncFolder'
  | 'read'
  | 'openRead'
  | 'readPart'
  | 'readdir'
  | 'stat'
  | 'realpath';

/** What a fault does: throws an errno, takes no bytes in silence, or takes one byte at a time. */
export type Fault = { readonly errno: string } | { readonly write: 'nothing' | 'one-byte' };

/** Looked at before every operation: `number` counts them all from 1. */
export type FaultPlan = (operation: Operation, number: number, path: string) => Fault | undefined;

export interface FaultyDisk {
  readonly disk: Disk;
  /** Every operation so far, `operation path`. */
  readonly log: string[];
  plan: FaultPlan;
  /** Counts from 1 again. */
  restart(plan: FaultPlan): void;
}

/** The real disk, with chosen operations failing. A failing operation leaves the disk as it was, except `close`, which closes. */
export function faultyDisk(): FaultyDisk {
  const real = nodeDisk();
  const log: string[] = [];
  let number = 0;
  const faulty: FaultyDisk = {
    disk: undefined as unknown as Disk,
    log,
    plan: () => undefined,
    restart: (plan) => {
      number = 0;
      log.length = 0;
      faulty.plan = plan;
    },
  };
  const strike = (operation: Operation, path: string): Fault | undefined => {
    number += 1;
    log.push(`${operation} ${path}`);
    const fault = faulty.plan(operation, number, path);
    if (fault && 'errno' in fault) throw Object.assign(new Error(`${fault.errno}: injected, ${operation}`), { code: fault.errno });
    return fault;
  };
  const around = <A extends [string, ...unknown[]], R>(operation: Operation, call: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      strike(operation, given[0]);
      return call(...given);
    };
  };
  const openFile = (file: OpenFile, path: string): OpenFile => ({
    write: async (bytes, offset) => {
      const fault = strike('write', path);
      if (fault && 'write' in fault) return fault.write === 'nothing' ? 0 : file.write(bytes.subarray(0, offset + 1), offset);
      return file.write(bytes, offset);
    },
    fsync: async () => {
      strike('fsync', path);
      await file.fsync();
    },
    stat: async () => {
      strike('fileStat', path);
      return file.stat();
    },
    close: async () => {
      await file.close();
      strike('close', path);
    },
  });
  const readableFile = (file: ReadableFile, path: string): ReadableFile => ({
    bytes: file.bytes,
    read: async (buffer, position) => {
      strike('readPart', path);
      return file.read(buffer, position);
    },
    close: async () => {
      await file.close();
      strike('close', path);
    },
  });
  const disk: Disk = {
    open: around('open', async (path) => openFile(await real.open(path), path)),
    rename: around('rename', real.rename),
    unlink: around('unlink', real.unlink),
    mkdir: around('mkdir', real.mkdir),
    rmdir: around('rmdir', real.rmdir),
    syncFolder: around('syncFolder', real.syncFolder),
    read: around('read', real.read),
    openRead: around('openRead', async (path) => readableFile(await real.openRead(path), path)),
    readdir: around('readdir', real.readdir),
    stat: around('stat', real.stat),
    realpath: around('realpath', real.realpath),
  };
  return Object.assign(faulty, { disk });
}
