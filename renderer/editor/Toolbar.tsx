import {
  Bold,
  Heading2,
  Heading3,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  MessageSquareDiff,
  Quote,
  Redo2,
  Search,
  SeparatorHorizontal,
  Table,
  Undo2,
  WandSparkles,
} from 'lucide-react';
import { Toolbar as AriaToolbar, Group, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { giveDeskCommand } from '../state/commands.ts';
import { useSuggesting } from '../state/suggesting.ts';
import { IconButton } from '../ui/Button.tsx';
import { type BodyCommand, shortcutOf } from './codemirror/commandTable.ts';

const onMac = /Mac/.test(navigator.platform);

interface Tool {
  readonly command: BodyCommand;
  readonly icon: LucideIcon;
  readonly label:
    | 'bold'
    | 'emphasis'
    | 'heading'
    | 'subheading'
    | 'list'
    | 'numbers'
    | 'quote'
    | 'link'
    | 'table'
    | 'picture'
    | 'pageBreak'
    | 'undo'
    | 'redo'
    | 'find'
    | 'tidy';
}

const groups: readonly (readonly Tool[])[] = [
  [
    { command: 'undo', icon: Undo2, label: 'undo' },
    { command: 'redo', icon: Redo2, label: 'redo' },
  ],
  [
    { command: 'heading-2', icon: Heading2, label: 'heading' },
    { command: 'heading-3', icon: Heading3, label: 'subheading' },
    { command: 'bold', icon: Bold, label: 'bold' },
    { command: 'emphasis', icon: Italic, label: 'emphasis' },
  ],
  [
    { command: 'list', icon: List, label: 'list' },
    { command: 'numbered-list', icon: ListOrdered, label: 'numbers' },
    { command: 'quote', icon: Quote, label: 'quote' },
  ],
  [
    { command: 'link', icon: Link, label: 'link' },
    { command: 'picture', icon: Image, label: 'picture' },
    { command: 'table', icon: Table, label: 'table' },
    { command: 'page-break', icon: SeparatorHorizontal, label: 'pageBreak' },
  ],
  [
    { command: 'find', icon: Search, label: 'find' },
    { command: 'tidy', icon: WandSparkles, label: 'tidy' },
  ],
];

/** What reporters use, in one row; arrow keys move along it. */
export function Toolbar({ run, readOnly }: { readonly readOnly: boolean; run(command: BodyCommand): void }) {
  const { t } = useTranslation();
  return (
    <AriaToolbar className="toolbar" aria-label={t('toolbar.label')}>
      {groups.map((tools, position) => (
        <Group key={tools[0]?.command} className="toolbar-group">
          {position > 0 ? <Separator orientation="vertical" /> : null}
          {tools.map(({ command, icon: Icon, label }) => (
            <IconButton
              key={command}
              label={t(`toolbar.${label}`)}
              shortcut={shortcutOf(command, onMac)}
              isDisabled={readOnly && command !== 'find'}
              onPress={() => run(command)}
              preventFocusOnPress
            >
              <Icon aria-hidden="true" />
            </IconButton>
          ))}
        </Group>
      ))}
      <SuggestingButton />
    </AriaToolbar>
  );
}

/** Suggestion mode: on, what somebody writes is proposed. */
function SuggestingButton() {
  const { t } = useTranslation();
  const on = useSuggesting((suggesting) => suggesting.on);
  return (
    <Group className="toolbar-group toolbar-suggesting">
      <Separator orientation="vertical" />
      <IconButton
        label={t('suggesting.mode')}
        shortcut={onMac ? '⌘⌥S' : 'Ctrl+Alt+S'}
        pressed={on}
        onPress={() => giveDeskCommand('suggesting')}
        preventFocusOnPress
      >
        <MessageSquareDiff aria-hidden="true" />
      </IconButton>
    </Group>
  );
}

/** The editor's shortcuts, for the list of all shortcuts. */
export function editorKeys(): readonly { readonly label: string; readonly key: string }[] {
  return groups
    .flat()
    .map(({ label, command }) => ({ label: `toolbar.${label}`, key: shortcutOf(command, onMac) }))
    .filter(({ key }) => key !== '');
}
