import './pieces.css';

interface Props {
  readonly pieces: readonly { readonly kind: 'same' | 'gone' | 'come' | 'fold'; readonly text: string }[];
}

/** A text with what went struck and what came underlined: told apart by more than their colours. */
export function Pieces({ pieces }: Props) {
  return (
    <span className="pieces">
      {pieces.map(({ kind, text }, at) => {
        // Pieces have no names of their own, and are drawn anew whenever one changes.
        const key = `${at} ${kind}`;
        if (kind === 'gone') return <del key={key}>{text}</del>;
        if (kind === 'come') return <ins key={key}>{text}</ins>;
        return (
          <span key={key} className={kind === 'fold' ? 'pieces-fold' : undefined}>
            {text}
          </span>
        );
      })}
    </span>
  );
}
