/** Notices, meetings that rank, and panels that score. */
import { isObject, type Json } from '../../../document/change.ts';
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import type { Field, Section } from './field.ts';
import { exits, next, section } from './parts.ts';
import { assignment, panelAssignment } from './people.ts';
import { vote } from './review.ts';
import { fiveDays, labelled, named, numberOrFeel, outcomes, period, periodFields, waiting, warning } from './shared.ts';

const objectionLimit = (key: string, label: StudioTextKey): Field =>
  period(key, label, { fields: [...periodFields, warning('warn', 'st.in.warn')], fresh: fiveDays });
export const notice: readonly Section[] = [
  named,
  section(
    'notice',
    'st.in.section.notice',
    period('period', 'st.in.notice.period'),
    labelled('content', 'st.in.notice.content', 'st.in.line.add'),
  ),
  section('objections', 'st.in.section.objections', assignment('objections', 'st.in.notice.objections'), {
    kind: 'group',
    key: 'examine',
    label: 'st.in.notice.examine',
    fields: [objectionLimit('accept', 'st.in.notice.accept'), objectionLimit('check', 'st.in.notice.check')],
    more: true,
  }),
  section(
    'results',
    'st.in.section.results',
    exits('st.in.notice.outcomes', {
      fixed: [
        { value: 'clear', label: 'st.in.notice.clear' },
        { value: 'partly', label: 'st.in.notice.partly' },
        { value: 'upheld', label: 'st.in.notice.upheld' },
      ],
      optional: ['partly'],
    }),
  ),
  ...waiting,
];

const ranks = (_: unknown, step: { readonly [key: string]: Json }) => step.rank !== undefined;
const place = (key: string, label: StudioTextKey, more: object = {}): Field => ({ kind: 'reference', key, label, to: 'outcome', ...more });
export const batch: readonly Section[] = [
  named,
  section(
    'people',
    'st.in.section.meeting',
    assignment('assign', 'st.in.batch.assign'),
    labelled('columns', 'st.in.batch.columns', 'st.in.batch.columns.add'),
    {
      kind: 'choice',
      key: 'documentNumber',
      label: 'st.in.batch.documentNumber',
      none: 'st.in.batch.documentNumber.none',
      options: [
        { value: 'required', label: 'st.in.required' },
        { value: 'optional', label: 'st.in.optional' },
      ],
    },
    vote,
  ),
  section('results', 'st.in.section.results', outcomes),
  {
    id: 'rank',
    title: 'st.in.section.rank',
    folded: true,
    fields: [
      {
        kind: 'list',
        key: 'rank',
        label: 'st.in.rank',
        add: 'st.in.rank.add',
        help: 'st.in.why.rank',
        fresh: () => ({ by: '' }),
        fields: [
          { kind: 'feel', key: 'by', label: 'st.in.rank.by' },
          { kind: 'text', key: 'label', label: 'st.in.rank.label' },
          {
            kind: 'choice',
            key: 'order',
            label: 'st.in.rank.order',
            absent: 'descending',
            options: [
              { value: 'descending', label: 'st.in.rank.descending' },
              { value: 'ascending', label: 'st.in.rank.ascending' },
            ],
          },
        ],
      },
      numberOrFeel('quota', 'st.in.quota', { fixed: 10, feel: 'window.settings.places', none: 'st.in.quota.none', when: ranks }),
      {
        kind: 'group',
        key: 'places',
        label: 'st.in.places',
        fresh: ({ outcomes: own }) => ({ in: (isObject(own) ? Object.keys(own)[0] : undefined) ?? '' }),
        fields: [
          place('in', 'st.in.places.in'),
          place('waiting', 'st.in.places.waiting', { none: 'st.in.none' }),
          place('out', 'st.in.places.out', { none: 'st.in.none' }),
        ],
        when: ranks,
      },
      { kind: 'number', key: 'waiting', label: 'st.in.waiting', min: 0, when: ranks },
      {
        kind: 'group',
        key: 'floor',
        label: 'st.in.floor',
        help: 'st.in.why.floor',
        fresh: () => ({ by: 'enterprise.district', places: 1 }),
        fields: [
          { kind: 'feel', key: 'by', label: 'st.in.floor.by' },
          { kind: 'number', key: 'places', label: 'st.in.floor.places', min: 1 },
        ],
        when: ranks,
      },
      { kind: 'feel', key: 'exempt', label: 'st.in.exempt', when: ranks },
      {
        kind: 'group',
        key: 'budget',
        label: 'st.in.budget',
        help: 'st.in.why.budget',
        fresh: () => ({ amount: '', pool: 0 }),
        fields: [
          { kind: 'feel', key: 'amount', label: 'st.in.budget.amount' },
          numberOrFeel('pool', 'st.in.budget.pool', { fixed: 0, feel: 'window.settings.pool' }),
        ],
        when: ranks,
      },
      { kind: 'references', key: 'freedBy', label: 'st.in.freedBy', to: 'caseOutcome', free: true, help: 'st.in.why.freedBy', when: ranks },
    ],
  },
  ...waiting,
];

