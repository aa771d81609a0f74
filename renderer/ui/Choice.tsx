import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

export interface Props {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly options: readonly { readonly key: string; readonly name: string }[];
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  onChange(key: string): void;
}

/** One of a few. */
export function Choice({ label, hideLabel, value, options, placeholder, isDisabled, onChange }: Props) {
  return (
    <Select
      className="choice"
      value={options.some((option) => option.key === value) ? value : null}
      onChange={(key) => onChange(String(key ?? ''))}
      placeholder={placeholder ?? ''}
      isDisabled={isDisabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className="choice-label">{label}</Label>}
      <Button>
        <SelectValue />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="choice-list" offset={4}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option.key} id={option.key} textValue={option.name}>
              {option.name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
