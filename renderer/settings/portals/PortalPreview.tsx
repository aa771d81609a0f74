import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Article, emptyArticle } from '#domain/article.ts';
import { type Profile, profileSchema } from '#domain/portal/profile.ts';
import { templateFailureText } from '../../i18n/templateWords.ts';
import { body } from '../../state/body.ts';
import { useCopy } from '../../state/copy.ts';
import { usePortalEditor } from '../../state/portalEditor.ts';
import { shown, theHost } from '../../state/session.ts';
import { Segments } from '../../ui/Segments.tsx';
import { markStyles, type PagePart, pagePart, showPart } from './pagePart.ts';
import { bodySelector, type PageParts, pageParts } from './pageParts.ts';

const emptyPage = '<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>';
/** The page follows once typing pauses, in ms. */
const pause = 180;

interface Props {
  readonly profile: Profile;
  /** The field that is being edited, by its path: its part of the page is marked. */
  readonly field: string | null;
}

/** The portal's page while it is being set up. While something is not valid it stays as it was. */
export function PortalPreview({ profile, field }: Props) {
  const { t, i18n } = useTranslation();
  const template = usePortalEditor((editor) => editor.template);
  const [width, setWidth] = useState<'phone' | 'desktop'>('phone');
  const [trouble, setTrouble] = useState('');
  const frame = useRef<HTMLIFrameElement>(null);
  const [page, setPage] = useState<Document | null>(null);
  const valid = profileSchema.safeParse(profile).success;
  // While it is typed into, the page is made anew and marked then; a field that takes the focus is marked at once.
  const part = useRef<PagePart | null>(null);
  part.current = field === null ? null : pagePart(profile, field);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another field is another part
  useEffect(() => {
    if (page) showPart(page, part.current);
  }, [page, field]);
  useEffect(() => {
    if (!page || !template || !valid) return;
    const timer = setTimeout(() => {
      try {
        showPage(page, pageParts(openArticle(), profile, template));
        showPart(page, part.current);
        setTrouble('');
      } catch (error) {
        setTrouble(templateFailureText(t, i18n.language, shown(error)));
      }
    }, pause);
    return () => clearTimeout(timer);
  }, [page, profile, template, valid, t, i18n.language]);
  const widths = (['phone', 'desktop'] as const).map((key) => ({ key, name: t(`portals.width.${key}`) }));
  return (
    <aside className="portal-preview" aria-label={t('portals.preview')}>
      <header>
        <h3>{t('portals.preview')}</h3>
        <Segments<'phone' | 'desktop'> label={t('portals.preview')} value={width} options={widths} onChange={(key) => setWidth(key)} />
      </header>
      {valid ? null : <p className="portal-note">{t('portals.previewWaits')}</p>}
      {trouble === '' ? null : (
        <p className="portal-wrong" role="alert">
          {trouble}
        </p>
      )}
      <div className={`portal-page portal-page-${width}`}>
        <iframe
          ref={frame}
          title={t('portals.previewFrame')}
          sandbox="allow-same-origin"
          srcDoc={emptyPage}
          onLoad={() => setPage(frame.current?.contentDocument ?? null)}
        />
      </div>
    </aside>
  );
}

/** The open article as it stands in this window; undefined when there is none worth showing. */
function openArticle(): Article | undefined {
  const { id, fields, state, openedBody } = useCopy.getState();
  const text = body()?.text() ?? openedBody;
  if (!id || !fields || !state || fields.title.trim() === '' || text.trim() === '') return undefined;
  return { ...emptyArticle(id, '1970-01-01T00:00:00.000Z'), ...fields, body: text, state };
}

/** The frame runs no script: this window puts the page in. Its style sheet goes in from outside, as the window's policy demands. */
function showPage(page: Document, parts: PageParts): void {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  if (!view) return;
  const top = view.scrollY;
  page.adoptedStyleSheets = [parts.css, markStyles].map((css) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  page.documentElement.lang = parts.lang;
  page.body.innerHTML = parts.html;
  const place = page.querySelector(bodySelector);
  if (place) place.innerHTML = parts.body;
  for (const image of page.querySelectorAll('img')) dress(image);
  page.onclick = (event) => {
    if ((event.target as Element | null)?.closest('a')) event.preventDefault();
  };
  view.scrollTo(0, top);
}

function dress(image: HTMLImageElement): void {
  const [, file] = /^media\/(.+)$/.exec(image.getAttribute('src') ?? '') ?? [];
  image.removeAttribute('loading');
  if (!file) return;
  image.removeAttribute('src');
  theHost()
    .picture(useCopy.getState().id ?? '', file)
    .then(
      (url) => image.setAttribute('src', url),
      // The preview of the article itself tells of it.
      (error: unknown) => console.warn('picture:', error),
    );
}
