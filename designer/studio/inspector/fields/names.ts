/** What people call the names that a programme makes up. */
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import type { ChoiceKind, GroupField, MapField } from './field.ts';

const named = (key: string, label: StudioTextKey, keys: ChoiceKind | 'name'): MapField => ({
  ...{ kind: 'map', key, label, keys, free: true },
  named: 'st.in.id',
  add: 'st.in.names.add',
  fresh: () => ({ title: '' }),
  fields: [
    { kind: 'text', key: 'title', label: 'st.in.name' },
    { kind: 'text', key: 'titleEn', label: 'st.in.titleEn', more: true },
  ],
});

export const names: GroupField = {
  kind: 'group',
  key: 'names',
  label: 'st.in.names',
  help: 'st.in.why.names',
  fields: [
    named('values', 'st.in.names.values', 'computed'),
    named('records', 'st.in.names.records', 'record'),
    named('flags', 'st.in.names.flags', 'flag'),
    named('applyTypes', 'st.in.names.applyTypes', 'name'),
    named('settings', 'st.in.names.settings', 'setting'),
  ],
};
