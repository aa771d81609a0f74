import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';

/** What a command may reach: the contract's calls, and tokens for the paths a person typed. */
export interface Terminal {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** A token for a file to read. */
  offerToRead(path: string): string;
  /** A token for a folder to write packages into. */
  offerFolder(path: string): string;
  /** A token for a file to write, or for the folder that is there to take it; `place` is where a file of this name then is. */
  offerTarget(path: string, replace: boolean): { readonly token: string; place(name: string): string };
  /** A token for exactly this file or folder, which need not be there. */
  offerExactly(path: string): string;
  readText(path: string): Promise<string>;
  /** One line to stderr. */
  say(line: string): void;
  /** Something was refused; the command goes on and the program ends with 1. */
  refuse(error: unknown): void;
}

export interface Arguments {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

export interface Command {
  readonly usage: string;
  /** Fewest and most words after the command's name. */
  readonly words: readonly [number, number];
  /** Options beside `--library` and `--json`; `many` may be repeated. */
  readonly options: Readonly<Record<string, 'value' | 'flag' | 'many'>>;
  /** It may begin a new library; every other command refuses a folder that holds none. */
  readonly begins?: true;
  /** It makes the folder `--library` names, and opens none. */
  readonly makes?: true;
  /** Options without which it is a usage error. */
  readonly required?: readonly string[];
  run(given: Arguments, terminal: Terminal): Promise<Printed>;
}

/** What a command answers: the JSON document, the same in words, and whether it counts as done. */
export interface Printed {
  readonly json: unknown;
  readonly text: string;
  readonly failed?: boolean;
}
