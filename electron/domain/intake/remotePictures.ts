/** Pictures that lie elsewhere: `html/body.ts` leaves a link `[图片：words](address)` where each stood. */

/** `text` with every such link to `address` as the picture `media/<file>`; the words of the link become what describes it. */
export function placeFetched(text: string, address: string, file: string): string {
  const link = new RegExp(`(?<!!)\\[图片(?:：((?:[^\\]\\\\\\n]|\\\\.)*))?\\]\\(${address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\)`, 'g');
  return text.replace(link, (_, words = '') => `![${words}](media/${file})`);
}
