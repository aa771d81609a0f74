import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Dispatch } from '#contract/dispatch.ts';
import { describeFailure, failureOf, refusal } from '#contract/reply.ts';
import type { Arguments, Command, Terminal } from './command.ts';
import { commands, withoutLibrary } from './commands.ts';
import { screenJson, screenLine, screenText } from './screen.ts';
import { usageError } from './usage.ts';

/** What the words of a command line ask for. */
export type Request =
  | { readonly kind: 'command'; readonly command: Command; readonly given: Arguments; readonly library: string | undefined; readonly json: boolean }
  | { readonly kind: 'serve'; readonly library: string; readonly port: number; readonly open: boolean }
  | { readonly kind: 'help' };

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

export const helpText = [
  'Usage: copydesk COMMAND',
  '',
  ...Object.values(commands).map(({ usage }) => `  ${usage}`),
  '  serve --library DIR [--port N] [--no-open]',
  '',
  'Add --json for one JSON document on stdout.',
  '',
].join('\n');

/** @throws a usage error */
export function readRequest(argv: readonly string[]): Request {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || argv.includes('--help') || argv.includes('-h')) return { kind: 'help' };
  if (name === 'serve') return readServe(rest);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw usageError(`there is no command ${name}`);
  const { values, positionals } = parse(rest, command.options);
  const library = typeof values.library === 'string' ? values.library : undefined;
  if (library === undefined && !withoutLibrary.has(name)) throw usageError(`${name} needs --library DIR`);
  if (name === 'portal' && positionals[0] === 'add' && library === undefined) throw usageError('portal add needs --library DIR');
  for (const option of command.required ?? []) if (values[option] === undefined) throw usageError(`${name} needs --${option}`);
  const [least, most] = command.words;
  if (positionals.length < least || positionals.length > most) throw usageError(`usage: ${command.usage}`);
  return { kind: 'command', command, given: { words: positionals, options: values }, library, json: values.json === true };
}

function readServe(argv: readonly string[]): Request {
  const { values, positionals } = parse(argv, { port: 'value', 'no-open': 'flag' });
  if (positionals.length > 0) throw usageError('serve takes no words');
  if (typeof values.library !== 'string') throw usageError('serve needs --library DIR');
  const port = typeof values.port === 'string' ? Number(values.port) : 0;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw usageError('--port takes a number from 0 to 65535');
  return { kind: 'serve', library: values.library, port, open: values['no-open'] !== true };
}

function parse(argv: readonly string[], options: Command['options']) {
  const shapes = Object.entries(options).map(
    ([name, shape]) => [name, { type: shape === 'flag' ? 'boolean' : 'string', multiple: shape === 'many' }] as const,
  );
  const parsed = parseWords(argv, Object.fromEntries(shapes));
  // An empty path would quietly mean the folder one stands in: `--library "$LIBRARY"` with nothing in it.
  for (const option of paths) if (parsed.values[option] === '') throw usageError(`--${option} is empty`);
  if (parsed.positionals.includes('')) throw usageError('one of the words is empty');
  return parsed;
}

const paths = ['library', 'out', 'daily', 'body-file'];

function parseWords(argv: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { library: { type: 'string' }, json: { type: 'boolean' }, ...options },
    }) as { values: Arguments['options']; positionals: string[] };
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

type Reach = Pick<Terminal, 'offerToRead' | 'offerFolder' | 'offerTarget' | 'offerExactly' | 'readText'> & { readonly dispatch: Dispatch };

/**
 * Runs one command through dispatch and prints what it answers.
 * @returns the exit code: 0 done, 1 refused or failed
 */
export async function runCommand(request: Extract<Request, { kind: 'command' }>, reach: Reach, streams: Streams): Promise<number> {
  let refused = false;
  const terminal: Terminal = {
    offerToRead: reach.offerToRead,
    offerFolder: reach.offerFolder,
    offerTarget: reach.offerTarget,
    offerExactly: reach.offerExactly,
    readText: reach.readText,
    call: async (call, input) => {
      const reply = await reach.dispatch({ call, input }, { client: 'terminal' });
      if (reply.ok) return reply.value as never;
      const { code, thing, stage, message, detail } = reply.failure;
      throw refusal(code, thing, stage, message, detail);
    },
    say: (line) => streams.err(`${screenLine(line)}\n`),
    refuse: (error) => {
      refused = true;
      streams.err(`${explain(error)}\n`);
    },
  };
  const printed = await request.command.run(request.given, terminal);
  const written = request.json ? screenJson(printed.json) : screenText(printed.text);
  if (written !== '') streams.out(`${written}\n`);
  return refused || printed.failed ? 1 : 0;
}

/** One line for stderr. An exception that nobody coded is shown with its own message. */
export function explain(error: unknown): string {
  const failure = failureOf(error);
  const message = failure ? describeFailure(failure) : `${error instanceof Error ? error.message : String(error)} [internal]`;
  return `copydesk: ${screenLine(message)}`;
}
