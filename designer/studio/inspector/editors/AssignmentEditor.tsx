import { useState } from 'react';
import type { Json, Path } from '../../../document/change.ts';
import { withStepProperty } from '../../../document/properties.ts';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, objectOf, useInspection } from '../inspection.tsx';
import { Fields, FieldView } from './FieldView.tsx';
import { PeoplePreview } from './PeoplePreview.tsx';
import { ReferenceSelect } from './references.tsx';
import { Shell } from './Shell.tsx';

type Where = 'owner' | 'org' | 'scope';
const district = 'enterprise.district';

/** A position, and where: at the owner, in one organisation, or as the case says; with who that is today. */
export function AssignmentEditor({ field, at }: EditorProps<'group'>) {
  const t = useStudioText();
  const { read, edit, readOnly, base, document, choices } = useInspection();
  const value = objectOf(read(at));
  const written: Where = value.scope !== undefined ? 'scope' : value.org !== undefined ? 'org' : 'owner';
  const [begun, setBegun] = useState<Where | null>(null);
  const where = written === 'owner' ? (begun ?? 'owner') : written;
  const owner = choices('org').find((org) => org.value === document.workflow.owner)?.label ?? document.workflow.owner;
  const put = (place: Path, change: Readonly<Record<string, Json | undefined>>) =>
    edit('st.in.did', t('st.in.where'), (before) =>
      Object.entries(change).reduce((next, [key, one]) => withStepProperty(next, base, [...place.slice(base.length), key], one), before),
    );
  const choose = (next: Where) => {
    setBegun(next);
    put(at, { org: undefined, scope: next === 'scope' ? district : undefined });
  };
  const role = field.fields.find(({ key }) => key === 'role');
  const org = field.fields.find(({ key }) => key === 'org');
  const scope = field.fields.find(({ key }) => key === 'scope');
  const rest = field.fields.filter((one) => one !== role && one !== org && one !== scope);
  return (
    <>
      {role && <FieldView field={role} at={at} />}
      <Shell field={{ label: 'st.in.where' }} at={at}>
        {(aria) => (
          <select
            {...aria}
            data-at={undefined}
            className="st-in-input lz-select"
            value={where}
            onChange={({ target }) => choose(target.value as Where)}
          >
            <option value="owner">{t('st.in.where.owner', { name: owner })}</option>
            <option value="org">{t('st.in.where.org')}</option>
            <option value="scope">{t('st.in.where.scope')}</option>
          </select>
        )}
      </Shell>
      {where === 'org' && org && (
        <Shell field={org} at={[...at, 'org']}>
          {(aria) => (
            <ReferenceSelect
              aria={aria}
              to="org"
              value={typeof value.org === 'string' ? value.org : ''}
              onChange={(next) => put(at, { org: next === '' ? undefined : next })}
            />
          )}
        </Shell>
      )}
      {where === 'scope' && scope && <ScopeChoice field={scope} at={at} value={String(value.scope ?? '')} readOnly={readOnly} />}
      <PeoplePreview assignment={value} />
      <Fields fields={rest} at={at} />
    </>
  );
}

interface ScopeChoiceProps {
  readonly field: EditorProps<'group'>['field']['fields'][number];
  readonly at: Path;
  readonly value: string;
  readonly readOnly: boolean;
}
/** The district of the enterprise, the item at hand, or any other expression. */
function ScopeChoice({ field, at, value, readOnly }: ScopeChoiceProps) {
  const t = useStudioText();
  const { write, base } = useInspection();
  const known = [district, ...(base.includes('block') ? ['item'] : [])];
  const [other, setOther] = useState(false);
  const isOther = other || !known.includes(value);
  return (
    <>
      <Shell field={{ label: 'st.in.scope' }} at={[...at, 'scope']}>
        {(aria) => (
          <select
            {...aria}
            disabled={readOnly}
            className="st-in-input lz-select"
            value={isOther ? '' : value}
            onChange={({ target }) => {
              setOther(target.value === '');
              if (target.value !== '') write([...at, 'scope'], target.value, t('st.in.scope'));
            }}
          >
            <option value={district}>{t('st.in.where.district')}</option>
            {known.includes('item') && <option value="item">{t('st.in.where.item')}</option>}
            <option value="">{t('st.in.where.other')}</option>
          </select>
        )}
      </Shell>
      {isOther && <FieldView field={field} at={at} />}
    </>
  );
}
