/** Whose work it is: positions, seats of a review, and panels drawn by lot. */
import { isObject, type Json } from '../../../document/change.ts';
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import type { Field, GroupField } from './field.ts';

const assignmentFields: readonly Field[] = [
  { kind: 'reference', key: 'role', label: 'st.in.role', to: 'role' },
  { kind: 'reference', key: 'org', label: 'st.in.org', to: 'org', free: true },
  { kind: 'feel', key: 'scope', label: 'st.in.scope' },
  { kind: 'number', key: 'count', label: 'st.in.count', min: 1, help: 'st.in.why.count' },
];
export function assignment(key: string, label: StudioTextKey, more: Partial<GroupField> = {}): GroupField {
  return { kind: 'group', key, label, look: 'assignment', fields: assignmentFields, ...more };
}
const weighs = (_: unknown, { policy }: { readonly [key: string]: Json }) => isObject(policy) && policy.type === 'percent';
export const seat = assignment('', 'st.in.assign', {
  fields: [
    ...assignmentFields,
    { kind: 'number', key: 'weight', label: 'st.in.weight', min: 0, decimals: true, help: 'st.in.why.weight', when: weighs },
    {
      kind: 'flag',
      key: 'casting',
      label: 'st.in.casting',
      absent: false,
      when: (_, { policy }) => isObject(policy) && policy.tie === 'casting',
    },
    {
      kind: 'group',
      key: 'draw',
      label: 'st.in.draw',
      more: true,
      fresh: () => ({ method: 'leastLoaded' }),
      fields: [
        {
          kind: 'choice',
          key: 'method',
          label: 'st.in.draw.method',
          options: [
            { value: 'random', label: 'st.in.draw.random' },
            { value: 'leastLoaded', label: 'st.in.draw.leastLoaded' },
            { value: 'rotating', label: 'st.in.draw.rotating' },
          ],
        },
        { kind: 'references', key: 'exclude', label: 'st.in.draw.exclude', to: 'anyStep' },
      ],
    },
  ],
});
export const panelAssignment = assignment('assign', 'st.in.assign', {
  fields: [
    ...assignmentFields,
    {
      kind: 'group',
      key: 'draw',
      label: 'st.in.panel',
      fresh: () => ({ pool: '', count: 5 }),
      fields: [
        { kind: 'reference', key: 'pool', label: 'st.in.panel.pool', to: 'pool', free: true },
        { kind: 'number', key: 'count', label: 'st.in.panel.count', min: 1 },
        { kind: 'number', key: 'reserve', label: 'st.in.panel.reserve', min: 0 },
        { kind: 'feel', key: 'skill', label: 'st.in.panel.skill', help: 'st.in.why.panel.skill' },
        {
          kind: 'map',
          key: 'mix',
          label: 'st.in.panel.mix',
          add: 'st.in.panel.mix.add',
          named: 'st.in.panel.mix.key',
          keys: 'name',
          fresh: () => 1,
          fields: [{ kind: 'number', key: '', label: 'st.in.panel.mix.least', min: 1 }],
          more: true,
        },
        { kind: 'references', key: 'avoid', label: 'st.in.panel.avoid', to: 'relation', free: true, help: 'st.in.why.panel.avoid' },
        {
          kind: 'group',
          key: 'approve',
          label: 'st.in.panel.approve',
          look: 'assignment',
          help: 'st.in.why.panel.approve',
          more: true,
          fresh: () => ({ role: '' }),
          fields: [
            ...assignmentFields.filter(({ key }) => key !== 'count'),
            {
              kind: 'options',
              key: 'of',
              label: 'st.in.panel.approve.of',
              options: [
                { value: 'draw', label: 'st.in.panel.approve.draw' },
                { value: 'redraw', label: 'st.in.panel.approve.redraw' },
                { value: 'replace', label: 'st.in.panel.approve.replace' },
              ],
              help: 'st.in.why.panel.approve.of',
            },
          ],
        },
        {
          kind: 'group',
          key: 'recent',
          label: 'st.in.panel.recent',
          help: 'st.in.why.panel.recent',
          more: true,
          fresh: () => ({ times: 3, months: 12 }),
          fields: [
            { kind: 'number', key: 'times', label: 'st.in.panel.times', min: 1 },
            { kind: 'number', key: 'months', label: 'st.in.panel.months', min: 1, max: 60 },
          ],
        },
      ],
    },
  ],
});
