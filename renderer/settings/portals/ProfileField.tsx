import { Field, type Props as FieldProps } from '../../ui/Field.tsx';
import { useProblem } from './problems.ts';

export interface Props extends Omit<FieldProps, 'tone'> {
  /** Of the field in the profile: `page.channels.2.key`. */
  readonly path: string;
}

/** A field that says what is wrong with it. */
export function ProfileField({ path, hint, ...rest }: Props) {
  const problem = useProblem(path);
  // Whoever looks at the page beside the form is shown where this is.
  return <Field {...rest} data-path={path} tone={problem ? 'warn' : 'plain'} isInvalid={problem !== undefined} hint={problem ?? hint} />;
}

export interface NumberProps extends Omit<Props, 'value' | 'onChange' | 'inputType'> {
  /** Undefined or NaN shows nothing. */
  readonly value: number | undefined;
  /** NaN for what is no number. */
  onChange(value: number | undefined): void;
}

/** A whole number; nothing at all where it may be left out. */
export function NumberField({ value, onChange, ...rest }: NumberProps) {
  return (
    <ProfileField
      {...rest}
      inputType="number"
      value={value === undefined || Number.isNaN(value) ? '' : String(value)}
      onChange={(typed) => onChange(typed === '' ? undefined : Number(typed))}
    />
  );
}
