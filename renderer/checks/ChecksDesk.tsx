import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { findingText } from '../i18n/findings.ts';
import { asItIsNow } from '../state/checking.ts';
import { keyOf, standing, useChecks } from '../state/checks.ts';
import { onDeskCommand } from '../state/commands.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { boxInText, findingAt, openCard, showCard } from '../state/findingCard.ts';
import { walk } from '../state/findingWalk.ts';
import { suggestionsInText } from '../state/suggestionSource.ts';
import { boxOfField, whereabouts } from '../state/whereabouts.ts';
import { FindingCard } from './FindingCard.tsx';
import { FixAllDialog } from './FixAllDialog.tsx';
import { followChecks } from './followChecks.ts';
import { moveToPanel } from './panelFocus.ts';

/** Always there while the desk is: reads along, hears the keys, says where they led. */
export function ChecksDesk() {
  const { t } = useTranslation();
  const card = useChecks((checks) => checks.card);
  const fixing = useChecks((checks) => checks.fixing);
  const [news, setNews] = useState<{ readonly finding: PlacedFinding | undefined; readonly turn: number }>({ finding: undefined, turn: 0 });
  useEffect(followChecks, []);
  useEffect(
    () =>
      onDeskCommand((command) => {
        if (useCopy.getState().id === null || useDesk.getState().dialog !== null || useChecks.getState().fixing !== null) return;
        if (command === 'checks') moveToPanel();
        else if (command === 'finding-card') openHere();
        else if (command === 'next-finding' || command === 'previous-finding') {
          const finding = walk(command === 'next-finding' ? 1 : -1, whereabouts());
          if (finding) showOnceThere(finding);
          setNews(({ turn }) => ({ finding, turn: turn + 1 }));
        }
      }),
    [],
  );
  return (
    <>
      <p className="visually-hidden" aria-live="polite" data-testid="finding-news">
        {news.turn === 0 ? null : <span key={news.turn}>{news.finding ? <News finding={news.finding} /> : t('checks.clean')}</span>}
      </p>
      {card ? <FindingCard key={keyOf(card.finding)} card={card} /> : null}
      {fixing === null ? null : <FixAllDialog rule={fixing} />}
    </>
  );
}

/** Read out by screen readers: how grave, what, which of how many. */
function News({ finding }: { readonly finding: PlacedFinding }) {
  const { t, i18n } = useTranslation();
  // As it was when the key was pressed: what changes afterwards is not to be read out.
  const [{ place, count }] = useState(() => placeAmong(finding));
  return t('checks.news', { level: t(`findings.level.${finding.level}`), message: findingText(t, i18n.language, finding), place, count });
}

function placeAmong(finding: PlacedFinding): { readonly place: number; readonly count: number } {
  const all = standing(useChecks.getState().findings).map(asItIsNow);
  return { place: all.findIndex((each) => keyOf(each) === keyOf(finding)) + 1, count: all.length };
}

/** The text scrolls and a folded field opens before there is a place to stand beside; two frames are enough for both. */
function showOnceThere(finding: PlacedFinding): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const box = boxOf(finding);
      if (box && useChecks.getState().current === keyOf(finding)) showCard(finding, box);
    }),
  );
}

function openHere(): void {
  const at = whereabouts();
  // A suggestion at the cursor has a card of its own.
  if (at?.field === 'body' && suggestionsInText()?.here().length) return;
  const finding = at && findingAt(at);
  const box = finding && boxOf(finding);
  if (finding && box) openCard(finding, box);
}

function boxOf(finding: PlacedFinding) {
  return finding.field === 'body' ? boxInText(finding) : boxOfField(finding.field);
}
