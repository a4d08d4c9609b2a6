/** What a review can be told: who, how several decide, what happens to the task. */
import { isObject, type Json } from '../../../document/change.ts';
import type { Field, Section } from './field.ts';
import { seat } from './people.ts';
import { named, outcomes, share, waiting } from './shared.ts';

/** For which ways of deciding a property means something. */
const sensible: Readonly<Record<string, readonly string[]>> = {
  need: ['quorum', 'percent'],
  over: ['percent'],
  tie: ['percent'],
  veto: ['all', 'sequence', 'quorum', 'percent'],
  secret: ['all', 'sequence', 'quorum', 'percent', 'consult'],
};
const sense =
  (key: string) =>
  ({ type }: { readonly [key: string]: Json }) =>
    sensible[key]?.includes(String(type)) ?? false;

const policy: Field = {
  kind: 'group',
  key: 'policy',
  label: 'st.in.policy',
  fields: [
    {
      kind: 'choice',
      key: 'type',
      label: 'st.in.policy.type',
      radios: true,
      absent: 'single',
      whole: true,
      drops: (type) => Object.keys(sensible).filter((key) => !sensible[key]?.includes(type)),
      options: [
        { value: 'single', label: 'st.in.policy.single' },
        { value: 'any', label: 'st.in.policy.any' },
        { value: 'all', label: 'st.in.policy.all' },
        { value: 'sequence', label: 'st.in.policy.sequence' },
        { value: 'quorum', label: 'st.in.policy.quorum' },
        { value: 'percent', label: 'st.in.policy.percent' },
        { value: 'consult', label: 'st.in.policy.consult' },
      ],
    },
    {
      kind: 'either',
      key: 'need',
      label: 'st.in.policy.need',
      help: 'st.in.why.policy.need',
      when: sense('need'),
      variants: [
        {
          label: 'st.in.policy.number',
          is: (value) => typeof value === 'number',
          fresh: 2,
          field: { kind: 'number', key: '', label: 'st.in.policy.number', min: 0, decimals: true },
        },
        {
          label: 'st.in.share.fraction',
          is: (value) => typeof value === 'string',
          fresh: '2/3',
          field: { kind: 'text', key: '', label: 'st.in.share.fraction', hint: '2/3' },
        },
      ],
    },
    { kind: 'flag', key: 'over', label: 'st.in.policy.over', absent: false, when: sense('over') },
    {
      kind: 'choice',
      key: 'tie',
      label: 'st.in.policy.tie',
      none: 'st.in.policy.tie.none',
      when: sense('tie'),
      options: [
        { value: 'casting', label: 'st.in.policy.tie.casting' },
        { value: 'revote', label: 'st.in.policy.tie.revote' },
      ],
    },
    {
      kind: 'references',
      key: 'veto',
      label: 'st.in.policy.veto',
      to: 'outcome',
      none: 'st.in.policy.veto.none',
      help: 'st.in.why.policy.veto',
      when: sense('veto'),
    },
    {
      kind: 'flag',
      key: 'secret',
      label: 'st.in.policy.secret',
      absent: false,
      help: 'st.in.why.policy.secret',
      when: sense('secret'),
    },
  ],
};

const ofTasks: readonly Field[] = [
  {
    kind: 'either',
    key: 'addSigners',
    label: 'st.in.addSigners',
    none: 'st.in.addSigners.anybody',
    variants: [
      { label: 'st.in.addSigners.never', is: (value) => value === false, fresh: false },
      {
        label: 'st.in.addSigners.rules',
        is: isObject,
        fresh: { places: ['before', 'after', 'parallel'] },
        field: {
          kind: 'group',
          key: '',
          label: 'st.in.addSigners.rules',
          fields: [
            { kind: 'reference', key: 'by', label: 'st.in.addSigners.by', to: 'role', none: 'st.in.addSigners.holder' },
            {
              kind: 'options',
              key: 'places',
              label: 'st.in.addSigners.places',
              options: [
                { value: 'before', label: 'st.in.addSigners.before' },
                { value: 'after', label: 'st.in.addSigners.after' },
                { value: 'parallel', label: 'st.in.addSigners.parallel' },
              ],
            },
            { kind: 'reference', key: 'role', label: 'st.in.addSigners.role', to: 'role', none: 'st.in.addSigners.anyOfficer' },
          ],
        },
      },
    ],
  },
  { kind: 'flag', key: 'transfer', label: 'st.in.transfer', absent: true },
  { kind: 'flag', key: 'delegate', label: 'st.in.delegate', absent: true },
  { kind: 'flag', key: 'takeBack', label: 'st.in.takeBack', absent: true },
  { kind: 'flag', key: 'bulk', label: 'st.in.bulk', absent: true },
];

