import type { Handlers } from '#contract/dispatch.ts';
import { checkTemplate, type Template } from '#domain/portal/template.ts';
import { refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

/** Page templates: those that ship with the program, and the newsroom's own, which win over one of the same name. */
export function templateHandlers(desk: Desk): Pick<Handlers, 'template.list' | 'template.add' | 'template.remove'> {
  return {
    'template.list': async () => {
      const own = await desk.library.templates();
      const shipped = (await desk.assets.templates()).filter((name) => !own.includes(name));
      return [...own.map((name) => ({ name, own: true })), ...shipped.map((name) => ({ name, own: false }))];
    },
    'template.add': async ({ name, files, replace = true }, { client }) => {
      const template: Template = { name, html: await textOf(desk, files, 'html'), css: await textOf(desk, files, 'css') };
      checkTemplate(template);
      if (!replace && (await desk.library.templates()).includes(name)) {
        throw refusal('target-exists', `templates/${name}`, 'write', 'there is another template of this name', { name });
      }
      await desk.library.saveTemplate(template);
      desk.announce({ type: 'portals.changed', by: client });
      return { name };
    },
    'template.remove': async ({ name }, { client }) => {
      const users = (await desk.library.portals()).filter(({ page }) => page.template === name);
      const isShipped = (await desk.assets.templates()).includes(name);
      if (users.length > 0 && !isShipped) {
        const keys = users.map(({ key }) => key).join(', ');
        throw refusal('not-allowed', `templates/${name}`, 'write', `the pages of ${keys} are made with it`, { portals: keys });
      }
      await desk.library.removeTemplate(name);
      desk.announce({ type: 'portals.changed', by: client });
      return {};
    },
  };
}

/**
 * The template of this name. One of the newsroom's own is checked again: its file may have been changed since.
 * @throws bad-template, naming it, when there is none or it cannot be used; damaged
 */
export async function findTemplate(desk: Pick<Desk, 'library' | 'assets'>, name: string): Promise<Template> {
  const own = await desk.library.template(name);
  if (!own) return desk.assets.template(name);
  checkTemplate(own);
  return own;
}

/** The text of the one chosen file that is a page, or a style sheet; a template may do without the latter. */
async function textOf(desk: Desk, tokens: readonly string[], kind: 'html' | 'css'): Promise<string> {
  const ending = kind === 'html' ? /\.html?$/i : /\.css$/i;
  const found = tokens.map((token) => desk.files.toRead(token)).filter(({ name }) => ending.test(name));
  const [file, another] = found;
  if (another) throw refusal('bad-template', another.name, 'read', `it is the second .${kind} file; a template has one`);
  if (file) return desk.readText(file.path, file.name);
  if (kind === 'css') return '';
  throw refusal('bad-template', 'template', 'read', 'none of the files is a page: page.html');
}
