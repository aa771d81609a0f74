import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openDialog, useDesk } from '../../state/desk.ts';
import { onDeskEvent } from '../../state/events.ts';
import { loadTemplates } from '../../state/pageTemplates.ts';
import { closePortals, isChanged, leavePortal, portalsChanged, savePortal, usePortalEditor } from '../../state/portalEditor.ts';
import { theHost } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { PortalForm } from './PortalForm.tsx';
import { PortalList } from './PortalList.tsx';
import { PortalPreview } from './PortalPreview.tsx';
import { type Problems, problemsOf, type Section, sectionOf } from './problems.ts';
import { Questions } from './Questions.tsx';
import '../settings.css';
import './portals.css';

/** The portals of the newsroom: which there are, how each is set up, what its page looks like. */
export function PortalsDialog() {
  const { t } = useTranslation();
  const draft = usePortalEditor((editor) => editor.draft);
  const saving = usePortalEditor((editor) => editor.saving);
  const problems = useProblems();
  const [section, setSection] = useState<Section>('basic');
  const [field, setField] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const content = useRef<HTMLElement>(null);
  useOthersChanges();
  useEffect(() => void loadTemplates(), []);
  const isValid = problems.size === 0;
  const changed = isChanged(draft);
  // The form of a CMS is a wide table, and shows nothing on the page.
  const isWide = section === 'fields';
  const save = () => {
    if (changed && isValid) void savePortal();
    else if (!isValid) showFirst(problems, setSection, content.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    // Elsewhere this key saves the article.
    event.stopPropagation();
    save();
  };
  const close = () =>
    leavePortal(() => {
      closePortals();
      openDialog(null);
    });
  const footer = (
    <>
      {draft?.editing && !isValid ? (
        <button type="button" className="portal-count" onClick={() => showFirst(problems, setSection, content.current)}>
          {t('portals.problems', { count: problems.size })}
        </button>
      ) : null}
      <Button onPress={close}>{t('dialog.close')}</Button>
      <Button tone="primary" isDisabled={!changed || !isValid || saving} onPress={save}>
        {saving ? t('portals.saving') : t('portals.save')}
      </Button>
    </>
  );
  return (
    <Modal title={t('portals.title')} closeLabel={t('dialog.close')} full onClose={close} footer={footer}>
      <section className={isWide ? 'portals portals-wide' : 'portals'} ref={content} aria-label={t('portals.title')} onKeyDown={onKeyDown}>
        <PortalList onRemove={() => setRemoving(true)} />
        <div className="portal-middle">
          <Questions removing={removing} isValid={isValid} onRemoved={() => setRemoving(false)} />
          {draft ? <PortalForm draft={draft} problems={problems} section={section} onSection={setSection} onField={setField} /> : null}
        </div>
        {draft && !isWide ? <PortalPreview profile={draft.profile} field={field} /> : null}
      </section>
    </Modal>
  );
}

function useProblems(): Problems {
  const { t } = useTranslation();
  const draft = usePortalEditor((editor) => editor.draft);
  const portals = useDesk((desk) => desk.portals);
  return useMemo(() => {
    if (!draft?.editing) return new Map();
    const taken = portals.filter(({ key, own }) => own && key !== draft.key).map(({ key }) => key);
    return problemsOf(draft.profile, taken, t);
  }, [draft, portals, t]);
}

function useOthersChanges(): void {
  useEffect(
    () =>
      onDeskEvent((event) => {
        if (event.type !== 'portals.changed' || event.by === theHost().client) return;
        void portalsChanged();
        void loadTemplates();
      }),
    [],
  );
}

/** Goes to the first field with a problem. */
function showFirst(problems: Problems, setSection: (section: Section) => void, content: HTMLElement | null): void {
  const [path] = problems.keys();
  if (path === undefined) return;
  setSection(sectionOf(path));
  // The section is there with the next frame.
  requestAnimationFrame(() => content?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