export const review: readonly Section[] = [
  named,
  {
    id: 'people',
    title: 'st.in.section.people',
    fields: [{ kind: 'oneOrMany', key: 'assign', label: 'st.in.assign', one: seat, add: 'st.in.assign.add' }, policy],
  },
  {
    id: 'results',
    title: 'st.in.section.results',
    fields: [
      outcomes,
      {
        kind: 'reference',
        key: 'form',
        label: 'st.in.review.form',
        to: 'form',
        none: 'st.in.review.noForm',
        help: 'st.in.why.review.form',
      },
      {
        kind: 'group',
        key: 'verify',
        label: 'st.in.verify',
        fields: [{ kind: 'references', key: 'fields', label: 'st.in.verify.fields', to: 'field', help: 'st.in.why.verify.fields' }],
        more: true,
      },
    ],
  },
  {
    id: 'time',
    title: 'st.in.section.time',
    fields: [
      ...waiting[0]!.fields,
      {
        kind: 'reference',
        key: 'silence',
        label: 'st.in.silence',
        to: 'outcome',
        none: 'st.in.silence.none',
        when: (_, { deadline }) => deadline !== undefined,
      },
    ],
  },
  {
    id: 'persons',
    title: 'st.in.section.persons',
    folded: true,
    fields: [
      {
        kind: 'choice',
        key: 'samePerson',
        label: 'st.in.samePerson',
        absent: 'ask',
        options: [
          { value: 'ask', label: 'st.in.samePerson.ask' },
          { value: 'refuse', label: 'st.in.samePerson.refuse' },
          { value: 'skip', label: 'st.in.samePerson.skip' },
        ],
      },
      {
        kind: 'group',
        key: 'nobody',
        label: 'st.in.nobody',
        fields: [
          {
            kind: 'reference',
            key: 'role',
            label: 'st.in.nobody.role',
            to: 'role',
            none: 'st.in.nobody.waits',
            when: ({ outcome }) => outcome === undefined,
          },
          {
            kind: 'reference',
            key: 'outcome',
            label: 'st.in.nobody.outcome',
            to: 'outcome',
            none: 'st.in.none',
            when: ({ role }) => role === undefined,
          },
        ],
      },
      ...ofTasks,
    ],
  },
  ...waiting.slice(1),
];

export const vote: Field = {
  kind: 'group',
  key: 'vote',
  label: 'st.in.vote',
  fresh: () => ({ quorum: '2/3', majority: '1/2' }),
  fields: [
    share('quorum', 'st.in.vote.quorum'),
    share('majority', 'st.in.vote.majority'),
    {
      kind: 'choice',
      key: 'on',
      label: 'st.in.vote.on',
      absent: 'all',
      options: [
        { value: 'all', label: 'st.in.vote.on.all' },
        { value: 'ties', label: 'st.in.vote.on.ties' },
      ],
    },
    {
      kind: 'choice',
      key: 'tie',
      label: 'st.in.vote.tie',
      none: 'st.in.vote.tie.none',
      options: [
        { value: 'casting', label: 'st.in.vote.tie.casting' },
        { value: 'revote', label: 'st.in.vote.tie.revote' },
      ],
    },
    {
      kind: 'choice',
      key: 'ballot',
      label: 'st.in.vote.ballot',
      absent: 'secret',
      options: [
        { value: 'secret', label: 'st.in.vote.ballot.secret' },
        { value: 'open', label: 'st.in.vote.ballot.open' },
      ],
    },
    {
      kind: 'map',
      key: 'seats',
      label: 'st.in.vote.seats',
      help: 'st.in.why.vote.seats',
      more: true,
      keys: 'name',
      named: 'st.in.vote.seat',
      add: 'st.in.vote.seats.add',
      fresh: () => ({ title: '' }),
      fields: [
        { kind: 'text', key: 'title', label: 'st.in.vote.seat.title' },
        { kind: 'number', key: 'weight', label: 'st.in.vote.seat.weight', min: 0, decimals: true },
        { kind: 'number', key: 'count', label: 'st.in.vote.seat.count', min: 1 },
        { kind: 'text', key: 'titleEn', label: 'st.in.titleEn', more: true },
      ],
    },
  ],
};
