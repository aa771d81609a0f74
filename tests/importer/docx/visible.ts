import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** The words of a Word document, found without reading it: whatever stands between the tags of its texts. */
export async function visibleText(path: string): Promise<string> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  let words = '';
  try {
    for await (const entry of zip.eachEntry()) {
      if (!/^word\/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/.test(entry.fileName)) continue;
      const xml = (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
      // Of what is written twice for old and new programs, once is enough.
      const once = xml.replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '');
      for (const [, text = ''] of once.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)) words += text;
    }
  } finally {
    zip.close();
  }
  return words;
}
