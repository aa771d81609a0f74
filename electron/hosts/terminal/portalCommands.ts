import { calls } from '#contract/calls.ts';
import { type Command, type Terminal, text } from './command.ts';
import { screenLine } from './screen.ts';
import { usageError } from './usage.ts';

/** Commands for what a newsroom sets up itself: its portals, and the templates their pages are made with. */

export const portalCommand: Command = {
  usage: 'portal add FILE --library DIR | portal list [--library DIR]',
  words: [1, 2],
  options: {},
  begins: true,
  withoutLibrary: (verb) => verb !== 'add',
  run: async ({ words: [verb, file] }, terminal) => {
    if (verb === 'add' && file !== undefined) {
      const added = await terminal.call('portal.add', { file: terminal.offerToRead(file) });
      return { json: [added], text: `${added.key}  ${screenLine(added.name)}` };
    }
    if (verb !== 'list' || file !== undefined) throw usageError('portal takes "add FILE" or "list"');
    const portals = await terminal.call('portal.list', {});
    return {
      json: portals.map(({ key, name }) => ({ key, name })),
      text: portals.map(({ key, name }) => `${key}  ${screenLine(name)}`).join('\n'),
    };
  },
};

export const templateCommand: Command = {
  usage: 'template add PAGE.html [STYLES.css] --library DIR [--name NAME] | template remove NAME --library DIR | template list [--library DIR]',
  words: [1, 3],
  options: { name: 'value' },
  begins: true,
  withoutLibrary: (verb) => verb !== 'add' && verb !== 'remove',
  run: async ({ words: [verb, ...words], options }, terminal) => {
    const given = text(options.name);
    const [first] = words;
    if (verb === 'add' && first !== undefined) {
      const added = await terminal.call('template.add', {
        name: templateName(given ?? nameOf(words), given === undefined),
        files: words.map((path) => terminal.offerToRead(path)),
      });
      return { json: [{ name: added.name, own: true }], text: added.name };
    }
    if (given !== undefined) throw usageError('--name goes with "template add"');
    if (verb === 'remove' && first !== undefined && words.length === 1) {
      await terminal.call('template.remove', { name: templateName(first, false) });
      return listTemplates(terminal);
    }
    if (verb !== 'list' || first !== undefined) throw usageError('template takes "add FILE", "remove NAME" or "list"');
    return listTemplates(terminal);
  },
};

async function listTemplates(terminal: Terminal) {
  const templates = await terminal.call('template.list', {});
  return { json: templates, text: templates.map(({ name, own }) => `${name}${own ? '  own' : ''}`).join('\n') };
}

/** A page called `page.html`, as templates are kept, is named by its folder; any other by itself. */
function nameOf(paths: readonly string[]): string {
  const page = paths.find((path) => /\.html?$/i.test(path)) ?? '';
  const [name = '', folder = ''] = page.split(/[\\/]/).reverse();
  const bare = name.replace(/\.html?$/i, '');
  return (/^(?:page|index)$/i.test(bare) ? folder : bare).toLowerCase();
}

/** @throws a usage error for what no template can be called */
function templateName(name: string, isDerived: boolean): string {
  if (calls['template.remove'].input.safeParse({ name }).success) return name;
  throw usageError(`${isDerived ? 'the file gives no name for a template: say --name; ' : ''}a name is lower-case letters, digits and hyphens`);
}
