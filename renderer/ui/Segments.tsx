import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import './segments.css';

export interface Props<K extends string> {
  readonly label: string;
  readonly value: K;
  readonly options: readonly { readonly key: K; readonly name: string; readonly isDisabled?: boolean }[];
  onChange(key: K): void;
}

/** One of two or three, all in sight. */
export function Segments<K extends string>({ label, value, options, onChange }: Props<K>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ key }) => keys.has(key));
        if (chosen) onChange(chosen.key);
      }}
    >
      {options.map(({ key, name, isDisabled }) => (
        <ToggleButton key={key} id={key} isDisabled={isDisabled ?? false}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
