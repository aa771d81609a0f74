import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, showTooltip, type Tooltip } from '@codemirror/view';
import { labelsOf } from './labels.ts';

/** A small button beside words that somebody has just chosen with the pointer; the keyboard has a key for it. */

const offer = StateEffect.define<number>();

export function remarkOffer(onRemark: () => void): Extension {
  const button = StateField.define<Tooltip | null>({
    create: () => null,
    update: (shown, transaction) => {
      const told = transaction.effects.find((effect) => effect.is(offer));
      if (told) return tooltip(told.value, onRemark);
      return transaction.docChanged || transaction.selection ? null : shown;
    },
    provide: (field) => showTooltip.from(field),
  });
  const afterChoice = EditorView.domEventHandlers({
    mouseup: ({ button: which }, view) => {
      if (which !== 0) return;
      // The choice is made by then, also where a click takes it away.
      setTimeout(() => {
        const { empty, head } = view.state.selection.main;
        if (!empty && !view.compositionStarted) view.dispatch({ effects: offer.of(head) });
      });
    },
  });
  return [button, afterChoice];
}

function tooltip(pos: number, onRemark: () => void): Tooltip {
  return {
    pos,
    above: true,
    create: (view) => {
      const dom = document.createElement('div');
      const button = document.createElement('button');
      const { remark } = view.state.facet(labelsOf);
      button.type = 'button';
      button.title = remark;
      button.tabIndex = -1;
      button.textContent = remark;
      // The choice stays where it is.
      button.addEventListener('mousedown', (event) => event.preventDefault());
      button.addEventListener('click', onRemark);
      dom.className = 'cm-remarkOffer';
      dom.append(button);
      return { dom, offset: { x: 0, y: 4 } };
    },
  };
}

export const offerLook = EditorView.theme({
  '.cm-tooltip.cm-remarkOffer': { border: 'none', background: 'none' },
  '.cm-remarkOffer button': {
    padding: '3px 10px',
    font: '12.5px / 1.5 var(--font-ui, system-ui, sans-serif)',
    color: 'var(--on-tip, #ffffff)',
    backgroundColor: 'var(--tip, #2c2a26)',
    border: '0',
    borderRadius: '6px',
    boxShadow: 'var(--shadow, 0 4px 16px rgb(0 0 0 / 20%))',
    cursor: 'default',
  },
});
