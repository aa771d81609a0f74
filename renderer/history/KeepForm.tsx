import { BookmarkPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepSnapshot } from '../state/history.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

/** Keeps the article as it is now, under a name. */
export function KeepForm() {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  // The form takes the button's place and gives it back: without this the keyboard would be left nowhere.
  const closed = useRef(false);
  const close = () => {
    closed.current = true;
    setName(null);
  };
  if (name === null) {
    return (
      <Button autoFocus={closed.current} onPress={() => setName('')}>
        <BookmarkPlus aria-hidden="true" /> {t('history.keep')}
      </Button>
    );
  }
  const keep = async () => {
    if (name.trim() !== '' && (await keepSnapshot(name.trim()))) close();
  };
  return (
    <form
      className="history-keep"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Field label={t('history.keepName')} placeholder={t('history.keepExample')} value={name} onChange={setName} maxLength={100} autoFocus />
      <div className="history-keep-buttons">
        <Button tone="primary" type="submit" isDisabled={name.trim() === ''}>
          {t('history.keepGo')}
        </Button>
        <Button tone="quiet" onPress={close}>
          {t('history.cancel')}
        </Button>
      </div>
    </form>
  );
}
