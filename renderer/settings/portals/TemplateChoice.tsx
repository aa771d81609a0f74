import { FilePlus2, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addTemplate, askToRemoveTemplate, chooseTemplate, defaultTemplate } from '../../state/pageTemplates.ts';
import { usePortalEditor } from '../../state/portalEditor.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';

/** What the page is made with: one of the templates there are, or a new one from files. */
export function TemplateChoice({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  const templates = usePortalEditor((editor) => editor.templates);
  const own = templates.filter((template) => template.own);
  const names = [...new Set([...templates.map(({ name }) => name), value])];
  return (
    <div className="portal-template">
      <Choice
        label={t('portals.template')}
        value={value}
        options={names.map((key) => ({ key, name: key === defaultTemplate ? t('portals.defaultTemplate') : key }))}
        onChange={(name) => void chooseTemplate(name)}
      />
      <Button tone="quiet" onPress={() => void addTemplate()}>
        <FilePlus2 aria-hidden="true" /> {t('portals.addTemplate')}
      </Button>
      <p className="portal-note">{t('portals.addTemplateHint')}</p>
      {own.length > 0 ? (
        <ul aria-label={t('portals.ownTemplates')}>
          {own.map(({ name }) => (
            <li key={name}>
              {name}
              <IconButton label={t('portals.removeTemplate', { name })} onPress={() => askToRemoveTemplate(name)}>
                <Trash2 aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
