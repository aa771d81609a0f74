import type { ReactNode } from 'react';
import { Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import { Overflow } from './Overflow.tsx';
import './field.css';

export interface Props extends Omit<TextFieldProps, 'children' | 'className'> {
  readonly label: string;
  readonly placeholder?: string;
  /** A line of help or warning below. */
  readonly hint?: ReactNode;
  readonly tone?: 'plain' | 'warn' | 'bad';
  /** Rows of a text area; one line when left out. */
  readonly rows?: number;
  /** Known values to offer while typing. */
  readonly offers?: readonly string[];
  readonly inputType?: string;
  /** Beside the label. */
  readonly mark?: ReactNode;
  /** A few signs at the end of the label's line. */
  readonly counter?: ReactNode;
  /** Where the text begins to be too long, a UTF-16 offset; null while it fits, left out where it may be of any length. */
  readonly tooLongFrom?: number | null;
}

export function Field({ label, placeholder, hint, tone = 'plain', rows, offers, inputType, mark, counter, tooLongFrom, ...rest }: Props) {
  const listId = offers && offers.length > 0 ? `offers-${label}` : undefined;
  const control = rows ? <TextArea rows={rows} placeholder={placeholder} /> : <Input placeholder={placeholder} type={inputType} list={listId} />;
  return (
    <TextField {...rest} className={`field field-${tone}`}>
      {counter || mark ? (
        <div className="field-head">
          <Label>{label}</Label>
          {mark}
          {counter}
        </div>
      ) : (
        <Label>{label}</Label>
      )}
      {tooLongFrom === undefined ? (
        control
      ) : (
        <Overflow text={rest.value ?? ''} from={tooLongFrom}>
          {control}
        </Overflow>
      )}
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
