import { useState } from 'react';
import { allAgree } from '#domain/portal/limits.ts';
import type { CopyFields } from '../state/copy.ts';
import { setFields } from '../state/session.ts';
import { Field } from '../ui/Field.tsx';
import { FieldMark } from './FieldMark.tsx';
import { LimitLine, pressing } from './LimitCounter.tsx';
import { type LimitedSource, type Limits, useLimits } from './useLimits.ts';

interface Props {
  readonly from: LimitedSource;
  readonly label: string;
  readonly fields: CopyFields;
  /** The field as text. */
  readonly value: string;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly inputType?: string;
  /** What typing a text changes. */
  change(text: string): Partial<CopyFields>;
}

/** A field that says how much of it the portals take, and marks what they would cut. */
export function LimitedField({ from, fields, value, change, ...rest }: Props) {
  const limits = useLimits(from, fields, value, change);
  return <MeasuredField {...rest} field={from} value={value} limits={limits} onChange={(text) => setFields(change(text))} />;
}

interface MeasuredProps extends Pick<Props, 'label' | 'value' | 'rows' | 'placeholder' | 'inputType'> {
  readonly limits: Limits;
  /** Name of the article's field, where it is one of those that the checks look at. */
  readonly field?: string;
  readonly autoFocus?: boolean;
  onChange(text: string): void;
  onBlur?(): void;
}

/** The same with limits that were measured elsewhere. */
export function MeasuredField({ limits: { limits, named, cutFrom }, field, ...rest }: MeasuredProps) {
  const [tightest] = limits;
  const loud = pressing(limits);
  const isOver = cutFrom !== null;
  return (
    <Field
      {...rest}
      {...(field ? { 'data-field': field, mark: <FieldMark field={field} label={rest.label} /> } : {})}
      tone={isOver ? 'bad' : loud.length > 0 ? 'warn' : 'plain'}
      isInvalid={isOver}
      tooLongFrom={cutFrom}
      counter={
        tightest && loud.length === 0 && tightest.length > 0 ? <span className="limit">{`${tightest.length}/${tightest.max}`}</span> : undefined
      }
      hint={loud.length > 0 ? loud.map((limit) => <LimitLine key={limit.portal} limit={limit} named={named && !allAgree(limits)} />) : undefined}
    />
  );
}

interface ListProps<T> extends Omit<Props, 'value' | 'change' | 'rows'> {
  readonly value: readonly T[];
  write(value: readonly T[]): string;
  read(text: string): T[];
  change(value: T[]): Partial<CopyFields>;
}

/** A list as one line of text. While it is being typed its text stays as typed. */
export function LimitedList<T>({ value, write, read, change, from, fields, ...rest }: ListProps<T>) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? write(value);
  const toFields = (line: string) => change(read(line));
  const limits = useLimits(from, fields, text, toFields);
  return (
    <MeasuredField
      {...rest}
      field={from}
      value={text}
      limits={limits}
      onChange={(line) => {
        setTyped(line);
        setFields(toFields(line));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
