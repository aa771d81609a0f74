import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { handedIn, handedOn } from '../../electron/shell/handedIn.ts';

const folder = resolve('/home/许文澜');

test.each<[string, readonly string[], readonly string[]]>([
  ['a double click', ['/usb/云溪县新桥通车.copydesk'], [resolve('/usb/云溪县新桥通车.copydesk')]],
  ['a name in the folder it was typed in', ['--library', '/稿库', '新桥.COPYDESK'], [resolve(folder, '新桥.COPYDESK')]],
  ['several', ['/a.copydesk', '/b.copydesk'], [resolve('/a.copydesk'), resolve('/b.copydesk')]],
  ['other files and options', ['/a.docx', '--file=/a.copydesk', '.', 'main.js'], []],
])('%s', (_, words, expected) => expect(handedIn(words, folder)).toEqual(expected));

test.each<[string, unknown, readonly string[]]>([
  ['what a second start sends', { files: [resolve('/a.copydesk')] }, [resolve('/a.copydesk')]],
  ['a name without a folder', { files: ['a.copydesk'] }, []],
  ['another file', { files: ['/etc/passwd', 7, null] }, []],
  ['nothing', null, []],
  ['nonsense', { files: 'a.copydesk' }, []],
])('from another start: %s', (_, data, expected) => expect(handedOn(data)).toEqual(expected));
