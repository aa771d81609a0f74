import { useTranslation } from 'react-i18next';
import { useCopy } from '../state/copy.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { PictureFields, Thumbnail } from './PicturesPanel.tsx';

interface Props {
  readonly ids: readonly string[];
  onDone(): void;
  onClose(): void;
}

/** Asks for caption, credit and alternative text before new pictures go into the text. */
export function NewPictures({ ids, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const media = useCopy((copy) => copy.fields?.media) ?? {};
  return (
    <Modal
      title={t('pictures.new')}
      closeLabel={t('dialog.close')}
      wide
      onClose={onClose}
      footer={
        <Button tone="primary" onPress={onDone}>
          {t('pictures.done')}
        </Button>
      }
    >
      {ids.map((id) => {
        const medium = media[id];
        return medium ? (
          <div className="new-picture" key={id}>
            <Thumbnail file={medium.file} alt="" />
            <div className="new-picture-fields">
              <PictureFields id={id} medium={medium} />
            </div>
          </div>
        ) : null;
      })}
    </Modal>
  );
}
