import electronLog from 'electron-log/node';

/**
 * The local log file, for a person to send along with a report. Its Node build is used on purpose: the one for Electron adds
 * a preload of its own to every window.
 */
export interface Log {
  /** Absolute path of the file. */
  readonly path: string;
  /** `line` must hold nothing of an article. */
  trouble(line: string): void;
}

/** Bytes after which the file is moved aside to `….old.log`; one older file is kept. */
const longest = 1024 * 1024;

export function openLog(path: string): Log {
  const logger = electronLog.create({ logId: path });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => path;
  logger.transports.file.maxSize = longest;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  return { path, trouble: (line) => logger.error(line) };
}
