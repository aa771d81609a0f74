import { notify } from './desk.ts';
import { changePortal, telling, usePortalEditor } from './portalEditor.ts';
import { shown, theHost } from './session.ts';

/** The page templates a portal may be made with: those of the program, and those the newsroom adds from files. */

/** The one every portal can be made with. */
export const defaultTemplate = 'default';

export async function loadTemplates(): Promise<void> {
  await telling('notice.portalFailed', async () => {
    usePortalEditor.setState({ templates: await theHost().call('template.list', {}) });
  });
}

/** Makes the page of the portal that is open with this template. Why one cannot be used is shown in the editor. */
export async function chooseTemplate(name: string): Promise<void> {
  const { draft } = usePortalEditor.getState();
  if (draft) changePortal({ ...draft.profile, page: { ...draft.profile.page, template: name } });
  try {
    const template = await theHost().call('portal.template', { name });
    if (usePortalEditor.getState().draft?.profile.page.template === name) usePortalEditor.setState({ template });
  } catch (error) {
    usePortalEditor.setState({ failure: shown(error) });
  }
}

/** Adds one from files that are chosen now, and makes the page with it. */
export async function addTemplate(): Promise<void> {
  await saying(async () => {
    const files = await theHost().choose('template');
    if (files.length === 0) return;
    const page = files.find(({ name }) => /\.html?$/i.test(name))?.name ?? '';
    await takeFiles(
      nameFrom(page, usePortalEditor.getState().draft?.profile.key ?? ''),
      files.map(({ token }) => token),
      false,
    );
  });
}

/** By its file; by the portal where the file has a name that says nothing, or one that no template can have. */
function nameFrom(file: string, portal: string): string {
  const name = file.replace(/\.html?$/i, '').toLowerCase();
  return /^[a-z0-9-]{1,64}$/.test(name) && name !== 'page' && name !== 'index' ? name : portal;
}

async function takeFiles(name: string, files: readonly string[], replace: boolean): Promise<void> {
  try {
    await theHost().call('template.add', { name, files: [...files], replace });
  } catch (error) {
    if (shown(error).code !== 'target-exists') throw error;
    usePortalEditor.setState({ templateAsked: { act: 'replace', name, files } });
    return;
  }
  await loadTemplates();
  await chooseTemplate(name);
  notify({ tone: 'success', key: 'portals.templateAdded', values: { name } });
}

export function askToRemoveTemplate(name: string): void {
  usePortalEditor.setState({ templateAsked: { act: 'remove', name, files: [] } });
}

/** An answer to what was asked about a template. */
export async function settleTemplate(agreed: boolean): Promise<void> {
  const { templateAsked } = usePortalEditor.getState();
  usePortalEditor.setState({ templateAsked: null });
  if (!agreed || !templateAsked) return;
  const { act, name, files } = templateAsked;
  await saying(() => (act === 'replace' ? takeFiles(name, files, true) : remove(name)));
}

async function remove(name: string): Promise<void> {
  await theHost().call('template.remove', { name });
  await loadTemplates();
  const { draft, templates } = usePortalEditor.getState();
  const isGone = !templates.some((template) => template.name === name);
  if (draft?.profile.page.template === name) await chooseTemplate(isGone ? defaultTemplate : name);
  notify({ tone: 'success', key: 'portals.templateRemoved', values: { name } });
}

/** What a template has wrong is shown in the editor, line by line, and stays until something is done. */
async function saying(action: () => Promise<void>): Promise<void> {
  usePortalEditor.setState({ failure: null });
  try {
    await action();
  } catch (error) {
    usePortalEditor.setState({ failure: shown(error) });
  }
}
