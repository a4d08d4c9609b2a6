/** Steps that hold other steps: branches at once, and a block for each row. */
import type { Json } from '../../../document/change.ts';
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import type { EitherField, Field, Section } from './field.ts';
import { exits, section } from './parts.ts';
import { named, share, target, waiting } from './shared.ts';

const need = (label: StudioTextKey): EitherField => ({
  kind: 'either',
  key: 'need',
  label,
  none: 'st.in.join.all',
  when: (around) => around.share === undefined,
  variants: [
    { label: 'st.in.join.allNamed', is: (value) => value === 'all', fresh: 'all' },
    { label: 'st.in.join.any', is: (value) => value === 'any', fresh: 'any' },
    {
      label: 'st.in.join.number',
      is: (value) => typeof value === 'number',
      fresh: 1,
      field: { kind: 'number', key: '', label: 'st.in.join.number', min: 0 },
    },
  ],
});
const veto: Field = { kind: 'references', key: 'veto', label: 'st.in.join.veto', to: 'outcome' };
const isChanged = (step: { readonly [key: string]: Json }) => step.reask === 'changed';

export const parallel: readonly Section[] = [
  named,
  section('branches', 'st.in.section.branches', { kind: 'branches', key: 'branches', label: 'st.in.branches' }),
  section('join', 'st.in.section.join', exits('st.in.exits.branches'), {
    kind: 'group',
    key: 'join',
    label: 'st.in.join',
    fields: [
      need('st.in.join.need'),
      veto,
      {
        kind: 'choice',
        key: 'rest',
        label: 'st.in.join.rest',
        absent: 'cancel',
        options: [
          { value: 'cancel', label: 'st.in.join.rest.cancel' },
          { value: 'await', label: 'st.in.join.rest.await' },
        ],
      },
      { ...share('share', 'st.in.join.share', 'st.in.join.share.none'), help: 'st.in.why.join.share' },
      { kind: 'flag', key: 'over', label: 'st.in.policy.over', absent: false, when: (join) => join.share !== undefined },
      {
        kind: 'map',
        key: 'weights',
        label: 'st.in.join.weights',
        named: 'st.in.branch',
        add: 'st.in.join.weights.add',
        keys: 'branch',
        fresh: () => 1,
        fields: [{ kind: 'number', key: '', label: 'st.in.weight', min: 0, decimals: true }],
        when: (join) => join.share !== undefined,
      },
    ],
  }),
  {
    id: 'order',
    title: 'st.in.section.order',
    folded: true,
    fields: [
      {
        kind: 'map',
        key: 'after',
        label: 'st.in.after',
        named: 'st.in.branch',
        add: 'st.in.after.add',
        keys: 'branch',
        help: 'st.in.why.after',
        fresh: () => [],
        fields: [{ kind: 'references', key: '', label: 'st.in.after.these', to: 'branch' }],
      },
      {
        kind: 'choice',
        key: 'exclusive',
        label: 'st.in.exclusive',
        none: 'st.in.exclusive.none',
        options: [
          { value: 'branch', label: 'st.in.exclusive.branch' },
          { value: 'step', label: 'st.in.exclusive.step' },
        ],
      },
      {
        kind: 'choice',
        key: 'reask',
        label: 'st.in.reask',
        absent: 'all',
        options: [
          { value: 'all', label: 'st.in.reask.all' },
          { value: 'changed', label: 'st.in.reask.changed' },
        ],
      },
      {
        kind: 'map',
        key: 'inputs',
        label: 'st.in.inputs',
        named: 'st.in.branch',
        add: 'st.in.inputs.add',
        keys: 'branch',
        help: 'st.in.why.inputs',
        fresh: () => [],
        fields: [{ kind: 'lines', key: '', of: 'feel', label: 'st.in.inputs.these', add: 'st.in.inputs.line' }],
        when: isChanged,
      },
      { kind: 'references', key: 'keep', label: 'st.in.keep', to: 'outcome', help: 'st.in.why.keep', when: isChanged },
    ],
  },
  {
    id: 'template',
    title: 'st.in.section.template',
    folded: true,
    fields: [{ kind: 'template', key: 'template', label: 'st.in.template' }],
  },
  ...waiting,
];

export const each: readonly Section[] = [
  named,
  section(
    'rows',
    'st.in.section.rows',
    { kind: 'feel', key: 'over', label: 'st.in.over', help: 'st.in.why.over' },
    { kind: 'feel', key: 'label', label: 'st.in.itemLabel', help: 'st.in.why.itemLabel' },
    {
      kind: 'choice',
      key: 'mode',
      label: 'st.in.mode',
      absent: 'parallel',
      options: [
        { value: 'parallel', label: 'st.in.mode.parallel' },
        { value: 'sequence', label: 'st.in.mode.sequence' },
      ],
    },
    { kind: 'block', key: 'block', label: 'st.in.block' },
  ),
  section('join', 'st.in.section.join', exits('st.in.exits.items'), {
    kind: 'group',
    key: 'join',
    label: 'st.in.join',
    fields: [
      need('st.in.join.needItems'),
      veto,
      {
        kind: 'choice',
        key: 'rest',
        label: 'st.in.join.restItems',
        absent: 'cancel',
        options: [
          { value: 'cancel', label: 'st.in.join.rest.cancel' },
          { value: 'await', label: 'st.in.join.rest.await' },
          { value: 'continue', label: 'st.in.join.rest.continue' },
        ],
      },
      { kind: 'feel', key: 'until', label: 'st.in.join.until', help: 'st.in.why.join.until', more: true },
    ],
  }),
  ...waiting,
];

/** A branch with steps of its own, and the block of an `each`. */
export const blockSections: readonly Section[] = [
  section('block', 'st.in.section.name', { kind: 'text', key: 'title', label: 'st.in.title' }, target('start', 'st.in.block.start'), {
    kind: 'feel',
    key: 'when',
    label: 'st.in.block.when',
    help: 'st.in.why.block.when',
    more: true,
  }),
];
