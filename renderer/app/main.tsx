import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../bridge/connect.ts';
import { languageFor, startLanguage, switchLanguage } from '../i18n/language.ts';
import { startDesk } from '../state/actions.ts';
import { notify, useDesk } from '../state/desk.ts';
import { letGo, renew } from '../state/holding.ts';
import { hasPortalDraft } from '../state/portalEditor.ts';
import { hasUnsaved, settleOpen, shown } from '../state/session.ts';
import { Desk } from './Desk.tsx';
import './theme.css';
import './desk.css';

/** The window: language and appearance follow the settings, the desk follows its library. */
startLanguage(languageFor('system', navigator.languages));
applyTheme('system');
useDesk.subscribe(({ settings }) => {
  switchLanguage(languageFor(settings.language, navigator.languages));
  applyTheme(settings.theme);
});

function applyTheme(theme: 'system' | 'light' | 'dark'): void {
  document.documentElement.dataset.theme = theme;
}

/** Until when, in ms of this page's clock, a second wish to close is granted although the disk refuses. */
let grantedUntil = 0;

/**
 * Nothing is ever unsaved for long. A window that closes within that moment saves first: on the desktop the closing
 * waits for it; in a browser the tab asks.
 */
window.addEventListener('beforeunload', (event) => {
  if (!(hasUnsaved() || hasPortalDraft()) || performance.now() < grantedUntil) return;
  event.preventDefault();
  if (hasPortalDraft()) {
    // Nobody but a person can tell whether a half-made portal is to be kept: a browser asks, and so does a second wish to close.
    notify({ tone: 'error', key: 'portals.notSavedYet' });
    grantedUntil = performance.now() + 15_000;
  }
  void settleOpen().then((saved) => {
    if (!window.copydesk) return;
    if (saved && !hasPortalDraft()) window.close();
    else grantedUntil = performance.now() + 15_000;
  });
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden' && hasUnsaved()) void settleOpen();
  if (document.visibilityState === 'visible') void renew();
});
window.addEventListener('pagehide', letGo);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Desk />
    </StrictMode>,
  );

try {
  void startDesk(connect());
} catch (error) {
  useDesk.setState({ status: 'refused', failure: shown(error) });
}
