import { TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../state/desk.ts';
import { Bar } from '../ui/Bar.tsx';
import { IconButton } from '../ui/Button.tsx';

/** Told once in a window's life: a reload does not bring it back. */
const seenKey = 'copydesk.risksSeen';

/** What the place of the library's folder brings with it, and what to do about it. */
export function RiskBar() {
  const { t } = useTranslation();
  const risks = useDesk((desk) => desk.risks);
  const [seen, setSeen] = useState(() => sessionStorage.getItem(seenKey) !== null);
  if (seen || risks.length === 0) return null;
  const close = () => {
    sessionStorage.setItem(seenKey, '1');
    setSeen(true);
  };
  return (
    <Bar
      icon={TriangleAlert}
      tone="warn"
      actions={
        <IconButton label={t('risks.close')} onPress={close}>
          <X aria-hidden="true" />
        </IconButton>
      }
    >
      {risks.map(({ kind, name }) => (
        <div key={`${kind} ${name}`}>{t(`risks.${kind}`, { name })}</div>
      ))}
    </Bar>
  );
}
