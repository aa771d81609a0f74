import type { TFunction } from 'i18next';
import type { BodyLabels } from './codemirror/labels.ts';

/** The editor's own strings in the person's language. */
export function bodyLabels(t: TFunction): BodyLabels {
  return {
    editor: t('editor.label'),
    placeholder: t('editor.placeholder'),
    pageBreak: t('editor.pageBreak'),
    picture: t('editor.picture'),
    pageTitle: t('editor.pageTitle'),
    linkText: t('editor.linkText'),
    columnHead: t('editor.columnHead'),
    controlCharacter: t('editor.controlCharacter'),
    selectionDeleted: t('editor.selectionDeleted'),
    suggestion: { gone: (words) => t('suggesting.goneWords', { words }), come: (words) => t('suggesting.comeWords', { words }) },
    remark: t('remarks.add'),
    search: {
      panel: t('editor.searchPanel'),
      find: t('editor.find'),
      replace: t('editor.replace'),
      next: t('editor.next'),
      previous: t('editor.previous'),
      replaceOne: t('editor.replaceOne'),
      replaceAll: t('editor.replaceAll'),
      matchCase: t('editor.matchCase'),
      close: t('editor.close'),
      none: t('editor.noMatches'),
      matches: (current, total) => t('editor.matches', { current, total }),
      replaced: (count) => t('editor.replaced', { count }),
    },
  };
}
