import { attempt } from './actions.ts';
import { useCopy } from './copy.ts';
import { notify } from './desk.ts';
import { settleOpen, theHost } from './session.ts';

/** 审稿单 of the open article on paper, or as a page for the archive. */

/** @param name of the file, without its ending */
export async function printSheet(name: string): Promise<void> {
  await attempt('sheet.failed', async () => {
    const { id } = useCopy.getState();
    if (id === null || !(await settleOpen())) return;
    const { html } = await theHost().call('review.page', { id });
    const written = await theHost().printPage(html, `${name}.pdf`);
    if (written) notify({ tone: 'success', key: 'sheet.saved', values: { name: written.name } });
  });
}

/** @param name of the file, without its ending */
export async function saveSheet(name: string): Promise<void> {
  await attempt('sheet.failed', async () => {
    const { id } = useCopy.getState();
    if (id === null || !(await settleOpen())) return;
    const target = await theHost().chooseTarget('html', `${name}.html`);
    if (!target) return;
    await theHost().call('review.write', { id, target: target.token });
    await target.finish();
    notify({ tone: 'success', key: 'sheet.saved', values: { name: target.name } });
  });
}
