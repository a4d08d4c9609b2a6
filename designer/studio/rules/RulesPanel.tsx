import { useMemo } from 'react';
import { pathOf } from '../../../engine/model/pointer.ts';
import type { RuleVersion } from '../../../engine/model/rules.ts';
import { type RuleKind, rulePointer, scorecardAt, tableAt } from '../../document/rules.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { RuleCases } from './RuleCases.tsx';
import { RuleList } from './RuleList.tsx';
import { ScorecardEditor } from './ScorecardEditor.tsx';
import { TableEditor } from './TableEditor.tsx';
import { VersionEditor } from './VersionEditor.tsx';
import './rules.css';

interface Chosen {
  readonly version: number;
  readonly rule: {
    readonly kind: RuleKind;
    readonly name: string /** Of a problem inside it. */;
    readonly inside: readonly string[];
  } | null;
}

/** Rule versions with their tables and scorecards; what is chosen beside the list, its test cases below. */
export default function RulesPanel() {
  const t = useStudioText();
  const { chosen } = useStudio();
  const versions = useDocumentPart(({ workflow }) => workflow.ruleVersions);
  const at = useMemo(() => chosenIn(versions ?? [], chosen), [versions, chosen]);
  const version = at && versions?.[at.version];
  const key = at?.rule ? rulePointer(at.version, at.rule.kind, at.rule.name) : '';
  return (
    <div className="st-rules">
      <h2 className="lz-hidden">{t('st.panel.rules')}</h2>
      <RuleList versions={versions ?? []} version={at?.version ?? null} rule={key} />
      <div className="st-rules-main">
        {!version && <EmptyState title={t('st.rules.none')} text={t('st.rules.noneText')} />}
        {version && at.rule === null && <VersionEditor key={at.version} index={at.version} version={version} versions={versions ?? []} />}
        {version && at.rule && <OneRule key={key} version={at.version} rule={at.rule} />}
      </div>
    </div>
  );
}

function OneRule({ version, rule: { kind, name, inside } }: { readonly version: number; readonly rule: NonNullable<Chosen['rule']> }) {
  const table = useDocumentPart((document) => (kind === 'tables' ? tableAt(document, version, name) : undefined));
  const card = useDocumentPart((document) => (kind === 'scorecards' ? scorecardAt(document, version, name) : undefined));
  return (
    <>
      {table && <TableEditor version={version} name={name} table={table} at={inside} />}
      {card && <ScorecardEditor version={version} name={name} card={card} at={inside} />}
      <RuleCases rule={rulePointer(version, kind, name)} />
    </>
  );
}

function chosenIn(versions: readonly RuleVersion[], place: string | null): Chosen | null {
  const [document, pointer = ''] = (place ?? '').split('#');
  const [part, number, kind, name, ...inside] = pathOf(document === 'workflow' ? pointer : '');
  if (part !== 'ruleVersions' || versions[Number(number)] === undefined) return firstOf(versions);
  const version = Number(number);
  const held = kind === 'tables' || kind === 'scorecards' ? versions[version]?.[kind] : undefined;
  if (held && name !== undefined && Object.hasOwn(held, name)) return { version, rule: { kind: kind as RuleKind, name, inside } };
  return { version, rule: null };
}

/** The first rule of the newest version. */
function firstOf(versions: readonly RuleVersion[]): Chosen | null {
  const version = versions.length - 1;
  const newest = versions[version];
  if (!newest) return null;
  for (const kind of ['scorecards', 'tables'] as const) {
    const [name] = Object.keys(newest[kind] ?? {});
    if (name !== undefined) return { version, rule: { kind, name, inside: [] } };
  }
  return { version, rule: null };
}
