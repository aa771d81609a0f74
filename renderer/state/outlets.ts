import type { CallInput, CallOutput } from '#contract/calls.ts';
import { outletEndings } from '#domain/outlets/outlet.ts';
import type { Target, TargetKind } from '../bridge/host.ts';
import { useCopy } from './copy.ts';
import { useDesk } from './desk.ts';
import { settleOpen, theHost } from './session.ts';

/** The open article for other uses than a portal's package. Each throws a coded refusal, for the dialog to show. */

export type Rendered = CallOutput<'outlet.render'>;
export type FileOutlet = Exclude<CallInput<'outlet.write'>['outlet'], 'wechat'>;

/** What came of writing or printing: a file, or a page that the browser prints by itself. */
export interface Delivered {
  readonly name: string;
  /** Bytes; unknown of a PDF. */
  readonly bytes?: number;
  readonly warnings: readonly string[];
  readonly reveal?: () => Promise<void>;
}

const kinds: Readonly<Record<FileOutlet, TargetKind>> = { docx: 'docx', text: 'text', newsml: 'xml', ninjs: 'json' };

/** The open article and the chosen portal, once everything is on disk; null when it is not. */
async function settled(): Promise<{ readonly id: string; readonly portal: string } | null> {
  const { id } = useCopy.getState();
  const portal = useDesk.getState().portal?.profile.key;
  return id !== null && portal !== undefined && (await settleOpen()) ? { id, portal } : null;
}

/** Something to paste, made of what is on disk. */
export async function renderOpen(outlet: 'wechat' | 'text'): Promise<Rendered | null> {
  const wanted = await settled();
  return wanted && theHost().call('outlet.render', { ...wanted, outlet });
}

/** Null when the person cancels. */
export async function saveOutlet(outlet: FileOutlet): Promise<Delivered | null> {
  const wanted = await settled();
  if (!wanted) return null;
  const host = theHost();
  const { name } = await host.call('package.name', wanted);
  const target = await host.chooseTarget(kinds[outlet], name + outletEndings[outlet]);
  if (!target) return null;
  const { bytes, warnings } = await host.call('outlet.write', { ...wanted, outlet, target: target.token });
  await target.finish();
  return { name: target.name, bytes, warnings: warnings.map(({ message }) => message), ...revealOf(target) };
}

/** Prints the portal's page. A browser shows its own dialog: then there is no file to name. Null when the person cancels. */
export async function printOpen(): Promise<Delivered | null> {
  const wanted = await settled();
  if (!wanted) return null;
  const host = theHost();
  const { name } = await host.call('package.name', wanted);
  const { html, warnings } = await host.call('outlet.page', wanted);
  const written = await host.printPage(html, `${name}.pdf`);
  const told = warnings.map(({ message }) => message);
  if (written) return { name: written.name, warnings: told, ...revealOf(written) };
  return host.kind === 'browser' ? { name: '', warnings: told } : null;
}

function revealOf(target: Pick<Target, 'reveal'>): Pick<Delivered, 'reveal'> {
  const { reveal } = target;
  return reveal ? { reveal: () => reveal.call(target) } : {};
}
