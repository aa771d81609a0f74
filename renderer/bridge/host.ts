import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import type { DeskEvent } from '#contract/events.ts';
import type { HostCallInput } from '#contract/host.ts';
import { type Reply, refusal } from '#contract/reply.ts';

/** A file or folder that a person chose: the window holds its token, the host its path. */
export interface ChosenFile {
  readonly token: string;
  readonly name: string;
}

/** Where a package goes. `finish` hands it over: a download in the browser, nothing to do on the desktop. */
export interface Target extends ChosenFile {
  finish(): Promise<void>;
  /** Shows the written file in the desktop's file manager, where there is one. */
  reveal?(): Promise<void>;
}

export type TargetKind = HostCallInput<'host.chooseSave'>['kind'];

/** What may be chosen on an open dialog. */
export type Wanted = 'package' | 'portal' | 'template' | 'backup' | 'words' | 'pictures';

/** The window's one way to everything behind it, the same on both hosts. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  /** This window's id; comes back as `by` in events. */
  readonly client: string;
  /** @throws a coded exception (`failureOf`) when the call is refused or the host cannot be reached */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** A call of a page that is going away: it is sent, and nobody is there for the answer. */
  farewell<N extends CallName>(name: N, input: CallInput<N>): void;
  subscribe(listener: (event: DeskEvent) => void): () => void;
  /** A picture of an article as an object URL, fetched once. */
  picture(article: string, file: string): Promise<string>;
  /** Empty when the person cancels. */
  choose(what: Exclude<Wanted, 'pictures'>): Promise<readonly ChosenFile[]>;
  /** Pictures come as files, since their bytes travel in a call. Empty when the person cancels. */
  choosePictures(): Promise<readonly File[]>;
  /**
   * Pictures that Word or WPS left in the temp folder beside their HTML on the clipboard, by the address they have there.
   * Empty in the browser, which cannot read them.
   */
  clipboardPictures(addresses: readonly string[]): Promise<ReadonlyMap<string, Blob>>;
  /** Hand-offs that the system gave to the program and that nobody took yet; none in the browser. */
  handed(): Promise<readonly ChosenFile[]>;
  /** Files or one folder for an import. The desktop gives tokens, a browser what was chosen; empty when the person cancels. */
  chooseIncoming(what: 'articles' | 'article-folder'): Promise<{ readonly tokens: readonly ChosenFile[] } | { readonly files: readonly File[] }>;
  /** A token for a file dropped on the window. */
  offer(file: File): Promise<ChosenFile>;
  /** Null when the person cancels. */
  chooseTarget(kind: TargetKind, name: string): Promise<Target | null>;
  /**
   * Prints a whole page: into a PDF that a person names on the desktop, through the browser's own print dialog elsewhere.
   * @returns the written file; null where there is none, or when the person cancels
   */
  printPage(html: string, name: string): Promise<Pick<Target, 'name' | 'reveal'> | null>;
}

/** Turns a reply into its value. @throws the failure as a coded exception */
export function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  const { code, thing, stage, message, detail } = reply.failure;
  throw refusal(code, thing, stage, message, detail);
}

/** Lets a person choose files through the page's own file input. Empty when the person cancels. */
export function chooseByInput(accept: string, multiple: boolean): Promise<readonly File[]> {
  return byInput((input) => {
    input.accept = accept;
    input.multiple = multiple;
  });
}

function byInput(prepare: (input: HTMLInputElement) => void): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    prepare(input);
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}

/** Lets a person choose a folder: all files in it, each with its path. Empty when the person cancels. */
export function chooseFolderByInput(): Promise<readonly File[]> {
  return byInput((input) => {
    input.webkitdirectory = true;
  });
}

export const pictureTypes = 'image/jpeg,image/png,image/gif,image/webp';

/** Keeps object URLs of pictures by article and file, so that each is fetched once. */
export function pictureCache(fetchPicture: (article: string, file: string) => Promise<Blob>): Host['picture'] {
  const known = new Map<string, Promise<string>>();
  return (article, file) => {
    const key = `${article}/${file}`;
    const url = known.get(key) ?? fetchPicture(article, file).then((blob) => URL.createObjectURL(blob));
    known.set(key, url);
    url.catch(() => known.delete(key));
    return url;
  };
}
