import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { ChecksDesk } from '../checks/ChecksDesk.tsx';
import { ChecksPanel } from '../checks/ChecksPanel.tsx';
import { EditorPane } from '../editor/EditorPane.tsx';
import { HistoryDialog } from '../history/HistoryDialog.tsx';
import { failureText } from '../i18n/failure.ts';
import { dayDigits } from '../i18n/when.ts';
import { ImportDialog } from '../library/ImportDialog.tsx';
import { ImportReport } from '../library/ImportReport.tsx';
import { LibraryPane } from '../library/LibraryPane.tsx';
import { MergedDialog } from '../library/MergedDialog.tsx';
import { TrashDialog } from '../library/TrashDialog.tsx';
import { PreviewPane } from '../preview/PreviewPane.tsx';
import { BatchDialog } from '../publish/BatchDialog.tsx';
import { ExportDialog } from '../publish/ExportDialog.tsx';
import { OutletsDialog } from '../publish/OutletsDialog.tsx';
import { SubmitDialog } from '../publish/SubmitDialog.tsx';
import { VerifyDialog } from '../publish/VerifyDialog.tsx';
import { ConflictsDialog } from '../review/ConflictsDialog.tsx';
import { QueueDialog } from '../review/QueueDialog.tsx';
import { RemarksDesk } from '../review/RemarksDesk.tsx';
import { ReviewPanel } from '../review/ReviewPanel.tsx';
import { StandingBar } from '../review/StandingBar.tsx';
import { SuggestionsDesk } from '../review/SuggestionsDesk.tsx';
import { DoctorDialog } from '../settings/DoctorDialog.tsx';
import { PeopleDialog } from '../settings/PeopleDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { createDraft, saveSettings } from '../state/actions.ts';
import { backupNow, restoreBackup } from '../state/backups.ts';
import { useChecks } from '../state/checks.ts';
import { onDeskCommand } from '../state/commands.ts';
import { useCopy } from '../state/copy.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { followHanded } from '../state/handoff.ts';
import { importDropped } from '../state/importing.ts';
import { useList } from '../state/list.ts';
import { showReview, toggleReview, useReview } from '../state/review.ts';
import { Button } from '../ui/Button.tsx';
import { Notices } from './Notices.tsx';
import { RiskBar } from './RiskBar.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { TopBar } from './TopBar.tsx';
import { Welcome } from './Welcome.tsx';
import { followShortcuts } from './windowKeys.ts';

/** It renders whole pages: nobody who only writes has to load that. */
const PortalsDialog = lazy(async () => ({ default: (await import('../settings/portals/PortalsDialog.tsx')).PortalsDialog }));

/** Only whoever keeps the house's list needs it. */
const WordsDialog = lazy(async () => ({ default: (await import('../settings/words/WordsDialog.tsx')).WordsDialog }));

/** Three panes under a bar: library, text, page. */
export function Desk() {
  const status = useDesk((desk) => desk.status);
  useDeskCommands();
  useFileDrop();
  useEffect(() => (status === 'ready' ? followHanded() : undefined), [status]);
  if (status === 'refused') return <Refused />;
  return (
    <div className="desk">
      <TopBar />
      <RiskBar />
      {status === 'opening' ? <Opening /> : <Panes />}
      {status === 'ready' ? <ChecksDesk /> : null}
      {status === 'ready' ? <RemarksDesk /> : null}
      {status === 'ready' ? <SuggestionsDesk /> : null}
      <Dialogs />
      <Notices />
    </div>
  );
}

