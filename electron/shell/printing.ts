import { BrowserWindow, type PrintToPDFOptions, session } from 'electron';
import { pageAddress, printPolicy, printPreferences, scheme } from './security.ts';

/** A4 with the page's own print style, its headings as an outline, tagged for those who listen to it. Margins in inches. */
const paper: PrintToPDFOptions = {
  pageSize: 'A4',
  preferCSSPageSize: true,
  margins: { top: 0.6, bottom: 0.8, left: 0.7, right: 0.7 },
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: '<div style="width:100%;text-align:center;font-size:9px">— <span class="pageNumber"></span> —</div>',
};

let printed = 0;

/**
 * A whole page as a PDF. It stands in a hidden window with a session of its own that knows this one page and nothing else: never a
 * file, never the network.
 */
export async function printToPdf(html: string): Promise<Uint8Array> {
  printed += 1;
  const apart = session.fromPartition(`print-${printed}`, { cache: false });
  apart.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  apart.setPermissionCheckHandler(() => false);
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': printPolicy };
  apart.protocol.handle(scheme, () => new Response(html, { headers }));
  const window = new BrowserWindow({ show: false, webPreferences: { ...printPreferences, session: apart } });
  try {
    await window.loadURL(pageAddress);
    return await window.webContents.printToPDF(paper);
  } finally {
    window.destroy();
    apart.protocol.unhandle(scheme);
  }
}
