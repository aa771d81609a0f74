import { Crosshair, ImagePlus, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Medium } from '#domain/article.ts';
import { addPictures } from '../state/actions.ts';
import { body } from '../state/body.ts';
import { presentMedia } from '../state/copy.ts';
import { setFields, theHost } from '../state/session.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FieldMark } from './FieldMark.tsx';
import { FocusPoint } from './FocusPoint.tsx';
import { describePicture, removePicture } from './pictureWords.ts';
import { usePicture } from './usePicture.ts';
import './pictures.css';

interface Props {
  readonly media: Readonly<Record<string, Medium>>;
  readonly cover: string | null;
  onInsert(id: string): void;
}

/** The article's pictures with what a reader needs to know of each. */
export function PicturesPanel({ media, cover, onInsert }: Props) {
  const { t } = useTranslation();
  const present = inOrderOfText(presentMedia(media));
  const add = async () => {
    const added = await addPictures(await theHost().choosePictures());
    for (const { id } of added) onInsert(id);
  };
  return (
    <div className="pictures">
      {present.length === 0 ? <p className="pictures-empty">{t('pictures.empty')}</p> : null}
      {present.map(([id, medium]) => (
        <PictureCard key={id} id={id} medium={medium} isCover={cover === id} onInsert={() => onInsert(id)} />
      ))}
      <div>
        <Button onPress={() => void add()}>
          <ImagePlus aria-hidden="true" /> {t('pictures.add')}
        </Button>
      </div>
    </div>
  );
}

/** As the text shows them; pictures that it does not name come last. */
function inOrderOfText(pictures: readonly (readonly [string, Medium])[]): readonly (readonly [string, Medium])[] {
  const text = body()?.text() ?? '';
  const place = (medium: Medium) => {
    const at = text.indexOf(`media/${medium.file}`);
    return at < 0 ? text.length : at;
  };
  return [...pictures].sort(([, one], [, other]) => place(one) - place(other));
}

function PictureCard({
  id,
  medium,
  isCover,
  onInsert,
}: {
  readonly id: string;
  readonly medium: Medium;
  readonly isCover: boolean;
  onInsert(): void;
}) {
  const { t } = useTranslation();
  const [aiming, setAiming] = useState(false);
  const remove = () => removePicture(id, medium);
  const size = t('pictures.size', { width: medium.width, height: medium.height, bytes: `${Math.ceil(medium.bytes / 1024)} KB` });
  return (
    <article className="picture" aria-label={medium.caption || medium.file}>
      <Thumbnail file={medium.file} alt={medium.alt} />
      <div className="picture-fields">
        <PictureFields id={id} medium={medium} />
        <div className="picture-actions">
          <Button tone="quiet" onPress={onInsert}>
            {t('pictures.insert')}
          </Button>
          <span className="picture-size">{size}</span>
          <IconButton label={t('pictures.setFocus')} pressed={aiming} onPress={() => setAiming(!aiming)}>
            <Crosshair aria-hidden="true" />
          </IconButton>
          <IconButton
            label={isCover ? t('pictures.cover') : t('pictures.setCover')}
            pressed={isCover}
            onPress={() => setFields({ cover: isCover ? null : id })}
          >
            <Star aria-hidden="true" fill={isCover ? 'currentColor' : 'none'} />
          </IconButton>
          <IconButton label={t('pictures.remove')} onPress={remove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {aiming ? <FocusPoint id={id} medium={medium} /> : null}
    </article>
  );
}

/** Caption, credit and alternative text of one picture; its caption and alternative text in the body follow. */
export function PictureFields({ id, medium }: { readonly id: string; readonly medium: Medium }) {
  const { t } = useTranslation();
  const change = (changes: Partial<Pick<Medium, 'caption' | 'credit' | 'alt'>>) => describePicture(id, medium, changes);
  const checked = (name: 'caption' | 'credit' | 'alt') => {
    const field = `media.${id}.${name}`;
    return { 'data-field': field, mark: <FieldMark field={field} label={t(`pictures.${name}`)} /> };
  };
  return (
    <>
      <Field {...checked('caption')} label={t('pictures.caption')} value={medium.caption} onChange={(caption) => change({ caption })} />
      <Field {...checked('credit')} label={t('pictures.credit')} value={medium.credit} onChange={(credit) => change({ credit })} />
      <Field
        {...checked('alt')}
        label={t('pictures.alt')}
        placeholder={t('pictures.altHint')}
        value={medium.alt}
        onChange={(alt) => change({ alt })}
      />
    </>
  );
}

export function Thumbnail({ file, alt }: { readonly file: string; readonly alt: string }) {
  const url = usePicture(file);
  return url ? <img className="thumbnail" src={url} alt={alt} /> : <span className="thumbnail" aria-hidden="true" />;
}
