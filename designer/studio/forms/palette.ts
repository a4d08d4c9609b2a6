/** What can be put into a form, in groups. Every kind of field stands in one. */
import type { StudioTextKey } from '../texts/zh-CN.ts';
import type { Addition } from './use-form.ts';

interface PaletteGroup {
  readonly name: StudioTextKey;
  readonly kinds: readonly Addition[];
}
const groups: readonly PaletteGroup[] = [
  { name: 'st.forms.group.text', kinds: ['text', 'longtext'] },
  { name: 'st.forms.group.figure', kinds: ['integer', 'decimal', 'money', 'percent', 'computed'] },
  { name: 'st.forms.group.time', kinds: ['date', 'year', 'period'] },
  { name: 'st.forms.group.choice', kinds: ['choice', 'multi', 'boolean', 'vocabulary', 'vocabularies'] },
  { name: 'st.forms.group.code', kinds: ['uscc', 'id-card', 'mobile', 'phone', 'email', 'postcode', 'patent-number', 'ipc'] },
  { name: 'st.forms.group.more', kinds: ['files', 'table', 'reference', 'promise', 'signature'] },
  { name: 'st.forms.group.layout', kinds: ['section', 'group', 'note'] },
];
/** Of these a column can't be. */
const notInTable: readonly Addition[] = ['table', 'section', 'group', 'note'];

export function paletteGroups(inTable: boolean): readonly PaletteGroup[] {
  return inTable ? groups.map((group) => ({ ...group, kinds: group.kinds.filter((kind) => !notInTable.includes(kind)) })) : groups;
}
export const additionKey = (kind: Addition): StudioTextKey => `st.forms.kind.${kind}`;
