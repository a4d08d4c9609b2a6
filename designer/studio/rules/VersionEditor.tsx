import { Button } from 'antd';
import { useState } from 'react';
import type { RuleVersion } from '../../../engine/model/rules.ts';
import { copyVersion, removeVersion, withVersion } from '../../document/rules.ts';
import { Field } from '../../ui/Field.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { ProblemsAt } from './ProblemsAt.tsx';
import { VersionCompare } from './VersionCompare.tsx';
import { VersionDialog } from './VersionDialog.tsx';

interface EditorProps {
  readonly index: number;
  readonly version: RuleVersion;
  readonly versions: readonly RuleVersion[];
}

/** Name, basis and dates of a version; copied as the next one, or held beside another. */
export function VersionEditor({ index, version, versions }: EditorProps) {
  const t = useStudioText();
  const { editor, readOnly, choose } = useStudio();
  const [copying, setCopying] = useState(false);
  const set = (key: 'title' | 'basis' | 'from' | 'to', value: string) =>
    editor.run({
      label: 'st.rules.did.version',
      params: { title: version.title },
      together: `version ${index} ${key}`,
      edit: (document) => withVersion(document, index, { [key]: value }),
    });
  const text = (key: 'title' | 'basis', label: string) => (
    <Field label={label} required>
      {(aria) => (
        <input {...aria} className="lz-input" value={version[key]} readOnly={readOnly} onChange={({ target }) => set(key, target.value)} />
      )}
    </Field>
  );
  const date = (key: 'from' | 'to', label: string) => (
    <Field label={label} optional={key === 'to'} required={key === 'from'}>
      {(aria) => (
        <input
          {...aria}
          type="date"
          className="lz-input lz-input-date"
          value={version[key] ?? ''}
          readOnly={readOnly}
          onChange={({ target }) => set(key, target.value)}
        />
      )}
    </Field>
  );
  return (
    <section className="st-rules-card" aria-label={version.title}>
      <h3>{t('st.rules.versionOf', { title: version.title })}</h3>
      <ProblemsAt pointer={`/ruleVersions/${index}`} depth={1} />
      <div className="lz-fields lz-fields-compact">
        {text('title', t('st.rules.versionTitle'))}
        {text('basis', t('st.rules.basis'))}
        {date('from', t('st.rules.from'))}
        {date('to', t('st.rules.to'))}
      </div>
      {!readOnly && (
        <div className="st-rules-acts">
          <Button onClick={() => setCopying(true)}>{t('st.rules.copyNext')}</Button>
          <Button
            danger
            onClick={() => {
              editor.run({
                label: 'st.rules.did.removeVersion',
                params: { title: version.title },
                edit: (document) => removeVersion(document, index),
              });
              choose(null);
            }}
          >
            {t('st.rules.removeVersion')}
          </Button>
        </div>
      )}
      {versions.length > 1 && <VersionCompare index={index} versions={versions} />}
      {copying && (
        <VersionDialog
          title={t('st.rules.copyNext')}
          onClose={() => setCopying(false)}
          onDone={(next) => {
            editor.run({
              label: 'st.rules.did.addVersion',
              params: { title: next.title },
              edit: (document) => copyVersion(document, index, next),
            });
            setCopying(false);
            choose(`workflow#/ruleVersions/${versions.length}`);
          }}
        />
      )}
    </section>
  );
}
