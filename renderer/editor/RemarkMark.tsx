import { MessageSquareText } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useRemarks } from '../state/remarks.ts';
import { lookAt } from './bodyRemarks.ts';

interface Props {
  readonly field: string;
  /** How the field is called. */
  readonly label: string;
}

/** At a field's label: how many open remarks it has. Pressed, it shows the first. Nothing where there is none. */
export function RemarkMark({ field, label }: Props) {
  const { t } = useTranslation();
  const keys = useRemarks(({ placed, threads }) =>
    placed
      .filter((remark) => remark.field === field && threads.get(remark.key)?.isOpen)
      .map(({ key }) => key)
      .join(' '),
  );
  const isCurrent = useRemarks(({ current }) => current !== null && keys.includes(current));
  const [first, ...others] = keys.split(' ');
  if (!first) return null;
  return (
    <Button
      className="remark-mark"
      excludeFromTabOrder
      aria-label={t('remarks.inField', { field: label, count: others.length + 1 })}
      {...(isCurrent ? { 'aria-pressed': true } : {})}
      onPress={() => lookAt(first)}
    >
      <MessageSquareText aria-hidden="true" />
      {others.length > 0 ? others.length + 1 : null}
    </Button>
  );
}
