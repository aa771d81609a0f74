import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { changePortal, type PortalDraft } from '../../state/portalEditor.ts';
import { BasicSection } from './BasicSection.tsx';
import { BodySection } from './BodySection.tsx';
import { ChannelsSection } from './ChannelsSection.tsx';
import { FieldsSection } from './FieldsSection.tsx';
import { ImagesSection } from './ImagesSection.tsx';
import { PageSection } from './PageSection.tsx';
import { type Problems, ProblemsContext, type Section, sectionOf, sections } from './problems.ts';

const forms = {
  basic: BasicSection,
  page: PageSection,
  channels: ChannelsSection,
  body: BodySection,
  fields: FieldsSection,
  images: ImagesSection,
};

export interface Props {
  readonly draft: PortalDraft;
  readonly problems: Problems;
  readonly section: Section;
  onSection(section: Section): void;
  /** The field that is being edited, by its path. */
  onField(path: string | null): void;
}

/** The portal that is open, a section at a time. */
export function PortalForm({ draft, problems, section, onSection, onField }: Props) {
  const { t } = useTranslation();
  const wrong = new Set([...problems.keys()].map(sectionOf));
  const Form = forms[section];
  return (
    <ProblemsContext value={problems}>
      <Tabs
        className="portal-form"
        selectedKey={section}
        onSelectionChange={(key) => {
          onField(null);
          onSection(sections.find((one) => one === key) ?? 'basic');
        }}
      >
        <TabList className="portal-tabs" aria-label={t('portals.sections')}>
          {sections.map((key) => (
            <Tab key={key} id={key} className="portal-tab">
              {t(`portals.section.${key}`)}
              {wrong.has(key) ? (
                <span className="portal-tab-wrong">
                  <span className="visually-hidden">{t('portals.hasProblems')}</span>
                </span>
              ) : null}
            </Tab>
          ))}
        </TabList>
        {sections.map((key) => (
          <TabPanel key={key} id={key} className="portal-panel">
            <fieldset
              className="portal-fields"
              disabled={!draft.editing}
              key={draft.turn}
              onFocus={({ target }) => onField(target.closest<HTMLElement>('[data-path]')?.dataset.path ?? null)}
            >
              <legend className="visually-hidden">{t(`portals.section.${key}`)}</legend>
              <Form profile={draft.profile} change={changePortal} />
            </fieldset>
          </TabPanel>
        ))}
      </Tabs>
    </ProblemsContext>
  );
}
