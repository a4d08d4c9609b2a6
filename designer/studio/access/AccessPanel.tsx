import { useMemo, useState } from 'react';
import { accessForms, accessSections } from '../../document/access.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { AccessMatrix } from './AccessMatrix.tsx';
import '../rules/feel-line.css';
import './access.css';

/** Who may see and change which field at which step, all on one page; a page for each form. */
export default function AccessPanel() {
  const t = useStudioText();
  const workflow = useDocumentPart((document) => document.workflow);
  const forms = useDocumentPart((document) => document.forms);
  const tabs = useMemo(() => accessForms({ workflow, forms, vocabularies: {}, scenarios: null }), [workflow, forms]);
  const [chosen, setChosen] = useState<string | null>(null);
  const tab = tabs.find(({ name }) => name === chosen) ?? tabs[0];
  const form = tab && forms[tab.name];
  const sections = useMemo(() => (form ? accessSections(form) : []), [form]);
  return (
    <div className="st-access">
      <h2 className="lz-hidden">{t('st.panel.access')}</h2>
      {tabs.length > 1 && (
        <label className="st-access-form">
          {t('st.access.form')}{' '}
          <select className="lz-input lz-select" value={tab?.name} onChange={({ target }) => setChosen(target.value)}>
            {tabs.map(({ name }) => (
              <option key={name} value={name}>
                {forms[name]?.title ?? name}
              </option>
            ))}
          </select>
        </label>
      )}
      {!tab || sections.length === 0 || tab.columns.length === 0 ? (
        <EmptyState title={t('st.access.none')} text={t('st.access.noneText')} />
      ) : (
        <AccessMatrix key={tab.name} columns={tab.columns} sections={sections} />
      )}
    </div>
  );
}
