import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HouseIgnored } from '#domain/checks/ignored.ts';
import { whenText } from '../i18n/when.ts';
import { saveSettings } from '../state/actions.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { useHouse } from '../state/house.ts';
import { heedInHouse } from '../state/leaving.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

/** What a house holds its articles against: its own words, the media it reprints from, the rules it does without. */
export function HouseSettings() {
  const { t } = useTranslation();
  const { version, entries } = useHouse((house) => house.words);
  return (
    <section className="settings-house" aria-label={t('houseSettings.title')}>
      <h3>{t('houseSettings.title')}</h3>
      <p className="settings-line">
        {entries.length === 0 ? t('words.none') : t('houseSettings.words', { count: entries.length, version })}
        <Button tone="quiet" onPress={() => openDialog('words')}>
          {t('words.title')}…
        </Button>
      </p>
      <Sources />
      <IgnoredRules />
    </section>
  );
}

/** A name a line. Kept when the field is left: half a name is none. */
function Sources() {
  const { t } = useTranslation();
  const checks = useDesk((desk) => desk.settings.checks);
  const kept = (checks?.sources ?? []).join('\n');
  const [text, setText] = useState(kept);
  const keep = () => {
    const sources = [...new Set(text.split('\n').map((line) => line.trim().slice(0, 200)))].filter((line) => line !== '').slice(0, 5000);
    if (sources.join('\n') !== kept) void saveSettings({ checks: { ignored: {}, ...checks, sources } });
  };
  return <Field label={t('houseSettings.sources')} rows={4} value={text} onChange={setText} onBlur={keep} hint={t('houseSettings.sourcesHint')} />;
}

/** Rules that somebody decided to do without in the whole house, with who and why; each may count again. */
function IgnoredRules() {
  const { t, i18n } = useTranslation();
  const ignored = useDesk((desk) => desk.settings.checks?.ignored ?? none);
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const rules = Object.entries(ignored);
  if (rules.length === 0) return null;
  return (
    <>
      <h4 id="ignored-rules">{t('houseSettings.ignored')}</h4>
      <ul className="settings-rules" aria-labelledby="ignored-rules">
        {rules.map(([rule, { says, reason, by, at }]) => (
          <li key={rule}>
            <div>
              <p>{says || rule}</p>
              <p className="settings-by">{t('houseSettings.ignoredBy', { by, reason, at: whenText(at, timeZone, i18n.language) })}</p>
            </div>
            <Button tone="quiet" aria-label={t('houseSettings.heed', { rule: says || rule })} onPress={() => void heedInHouse(rule)}>
              {t('checks.heed')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

const none: HouseIgnored = {};
