import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Medium } from '#domain/article.ts';
import { type CropShape, cropBox, cropShapes, type FocalPoint, middle } from '#domain/portal/crop.ts';
import { Button } from '../ui/Button.tsx';
import { movedBy, pressedAt, setFocalPoint } from './focalPoint.ts';
import { usePicture } from './usePicture.ts';
import './focus.css';

interface Props {
  readonly id: string;
  readonly medium: Medium;
}

/** The point that every crop keeps: pressed on the picture or moved with arrow keys. The crops beside it follow at once. */
export function FocusPoint({ id, medium }: Props) {
  const { t } = useTranslation();
  const url = usePicture(medium.file);
  const focus = medium.focus ?? middle;
  return (
    <fieldset className="focus" aria-label={t('pictures.focus')}>
      <div className="focus-whole">
        <PressArea id={id} url={url} medium={medium} focus={focus} />
        <p className="focus-hint">{t('pictures.focusHint')}</p>
      </div>
      <div className="focus-crops">
        {cropShapes.map((shape) => (
          <CropPreview key={shape} url={url} medium={medium} shape={shape} focus={focus} />
        ))}
        <Button tone="quiet" isDisabled={medium.focus === undefined} onPress={() => setFocalPoint(id, null)}>
          {t('pictures.focusMiddle')}
        </Button>
      </div>
    </fieldset>
  );
}

interface Shown {
  readonly url: string | undefined;
  readonly medium: Medium;
  readonly focus: FocalPoint;
}

function PressArea({ id, url, medium, focus }: Shown & { readonly id: string }) {
  const { t } = useTranslation();
  const set = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLButtonElement>) => {
    // Nothing moves while another window writes this article.
    if (!currentTarget.matches(':disabled')) setFocalPoint(id, pressedAt({ clientX, clientY }, currentTarget.getBoundingClientRect()));
  };
  return (
    <div className="focus-area">
      <button
        type="button"
        tabIndex={-1}
        className="focus-press"
        aria-label={t('pictures.focusPress')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          set(event);
        }}
        // Whoever pressed about right goes on with the arrow keys; the picture stays where it was pressed.
        onClick={({ currentTarget }) => currentTarget.parentElement?.querySelector('input')?.focus({ preventScroll: true })}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && set(event)}
      >
        <img className="focus-picture" src={url} alt="" width={medium.width} height={medium.height} draggable={false} />
      </button>
      <Slider id={id} axis="x" focus={focus} />
      <Slider id={id} axis="y" focus={focus} />
      <span className="focus-mark" style={{ left: `${focus.x * 100}%`, top: `${focus.y * 100}%` }} />
    </div>
  );
}

/** One direction of the point, for keyboards and screen readers; on either of the two all four arrow keys move it. */
function Slider({ id, axis, focus }: { readonly id: string; readonly axis: 'x' | 'y'; readonly focus: FocalPoint }) {
  const { t } = useTranslation();
  const percent = Math.round(focus[axis] * 100);
  const move = (event: KeyboardEvent) => {
    const moved = movedBy(focus, event.key, event.shiftKey);
    if (!moved) return;
    event.preventDefault();
    setFocalPoint(id, moved);
  };
  return (
    <input
      type="range"
      className="focus-slider"
      min={0}
      max={100}
      value={percent}
      aria-label={t(axis === 'x' ? 'pictures.focusAcross' : 'pictures.focusDown')}
      aria-valuetext={t(axis === 'x' ? 'pictures.fromLeft' : 'pictures.fromTop', { percent })}
      onKeyDown={move}
      onChange={(event) => setFocalPoint(id, { ...focus, [axis]: Number(event.target.value) / 100 })}
    />
  );
}

function CropPreview({ url, medium, shape, focus }: Shown & { readonly shape: CropShape }) {
  const box = cropBox(medium, shape, focus);
  const part = (length: number, of: number) => `${(length / of) * 100}%`;
  return (
    <figure className="focus-crop">
      <div className="focus-frame" style={{ aspectRatio: shape.replace(':', ' / ') }}>
        <img
          src={url}
          alt=""
          style={{
            width: part(medium.width, box.width),
            height: part(medium.height, box.height),
            left: part(-box.left, box.width),
            top: part(-box.top, box.height),
          }}
        />
      </div>
      <figcaption>{shape}</figcaption>
    </figure>
  );
}
