import { useTranslation } from 'react-i18next';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { useDesk } from '../state/desk.ts';

/** At which portals it is so; nothing where it is so everywhere. */
export function PortalNames({ finding: { portals } }: { readonly finding: PlacedFinding }) {
  const { t } = useTranslation();
  const known = useDesk((desk) => desk.portals);
  if (portals.length === 0) return null;
  const names = portals.map((key) => known.find((portal) => portal.key === key)?.name ?? key);
  return <b>{t('checks.at', { portals: names.join(t('checks.between')) })}</b>;
}
