import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { templateFailureText } from '../../i18n/templateWords.ts';
import { useDesk } from '../../state/desk.ts';
import { settleTemplate } from '../../state/pageTemplates.ts';
import { beginEditing, openPortal, removePortal, settleLeaving, settleReplacing, usePortalEditor } from '../../state/portalEditor.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Button } from '../../ui/Button.tsx';

export interface Props {
  /** Somebody wants to remove the portal that is open. */
  readonly removing: boolean;
  /** What is unsaved could be saved as it stands. */
  readonly isValid: boolean;
  onRemoved(): void;
}

/** What a person has to answer or should know before going on: one line above the form. */
export function Questions({ removing, isValid, onRemoved }: Props) {
  const { t, i18n } = useTranslation();
  const { draft, leaving, replacing, templateAsked, changedElsewhere, failure } = usePortalEditor();
  const name = draft?.profile.name || t('portals.nameless');
  if (leaving) return <Leaving name={name} isValid={isValid} />;
  if (removing) return <Removing name={name} onRemoved={onRemoved} />;
  if (replacing)
    return (
      <Bar
        icon={TriangleAlert}
        tone="warn"
        actions={
          <>
            <Button autoFocus onPress={() => void settleReplacing(false)}>
              {t('portals.keep')}
            </Button>
            <Button tone="danger" onPress={() => void settleReplacing(true)}>
              {t('portals.replace')}
            </Button>
          </>
        }
      >
        {t('portals.replaceAsk', { name: replacing.name })}
      </Bar>
    );
  if (templateAsked) return <AboutTemplate act={templateAsked.act} name={templateAsked.name} />;
  if (failure)
    return (
      <Bar icon={CircleAlert} tone="warn">
        {templateFailureText(t, i18n.language, failure)}
      </Bar>
    );
  if (changedElsewhere)
    return (
      <Bar
        icon={TriangleAlert}
        tone="warn"
        actions={<Button onPress={() => void (draft?.key && openPortal(draft.key))}>{t('portals.takeTheirs')}</Button>}
      >
        {t('portals.changedElsewhere')}
      </Bar>
    );
  if (draft && !draft.editing)
    return (
      <Bar
        icon={Info}
        actions={
          <Button tone="primary" onPress={beginEditing}>
            {t('portals.edit')}
          </Button>
        }
      >
        {t('portals.presetHint')}
      </Bar>
    );
  return null;
}

function AboutTemplate({ act, name }: { readonly act: 'replace' | 'remove'; readonly name: string }) {
  const { t } = useTranslation();
  return (
    <Bar
      icon={TriangleAlert}
      tone="warn"
      actions={
        <>
          <Button autoFocus onPress={() => void settleTemplate(false)}>
            {t('portals.keep')}
          </Button>
          <Button tone="danger" onPress={() => void settleTemplate(true)}>
            {t(act === 'replace' ? 'portals.replace' : 'portals.remove')}
          </Button>
        </>
      }
    >
      {t(act === 'replace' ? 'portals.replaceTemplateAsk' : 'portals.removeTemplateAsk', { name })}
    </Bar>
  );
}

function Leaving({ name, isValid }: { readonly name: string; readonly isValid: boolean }) {
  const { t } = useTranslation();
  return (
    <Bar
      icon={TriangleAlert}
      tone="warn"
      actions={
        <>
          <Button tone="quiet" autoFocus onPress={() => void settleLeaving('stay')}>
            {t('portals.stay')}
          </Button>
          <Button tone="danger" onPress={() => void settleLeaving('drop')}>
            {t('portals.drop')}
          </Button>
          <Button tone="primary" isDisabled={!isValid} onPress={() => void settleLeaving('save')}>
            {t('portals.save')}
          </Button>
        </>
      }
    >
      {t('portals.leaveAsk', { name })}
    </Bar>
  );
}

function Removing({ name, onRemoved }: { readonly name: string; onRemoved(): void }) {
  const { t } = useTranslation();
  const key = usePortalEditor((editor) => editor.draft?.key);
  const isPreset = useDesk((desk) => desk.portals.some((portal) => portal.preset && portal.key === key));
  return (
    <Bar
      icon={TriangleAlert}
      tone="warn"
      actions={
        <>
          <Button autoFocus onPress={onRemoved}>
            {t('portals.keep')}
          </Button>
          <Button
            tone="danger"
            onPress={() => {
              onRemoved();
              void removePortal();
            }}
          >
            {t('portals.remove')}
          </Button>
        </>
      }
    >
      {t(isPreset ? 'portals.removeAskPreset' : 'portals.removeAsk', { name })}
    </Bar>
  );
}
