/** Pieces of sections that step types share. */
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import type { ExitsField, Field, MapField, Section } from './field.ts';
import { target } from './shared.ts';

export const next = target('next', 'st.in.next');
export const section = (id: string, title: StudioTextKey, ...fields: readonly Field[]): Section => ({ id, title, fields });
export const exits = (label: StudioTextKey, more: Partial<ExitsField> = {}): ExitsField => ({
  kind: 'exits',
  key: 'outcomes',
  label,
  fields: [target('to', 'st.in.to', { none: 'st.in.endsBranch' })],
  ...more,
});
export const values = (key: string, label: StudioTextKey, add: StudioTextKey, name: StudioTextKey): MapField => ({
  kind: 'map',
  key,
  label,
  add,
  named: name,
  keys: 'name',
  fresh: () => '',
  fields: [{ kind: 'feel', key: '', label: 'st.in.value' }],
});
