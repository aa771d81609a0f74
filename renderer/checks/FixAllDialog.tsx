import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { fieldName } from '../i18n/fieldNames.ts';
import { ruleText } from '../i18n/findings.ts';
import { keyOf, useChecks } from '../state/checks.ts';
import { notify } from '../state/desk.ts';
import { type Fix, fixable, fixesOf, makeFixes } from '../state/fixes.ts';
import { useHolding } from '../state/holding.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import './fixAll.css';

/** Every fix of a rule as it will read, before any is made. */
export function FixAllDialog({ rule }: { readonly rule: string }) {
  const { t, i18n } = useTranslation();
  const mine = useHolding((holding) => holding.mine);
  const fixes = fixesOf(
    fixable(
      useChecks((checks) => checks.findings),
      rule,
    ),
  );
  /** Keys of those that are to stay. */
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const chosen = fixes.filter(({ finding }) => !without.has(keyOf(finding)));
  const close = () => useChecks.setState({ fixing: null });
  const go = () => {
    makeFixes(chosen);
    notify({ tone: 'success', key: 'checks.fixed', values: { count: chosen.length } });
    close();
  };
  const toggle = (key: string, isChosen: boolean) => setWithout(new Set(isChosen ? [...without].filter((each) => each !== key) : [...without, key]));
  return (
    <Modal
      title={t('checks.fixTitle')}
      closeLabel={t('dialog.close')}
      wide
      onClose={close}
      footer={
        <Button tone="primary" isDisabled={!mine || chosen.length === 0} onPress={go}>
          {t('checks.fixGo', { count: chosen.length })}
        </Button>
      }
    >
      <p className="fixes-rule">
        {ruleText(
          t,
          i18n.language,
          fixes.map(({ finding }) => finding),
        )}
      </p>
      <p className="fixes-intro">{t(mine ? 'checks.fixIntro' : 'checks.readOnly')}</p>
      <ul className="fixes">
        {fixes.map((fix) => (
          <li key={`${fix.field} ${fix.from}`}>
            <Checkbox className="fix" isSelected={!without.has(keyOf(fix.finding))} onChange={(isChosen) => toggle(keyOf(fix.finding), isChosen)}>
              <span className="fix-box" aria-hidden="true" />
              <Change fix={fix} />
              {fix.field === 'body' ? null : <span className="fix-field">{fieldName(t, fix.field)}</span>}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function Change({ fix: { before, words, insert, after } }: { readonly fix: Fix }) {
  return (
    <span className="fix-words">
      {before}
      <del>{words}</del>
      <ins>{insert}</ins>
      {after}
    </span>
  );
}
