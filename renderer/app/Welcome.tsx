import { BookOpenText, FileUp, type LucideIcon, PenLine } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { createDraft, openSample } from '../state/actions.ts';
import { openDialog } from '../state/desk.ts';

/** What a new library shows: three ways to begin. */
export function Welcome() {
  const { t } = useTranslation();
  return (
    <section className="welcome" aria-label={t('welcome.title')}>
      <h2>{t('welcome.title')}</h2>
      <p>{t('welcome.line')}</p>
      <div className="welcome-ways">
        <Way icon={PenLine} name={t('welcome.new')} hint={t('welcome.newHint')} go={() => void createDraft()} />
        <Way icon={FileUp} name={t('welcome.import')} hint={t('welcome.importHint')} go={() => openDialog('import')} />
        <Way icon={BookOpenText} name={t('welcome.sample')} hint={t('welcome.sampleHint')} go={() => void openSample()} />
      </div>
      <p className="welcome-drop">{t('welcome.drop')}</p>
    </section>
  );
}

function Way({ icon: Icon, name, hint, go }: { readonly icon: LucideIcon; readonly name: string; readonly hint: string; go(): void }) {
  return (
    <AriaButton className="way" onPress={go}>
      <Icon aria-hidden="true" />
      <strong>{name}</strong>
      <span>{hint}</span>
    </AriaButton>
  );
}
