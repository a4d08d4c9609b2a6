import { pathOf } from '../../../engine/model/pointer.ts';
import type { FeelType } from '../../../engine/rules/types.ts';
import { isObject } from '../../document/change.ts';
import { scorecardAt, tableAt } from '../../document/rules.ts';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { CaseValue } from './CaseValue.tsx';

interface ExpectedProps {
  readonly rule: string;
  readonly expect: unknown;
  readonly found: unknown;
  readonly readOnly: boolean;
  readonly onChange: (expect: unknown) => void;
}

/** What must come out: outputs of a table, total and verdict of a scorecard with the items one wants to name, or a value. */
export function ExpectedResult({ rule, expect, found, readOnly, onChange }: ExpectedProps) {
  const t = useStudioText();
  const [, version, kind, name = ''] = pathOf(rule);
  const table = useDocumentPart((document) => (kind === 'tables' ? tableAt(document, Number(version), name) : undefined));
  const card = useDocumentPart((document) => (kind === 'scorecards' ? scorecardAt(document, Number(version), name) : undefined));
  const fields: readonly { readonly name: string; readonly label: string; readonly type: FeelType }[] = table
    ? table.outputs.map((output) => ({ name: output.name, label: output.label ?? output.name, type: outputType(output.values) }))
    : card
      ? [
          { name: 'total', label: t('st.rules.total'), type: { kind: 'number' } },
          { name: 'pass', label: t('st.rules.pass'), type: { kind: 'boolean' } },
        ]
      : [];
  if (fields.length === 0 || Array.isArray(found) || Array.isArray(expect))
    return (
      <div className="st-case-field">
        <CaseValue
          label={t('st.rules.value')}
          type={typeof found === 'boolean' ? { kind: 'boolean' } : { kind: 'any' }}
          value={expect === null ? undefined : typeof expect === 'object' ? JSON.stringify(expect) : expect}
          readOnly={readOnly || typeof expect === 'object'}
          onChange={(value) => onChange(value ?? null)}
        />
      </div>
    );
  const held = isObject(expect) ? (expect as Readonly<Record<string, unknown>>) : {};
  return (
    <>
      <label className="st-case-none">
        <input
          type="checkbox"
          checked={expect === null}
          disabled={readOnly}
          onChange={({ target }) => onChange(target.checked ? null : {})}
        />{' '}
        {t(table ? 'st.rules.expectNone' : 'st.rules.expectNoScore')}
      </label>
      {expect !== null &&
        fields.map((field) => (
          <div className="st-case-field" key={field.name}>
            <CaseValue
              label={field.label}
              type={field.type}
              value={held[field.name] ?? undefined}
              readOnly={readOnly}
              onChange={(value) => {
                const { [field.name]: _, ...rest } = held;
                onChange(value === undefined ? rest : { ...rest, [field.name]: value });
              }}
            />
          </div>
        ))}
    </>
  );
}

function outputType(values: readonly string[] | undefined): FeelType {
  return values ? { kind: 'string', values: values.map((value) => ({ value })) } : { kind: 'any' };
}

/** A result in few words. */
export function shownResult(result: unknown, t: ReturnType<typeof useStudioText>, labels: Readonly<Record<string, string>> = {}): string {
  if (result === null || result === undefined) return t('st.rules.noResult');
  if (typeof result === 'boolean') return t(result ? 'st.cond.yes' : 'st.cond.no');
  if (Array.isArray(result)) return result.map((one) => shownResult(one, t, labels)).join(t('st.semicolon'));
  if (!isObject(result)) return String(result);
  if (typeof result.total === 'number' && typeof result.pass === 'boolean')
    return t('st.rules.scoreResult', { total: result.total, verdict: t(result.pass ? 'st.rules.passed' : 'st.rules.failed') });
  return Object.entries(result)
    .map(([name, value]) => `${labels[name] ?? name} = ${shownResult(value, t)}`)
    .join(t('st.flow.comma'));
}
