import { CircleCheck, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standing, togglePanel, useChecks } from '../state/checks.ts';
import { IconButton } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { byRule, countOf, type Level, levels } from './grouping.ts';
import { LeftList } from './LeftList.tsx';
import { moveBack, panelIsThere } from './panelFocus.ts';
import { RuleGroup } from './RuleGroup.tsx';
import './panel.css';

/** All that the checks say of the open article. */
export function ChecksPanel() {
  const { t } = useTranslation();
  const findings = useChecks((checks) => checks.findings);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panelIsThere(panel.current), []);
  const [wanted, setWanted] = useState<Level | 'all'>('all');
  const open = standing(findings);
  // A level that has none left is no filter.
  const level = wanted === 'all' || countOf(open, wanted) > 0 ? wanted : 'all';
  const shown = level === 'all' ? open : open.filter((finding) => finding.level === level);
  const options = levels
    .filter((key) => countOf(open, key) > 0)
    .map((key) => ({ key, name: t(`checks.some.${key}`, { count: countOf(open, key) }) }));
  return (
    <aside ref={panel} className="checks" id="checks-panel" aria-label={t('checks.panel')} onKeyDown={moveByKey}>
      <header>
        <h2>{t('checks.panel')}</h2>
        <IconButton label={t('checks.close')} onPress={() => togglePanel(false)}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {options.length > 1 ? (
        <Segments<Level | 'all'>
          label={t('checks.level')}
          value={level}
          options={[{ key: 'all', name: t('checks.all', { count: open.length }) }, ...options]}
          onChange={setWanted}
        />
      ) : null}
      <div className="checks-list">
        {shown.length === 0 ? (
          <p className="checks-none">
            <CircleCheck aria-hidden="true" />
            {t('checks.none')}
          </p>
        ) : null}
        {byRule(shown).map((group) => (
          <RuleGroup key={`${group.level} ${group.rule}`} group={group} />
        ))}
        <LeftList findings={findings.filter(({ ignored }) => ignored)} />
      </div>
    </aside>
  );
}

/** Arrows lead from row to row, Escape back to where the person was. */
function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Escape') {
    togglePanel(false);
    moveBack();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-go')];
  const at = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
  if (at < 0) return;
  event.preventDefault();
  rows[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