/** The editor's panel keeps its place among the children: folding a pane beside it must never mount the text anew. */
function Panes() {
  const { t } = useTranslation();
  const layout = useDesk((desk) => desk.settings.layout);
  const isOpen = useCopy((copy) => copy.id !== null);
  const listWide = useDesk((desk) => desk.listWide && !desk.settings.layout.libraryFolded);
  const checksOpen = useChecks((checks) => checks.panelOpen) && isOpen;
  const reviewOpen = useReview((review) => review.panelOpen) && isOpen;
  const byHand = useRef(false);
  const { libraryFolded, previewFolded } = layout;
  const keep = (sizes: Readonly<Record<string, number>>) => {
    // A window that is made smaller moves the panes too; only what a person chose is kept.
    if (!byHand.current) return;
    const { library = layout.library, preview = layout.preview } = sizes;
    if (Math.abs(library - layout.library) + Math.abs(preview - layout.preview) > 0.5) void saveSettings({ layout: { ...layout, library, preview } });
  };
  const take = () => {
    byHand.current = true;
  };
  return (
    <Group
      className="panes"
      orientation="horizontal"
      onLayoutChanged={keep}
      onPointerMove={(event) => {
        if (event.buttons === 0) byHand.current = false;
      }}
    >
      {libraryFolded ? null : (
        <Panel id="library" defaultSize={`${layout.library}%`} minSize="200px" maxSize="60%">
          <div className={listWide ? 'library-place library-place-wide' : 'library-place'} {...(listWide ? { role: 'main' } : {})}>
            <LibraryPane />
          </div>
        </Panel>
      )}
      {libraryFolded ? null : <Separator className="sash" aria-label={t('bar.foldLibrary')} onPointerDown={take} onKeyDown={take} />}
      <Panel id="editor" minSize="380px">
        <div className="middle" inert={listWide}>
          {isOpen ? null : <Welcome />}
          {isOpen ? <StandingBar /> : null}
          <EditorPane />
        </div>
      </Panel>
      {previewFolded && !checksOpen ? null : (
        <Separator className="sash sash-preview" aria-label={t('bar.foldPreview')} onPointerDown={take} onKeyDown={take} />
      )}
      {previewFolded && !checksOpen ? null : (
        <Panel id="preview" defaultSize={`${layout.preview}%`} minSize="280px" maxSize="60%">
          <div className="page-place">
            {previewFolded ? null : (
              <div className="page-under" inert={checksOpen}>
                <PreviewPane />
              </div>
            )}
            {checksOpen ? <ChecksPanel /> : null}
          </div>
        </Panel>
      )}
      {reviewOpen ? <Separator className="sash sash-review" aria-label={t('review.title')} /> : null}
      {reviewOpen ? (
        <Panel id="review" defaultSize="320px" minSize="280px" maxSize="45%">
          <ReviewPanel />
        </Panel>
      ) : null}
    </Group>
  );
}

function Dialogs() {
  const dialog = useDesk((desk) => desk.dialog);
  switch (dialog) {
    case 'import':
      return <ImportDialog />;
    case 'export':
      return <ExportDialog />;
    case 'outlets':
      return <OutletsDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'verify':
      return <VerifyDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'history':
      return <HistoryDialog />;
    case 'trash':
      return <TrashDialog />;
    case 'doctor':
      return <DoctorDialog />;
    case 'portals':
      return (
        <Suspense>
          <PortalsDialog />
        </Suspense>
      );
    case 'words':
      return (
        <Suspense>
          <WordsDialog />
        </Suspense>
      );
    case 'batch':
      return <BatchDialog />;
    case 'imported':
      return <ImportReport />;
    case 'queue':
      return <QueueDialog />;
    case 'people':
      return <PeopleDialog />;
    case 'submit':
      return <SubmitDialog />;
    case 'merged':
      return <MergedDialog />;
    case 'conflicts':
      return <ConflictsDialog />;
    case null:
      return null;
  }
}

function Opening() {
  const { t } = useTranslation();
  return (
    <p className="opening" role="status">
      {t('app.opening')}
    </p>
  );
}

function Refused() {
  const { t } = useTranslation();
  const failure = useDesk((desk) => desk.failure);
  return (
    <main className="refused">
      <h1>{t('app.refused')}</h1>
      {failure ? <p role="alert">{failureText(t, failure)}</p> : null}
      {failure ? <p className="refused-detail">{failure.message}</p> : null}
      <Button tone="primary" onPress={() => location.reload()}>
        {t('app.retry')}
      </Button>
    </main>
  );
}

/** The menu's and the shortcuts' commands that concern the whole desk. */
function useDeskCommands(): void {
  useEffect(() => {
    const stopKeys = followShortcuts();
    const stopCommands = onDeskCommand((command) => {
      const { layout, timeZone } = useDesk.getState().settings;
      if (command === 'new') void createDraft();
      else if (command === 'import' || command === 'export' || command === 'settings' || command === 'verify') openDialog(command);
      else if (command === 'trash' || command === 'doctor') openDialog(command);
      else if ((command === 'history' || command === 'outlets') && useCopy.getState().id !== null) openDialog(command);
      else if (command === 'review' && useCopy.getState().id !== null) toggleReview();
      else if ((command === 'next-change' || command === 'previous-change') && useCopy.getState().id !== null) showReview('changes');
      else if (command === 'queue') openDialog(command);
      else if (command === 'backup') void backupNow(dayDigits(new Date().toISOString(), timeZone));
      else if (command === 'restore-backup') void restoreBackup();
      else if (command === 'search') {
        if (layout.libraryFolded) void saveSettings({ layout: { ...layout, libraryFolded: false } });
        useList.setState({ searchAsked: true });
      } else if (command === 'toggle-library') void saveSettings({ layout: { ...layout, libraryFolded: !layout.libraryFolded } });
      else if (command === 'toggle-preview') void saveSettings({ layout: { ...layout, previewFolded: !layout.previewFolded } });
    });
    return () => {
      stopKeys();
      stopCommands();
    };
  }, []);
}

/** Files dropped outside the text are imported; the text takes pictures itself. */
function useFileDrop(): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      void importDropped(files, event.dataTransfer);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
