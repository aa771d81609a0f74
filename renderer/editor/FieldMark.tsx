import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { standing, useChecks } from '../state/checks.ts';
import { openCard } from '../state/findingCard.ts';
import { RemarkMark } from './RemarkMark.tsx';
import './marks.css';

/** Names of fields, or of those that they begin with: `media.` is every picture's. */
export type FieldNames = readonly string[];

/** What stands to be settled in some fields, the gravest first. */
export function useFieldFindings(names: FieldNames): readonly PlacedFinding[] {
  const findings = useChecks((checks) => checks.findings);
  const order = ['error', 'warning', 'hint'];
  return standing(findings)
    .filter(({ field }) => names.some((name) => field === name || (name.endsWith('.') && field.startsWith(name))))
    .toSorted((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
}

interface Props {
  readonly field: string;
  /** How the field is called. */
  readonly label: string;
}

/** At a field's label: what it has of findings and of remarks. */
export function FieldMark(props: Props) {
  return (
    <>
      <RemarkMark {...props} />
      <FindingsMark {...props} />
    </>
  );
}

/** How many findings a field has. Pressed, it shows the first. Nothing where there is none. */
function FindingsMark({ field, label }: Props) {
  const { t } = useTranslation();
  const findings = useFieldFindings([field]);
  const [first] = findings;
  if (!first) return null;
  return (
    <Button
      className={`field-mark field-mark-${first.level}${isMissing(findings) ? ' field-mark-missing' : ''}`}
      excludeFromTabOrder
      aria-label={t('checks.inField', { field: label, count: findings.length })}
      onPress={({ target }) => openCard(first, target.getBoundingClientRect())}
    >
      {findings.length}
    </Button>
  );
}

/** An empty field is no mistake yet while somebody writes. */
function isMissing(findings: readonly PlacedFinding[]): boolean {
  return findings.every(({ start, end }) => start === end);
}

/** The same for a place that holds several fields, to be seen alone. */
export function FieldsMark({ names }: { readonly names: FieldNames }) {
  const { t } = useTranslation();
  const findings = useFieldFindings(names);
  const [first] = findings;
  if (!first) return null;
  return (
    <span className={`field-mark field-mark-${first.level}`}>
      <span aria-hidden="true">{findings.length}</span>
      <span className="visually-hidden">{t('status.findings', { count: findings.length })}</span>
    </span>
  );
}