const methods = (weighted: boolean): Field => ({
  kind: 'choice',
  key: 'method',
  label: 'st.in.aggregate.method',
  ...(weighted ? {} : { none: 'st.in.aggregate.mean' as const }),
  options: [
    { value: 'mean', label: 'st.in.aggregate.mean' },
    { value: 'trimmedMean', label: 'st.in.aggregate.trimmedMean' },
    { value: 'median', label: 'st.in.aggregate.median' },
    ...(weighted ? [{ value: 'weighted', label: 'st.in.aggregate.weighted' as const }] : []),
  ],
});
const drop: Field = {
  kind: 'number',
  key: 'drop',
  label: 'st.in.aggregate.drop',
  min: 1,
  when: ({ method }) => method === 'trimmedMean',
};
export const score: readonly Section[] = [
  named,
  section('people', 'st.in.section.people', panelAssignment),
  section(
    'sheet',
    'st.in.section.sheet',
    { kind: 'reference', key: 'form', label: 'st.in.score.form', to: 'form', help: 'st.in.why.score.form' },
    {
      kind: 'map',
      key: 'items',
      label: 'st.in.score.items',
      named: 'st.in.score.item',
      add: 'st.in.score.items.add',
      help: 'st.in.why.score.items',
      keys: 'numberField',
      fresh: () => ({}),
      fields: [{ kind: 'number', key: 'min', label: 'st.in.score.min', min: 0, decimals: true }],
    },
    {
      kind: 'group',
      key: 'aggregate',
      label: 'st.in.aggregate',
      fields: [
        methods(true),
        drop,
        {
          kind: 'map',
          key: 'parts',
          label: 'st.in.parts',
          named: 'st.in.part',
          add: 'st.in.parts.add',
          keys: 'name',
          fresh: () => ({ weight: 0.5, items: [] }),
          fields: [
            { kind: 'number', key: 'weight', label: 'st.in.part.weight', min: 0, max: 1, decimals: true },
            { kind: 'references', key: 'items', label: 'st.in.part.items', to: 'numberField' },
            methods(false),
            drop,
          ],
          when: ({ method }) => method === 'weighted',
        },
        { kind: 'number', key: 'scale', label: 'st.in.aggregate.scale', min: 0, max: 6, more: true },
        {
          kind: 'number',
          key: 'secondLookOver',
          label: 'st.in.aggregate.secondLookOver',
          min: 0,
          decimals: true,
          help: 'st.in.why.aggregate.secondLookOver',
          more: true,
        },
      ],
    },
    {
      kind: 'group',
      key: 'range',
      label: 'st.in.range',
      more: true,
      help: 'st.in.why.range',
      fields: [
        { kind: 'feel', key: 'from', label: 'st.in.range.from' },
        { kind: 'feel', key: 'to', label: 'st.in.range.to' },
      ],
    },
    next,
  ),
  {
    ...waiting[0]!,
    fields: [
      ...waiting[0]!.fields,
      {
        kind: 'mark',
        key: 'silence',
        label: 'st.in.score.silence',
        value: 'abstain',
        when: (_, { deadline }) => deadline !== undefined,
      },
    ],
  },
  ...waiting.slice(1),
];
