import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { DecisionTable, RuleVersion, Scorecard } from '../../../engine/model/rules.ts';
import { addVersion, freeRuleName, type RuleKind, rulePointer, withRule } from '../../document/rules.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { VersionDialog } from './VersionDialog.tsx';

interface ListProps {
  readonly versions: readonly RuleVersion[];
  readonly version: number | null;
  /** Pointer of the chosen rule; `''` when a version is chosen. */
  readonly rule: string;
}

/** All versions with what is in them, and the ways to add more. */
export function RuleList({ versions, version, rule }: ListProps) {
  const t = useStudioText();
  const { editor, readOnly, choose } = useStudio();
  const [adding, setAdding] = useState<'version' | RuleKind | null>(null);
  return (
    <nav className="st-rules-list" aria-label={t('st.rules.list')}>
      <ol>
        {versions.map((one, index) => (
          <li key={one.id}>
            <VersionLinks index={index} version={one} chosen={version === index ? rule : null} />
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div className="st-rules-add">
          {version !== null && (
            <>
              <button type="button" onClick={() => setAdding('scorecards')}>
                {t('st.rules.addCard')}
              </button>
              <button type="button" onClick={() => setAdding('tables')}>
                {t('st.rules.addTable')}
              </button>
            </>
          )}
          <button type="button" onClick={() => setAdding('version')}>
            {t('st.rules.addVersion')}
          </button>
        </div>
      )}
      {adding === 'version' && (
        <VersionDialog
          title={t('st.rules.addVersion')}
          first={versions.length === 0}
          onClose={() => setAdding(null)}
          onDone={(made) => {
            editor.run({ label: 'st.rules.did.addVersion', params: { title: made.title }, edit: (document) => addVersion(document, made) });
            setAdding(null);
            choose(`workflow#/ruleVersions/${versions.length}`);
          }}
        />
      )}
      {(adding === 'tables' || adding === 'scorecards') && version !== null && (
        <NewRule kind={adding} version={version} onClose={() => setAdding(null)} />
      )}
    </nav>
  );
}

function VersionLinks({
  index,
  version,
  chosen,
}: {
  readonly index: number;
  readonly version: RuleVersion;
  readonly chosen: string | null;
}) {
  const t = useStudioText();
  const { addressOf, problems } = useStudio();
  const wrong = (pointer: string) =>
    (problems ?? []).filter((one) => one.document === 'workflow' && (one.pointer === pointer || one.pointer.startsWith(`${pointer}/`)))
      .length;
  const entry = (pointer: string, title: string, kind: string, current: boolean) => (
    <Link href={addressOf('rules', `workflow#${pointer}`)} aria-current={current ? 'true' : undefined} className="st-rules-link">
      <span className="st-rules-kind">{kind}</span>
      <span>{title}</span>
      {wrong(pointer) > 0 && (
        <span className="st-rules-count">
          <span aria-hidden="true">{wrong(pointer)}</span>
          <span className="lz-hidden">{t('st.rules.problems', { count: wrong(pointer) })}</span>
        </span>
      )}
    </Link>
  );
  const rules = (['scorecards', 'tables'] as const).flatMap((kind) =>
    Object.entries(version[kind] ?? {}).map(([name, held]: [string, { readonly title?: string }]) => ({
      pointer: rulePointer(index, kind, name),
      kind,
      title: held.title ?? name,
    })),
  );
  const period = t('st.rules.period', { from: version.from, to: version.to ?? '' });
  return (
    <>
      <Link
        href={addressOf('rules', `workflow#/ruleVersions/${index}`)}
        aria-current={chosen === '' ? 'true' : undefined}
        className="st-rules-link st-rules-version"
      >
        <span>{version.title}</span>
        <small>{period}</small>
      </Link>
      <ul>
        {rules.map(({ pointer, kind, title }) => (
          <li key={pointer}>{entry(pointer, title, t(`st.rules.kind.${kind}`), chosen === pointer)}</li>
        ))}
      </ul>
    </>
  );
}

interface NewProps {
  readonly kind: RuleKind;
  readonly version: number;
  readonly onClose: () => void;
}
function NewRule({ kind, version, onClose }: NewProps) {
  const t = useStudioText();
  const { editor, choose } = useStudio();
  const [title, setTitle] = useState('');
  const [id, setId] = useState('');
  const [asked, setAsked] = useState(false);
  const wrongId = id !== '' && !/^[a-z0-9][A-Za-z0-9-]*$/.test(id);
  const wrong = asked && title.trim() === '' ? t('st.rules.titleNeeded') : null;
  const add = () => {
    setAsked(true);
    if (title.trim() === '' || wrongId) return;
    const name = freeRuleName(editor.view().document, kind, id || (kind === 'tables' ? 'table' : 'scorecard'));
    const made = kind === 'tables' ? newTable(title.trim(), t) : newCard(title.trim(), t);
    editor.run({
      label: 'st.rules.did.addRule',
      params: { title: title.trim() },
      edit: (document) => withRule(document, version, kind, name, made),
    });
    onClose();
    choose(`workflow#${rulePointer(version, kind, name)}`);
  };
  return (
    <Dialog
      title={t(kind === 'tables' ? 'st.rules.addTable' : 'st.rules.addCard')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('st.rules.cancel')}</Button>
          <Button type="primary" onClick={add}>
            {t('st.rules.add')}
          </Button>
        </>
      }
    >
      <Field label={t('st.rules.title')} required error={wrong}>
        {(aria) => <input {...aria} className="lz-input" value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Field label={t('st.rules.id')} optional help={t('st.rules.idHelp')} error={wrongId ? t('st.rules.idWrong') : null}>
        {(aria) => <input {...aria} className="lz-input lz-input-code" value={id} onChange={({ target }) => setId(target.value.trim())} />}
      </Field>
    </Dialog>
  );
}

type Texts = ReturnType<typeof useStudioText>;

function newTable(title: string, t: Texts): DecisionTable {
  return {
    title,
    hitPolicy: 'UNIQUE',
    inputs: [{ label: t('st.rules.newInput'), expression: 'today' }],
    outputs: [{ name: 'result', label: t('st.rules.newOutput') }],
    rules: [{ in: ['-'], out: ['null'] }],
  };
}

function newCard(title: string, t: Texts): Scorecard {
  return { title, dimensions: [{ id: 'dimension', title: t('st.rules.newDimension') }], items: [], passTotal: 60 };
}
