import type { ReactNode } from 'react';
import { JsonFold } from '../inspector/editors/JsonFold.tsx';
import { Sections } from '../inspector/editors/Sections.tsx';
import { ShowPlace } from '../inspector/editors/ShowPlace.tsx';
import { editors } from '../inspector/editors/table.ts';
import { workflowSections } from '../inspector/fields/workflow.ts';
import { EditorsProvider, Inspected } from '../inspector/inspection.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { CaseNumberPreview } from './CaseNumberPreview.tsx';
import { SchedulePreview } from './SchedulePreview.tsx';
import '../inspector/inspector.css';
import './settings.css';

const workflow = ['workflow'] as const;
/** What stands below the fields of a section. */
const below: Readonly<Record<string, ReactNode>> = {
  opening: (
    <>
      <CaseNumberPreview />
      <SchedulePreview />
    </>
  ),
};

/** The programme's own properties: who owns it, who may apply, how cases are opened and numbered, limits, messages, registries. */
export default function SettingsPanel() {
  const t = useStudioText();
  const { chosen } = useStudio();
  return (
    <EditorsProvider value={editors}>
      <Inspected path={workflow}>
        <div className="st-settings">
          <nav className="st-settings-jump" aria-label={t('st.in.settings.jump')}>
            <ul>
              {workflowSections.map(({ id, title }) => (
                <li key={id}>
                  <a
                    href={`#st-in-${id}`}
                    onClick={(event) => {
                      event.preventDefault();
                      const section = document.getElementById(`st-in-${id}`);
                      section?.scrollIntoView();
                      section?.querySelector<HTMLElement>('h3')?.focus();
                    }}
                  >
                    {t(title)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="st-in st-settings-fields">
            <h2 className="lz-hidden">{t('st.panel.settings')}</h2>
            {workflowSections.map((section) => (
              <Sections key={section.id} sections={[section]} at={workflow} below={below[section.id]} />
            ))}
            <JsonFold at={workflow} />
          </div>
          <ShowPlace place={chosen} />
        </div>
      </Inspected>
    </EditorsProvider>
  );
}
