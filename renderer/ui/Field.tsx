import type { ReactNode } from 'react';
import { Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import './field.css';

export interface Props extends Omit<TextFieldProps, 'children' | 'className'> {
  readonly label: string;
  readonly placeholder?: string;
  /** A line of help or warning below. */
  readonly hint?: ReactNode;
  readonly tone?: 'plain' | 'warn';
  /** Rows of a text area; one line when left out. */
  readonly rows?: number;
  /** Known values to offer while typing. */
  readonly offers?: readonly string[];
  readonly inputType?: string;
}

export function Field({ label, placeholder, hint, tone = 'plain', rows, offers, inputType, ...rest }: Props) {
  const listId = offers && offers.length > 0 ? `offers-${label}` : undefined;
  return (
    <TextField {...rest} className={`field field-${tone}`}>
      <Label>{label}</Label>
      {rows ? <TextArea rows={rows} placeholder={placeholder} /> : <Input placeholder={placeholder} type={inputType} list={listId} />}
      {listId ? (
        <datalist id={listId}>
          {offers?.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      ) : null}
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
    </TextField>
  );
}
