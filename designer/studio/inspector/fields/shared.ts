/** Fields that several step types share: periods, people, limits, outcomes, messages. */
import { isObject, type Json } from '../../../document/change.ts';
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import type { EitherField, Field, GroupField, ListField, Option, OutcomesField, ReferenceField, Section } from './field.ts';
import { assignment } from './people.ts';

const units: readonly Option[] = [
  { value: 'workingDays', label: 'st.in.unit.workingDays' },
  { value: 'calendarDays', label: 'st.in.unit.calendarDays' },
  { value: 'hours', label: 'st.in.unit.hours' },
  { value: 'months', label: 'st.in.unit.months' },
  { value: 'years', label: 'st.in.unit.years' },
];
const amountAndUnit: readonly Field[] = [
  { kind: 'number', key: 'amount', label: 'st.in.amount', min: 1 },
  { kind: 'choice', key: 'unit', label: 'st.in.unit', options: units },
];
/** Default depends on the unit, so both answers can be written. */
const counting: readonly Field[] = [
  { kind: 'flag', key: 'countFirstDay', label: 'st.in.countFirstDay', absent: false, more: true, help: 'st.in.why.countFirstDay' },
  {
    kind: 'choice',
    key: 'rollForward',
    label: 'st.in.rollForward',
    none: 'st.in.rollForward.none',
    options: [
      { value: true, label: 'st.in.rollForward.true' },
      { value: false, label: 'st.in.rollForward.false' },
    ],
    more: true,
  },
];
export const periodFields: readonly Field[] = [...amountAndUnit, ...counting];

export function period(key: string, label: StudioTextKey, more: Partial<GroupField> = {}): GroupField {
  return { kind: 'group', key, label, look: 'period', fields: periodFields, ...more };
}
export const fiveDays = () => ({ amount: 5, unit: 'workingDays' });

const isNumber = (value: Json) => typeof value === 'number';
const isText = (value: Json) => typeof value === 'string';

export function warning(key: string, label: StudioTextKey): EitherField {
  return {
    kind: 'either',
    key,
    label,
    none: 'st.in.warn.none',
    help: 'st.in.why.warn',
    variants: [
      {
        label: 'st.in.warn.units',
        is: isNumber,
        fresh: 2,
        field: { kind: 'number', key: '', label: 'st.in.warn.left', min: 0 },
      },
      {
        label: 'st.in.warn.share',
        is: isObject,
        fresh: { share: 0.4 },
        field: {
          kind: 'group',
          key: '',
          label: 'st.in.warn.share',
          fields: [
            { kind: 'number', key: 'share', label: 'st.in.warn.shareLeft', min: 0, max: 1, decimals: true },
            { kind: 'number', key: 'amount', label: 'st.in.warn.orUnits', min: 1 },
          ],
        },
      },
    ],
  };
}

export function target(key: string, label: StudioTextKey = 'st.in.to', more: Partial<ReferenceField> = {}): ReferenceField {
  return { kind: 'reference', key, label, to: 'step', ...more };
}

/** Rungs of a deadline's ladder: also at a light, of another office, and such that the work passes on. */
export const rungs = (key: string): ListField => ({
  kind: 'list',
  key,
  label: 'st.in.escalate.ladder',
  add: 'st.in.escalate.add',
  fresh: () => ({ amount: 1, unit: 'workingDays', to: '' }),
  fields: [
    {
      kind: 'choice',
      key: 'on',
      label: 'st.in.rung.on',
      none: 'st.in.rung.overdue',
      options: [
        { value: 'warn', label: 'st.in.rung.warn' },
        { value: 'due', label: 'st.in.rung.due' },
      ],
    },
    { kind: 'number', key: 'amount', label: 'st.in.amount', min: 1, when: ({ on }) => on === undefined },
    { kind: 'choice', key: 'unit', label: 'st.in.unit', options: units, when: ({ on }) => on === undefined },
    { kind: 'reference', key: 'to', label: 'st.in.escalate.to', to: 'role', also: [{ value: 'holder', label: 'st.in.rung.holder' }] },
    { kind: 'feel', key: 'scope', label: 'st.in.scope' },
    { kind: 'mark', key: 'act', label: 'st.in.rung.act', value: true },
  ],
});
const ladder: ListField = {
  kind: 'list',
  key: '',
  label: 'st.in.escalate.ladder',
  add: 'st.in.escalate.add',
  fresh: () => ({ amount: 1, unit: 'workingDays', to: '' }),
  fields: [...amountAndUnit, { kind: 'reference', key: 'to', label: 'st.in.escalate.to', to: 'role' }],
};
const escalation = (climbed: ListField): EitherField => ({
  kind: 'either',
  key: 'escalate',
  label: 'st.in.escalate',
  none: 'st.in.escalate.none',
  variants: [
    {
      label: 'st.in.escalate.one',
      is: isText,
      fresh: '',
      field: { kind: 'reference', key: '', label: 'st.in.escalate.to', to: 'role' },
    },
    {
      label: 'st.in.escalate.ladder',
      is: Array.isArray,
      fresh: [{ amount: 1, unit: 'workingDays', to: '' }],
      field: climbed,
    },
  ],
});
/** Of the limit over the whole case, and of a step's deadline. */
export const escalate = escalation(ladder);
const escalateStep = escalation(rungs(''));
export const record: Field = {
  kind: 'reference',
  key: 'record',
  label: 'st.in.record',
  to: 'record',
  free: true,
  help: 'st.in.why.record',
  more: true,
};
export const extension = (more: Partial<GroupField> = {}): GroupField => ({
  kind: 'group',
  key: 'extend',
  label: 'st.in.extend',
  help: 'st.in.why.extend',
  fresh: () => ({ amount: 5, by: { role: '' } }),
  fields: [
    { kind: 'number', key: 'amount', label: 'st.in.extend.amount', min: 1 },
    assignment('by', 'st.in.extend.by'),
    { kind: 'number', key: 'times', label: 'st.in.extend.times', min: 1 },
  ],
  ...more,
});

export const deadline: GroupField = {
  kind: 'group',
  key: 'deadline',
  label: 'st.in.deadline',
  look: 'deadline',
  fresh: fiveDays,
  fields: [
    ...periodFields,
    warning('warn', 'st.in.warn'),
    {
      kind: 'group',
      key: 'onExpire',
      label: 'st.in.onExpire',
      fields: [
        target('to', 'st.in.onExpire.to', { none: 'st.in.onExpire.stays', when: (around) => around.outcome === undefined }),
        {
          kind: 'reference',
          key: 'outcome',
          label: 'st.in.onExpire.outcome',
          to: 'outcome',
          none: 'st.in.none',
          when: (around, step) => around.to === undefined && step.silence === undefined && step.outcomes !== undefined,
        },
        {
          kind: 'mark',
          key: 'asOf',
          label: 'st.in.onExpire.asOf',
          value: 'received',
          help: 'st.in.why.onExpire.asOf',
          when: (around) => around.to !== undefined || around.outcome !== undefined,
        },
        escalateStep,
        record,
      ],
    },
    extension({ more: true }),
    { kind: 'references', key: 'pausedIn', label: 'st.in.pausedIn', to: 'anyStep', more: true, help: 'st.in.why.pausedIn' },
    { kind: 'feel', key: 'until', label: 'st.in.until', more: true, help: 'st.in.why.until' },
    {
      kind: 'number',
      key: 'before',
      label: 'st.in.before',
      min: 1,
      more: true,
      help: 'st.in.why.before',
      when: (around) => around.until !== undefined,
    },
  ],
};

export const outcomes: OutcomesField = {
  kind: 'outcomes',
  key: 'outcomes',
  label: 'st.in.outcomes',
  fields: [
    { kind: 'text', key: 'label', label: 'st.in.outcome.label' },
    target('to', 'st.in.outcome.to', { none: 'st.in.endsBranch' }),
    {
      kind: 'choice',
      key: 'reason',
      label: 'st.in.outcome.reason',
      none: 'st.in.outcome.reason.none',
      options: [
        { value: 'required', label: 'st.in.required' },
        { value: 'optional', label: 'st.in.optional' },
      ],
    },
    {
      kind: 'choice',
      key: 'conditions',
      label: 'st.in.outcome.conditions',
      none: 'st.in.outcome.conditions.none',
      options: [
        { value: 'required', label: 'st.in.required' },
        { value: 'optional', label: 'st.in.optional' },
      ],
      more: true,
    },
    {
      kind: 'choice',
      key: 'tone',
      label: 'st.in.tone',
      none: 'st.in.tone.none',
      options: [
        { value: 'positive', label: 'st.in.tone.positive' },
        { value: 'neutral', label: 'st.in.tone.neutral' },
        { value: 'negative', label: 'st.in.tone.negative' },
      ],
      more: true,
    },
    { kind: 'feel', key: 'when', label: 'st.in.outcome.when', more: true, help: 'st.in.why.outcome.when' },
    { kind: 'text', key: 'labelEn', label: 'st.in.outcome.labelEn', more: true },
  ],
};

export const reactions: Field = {
  kind: 'map',
  key: 'on',
  label: 'st.in.on',
  keys: 'message',
  named: 'st.in.on.message',
  add: 'st.in.on.add',
  fresh: () => ({}),
  fields: [
    target('to', 'st.in.on.to', { none: 'st.in.none', when: (around) => around.outcome === undefined && around.add === undefined }),
    {
      kind: 'reference',
      key: 'outcome',
      label: 'st.in.on.outcome',
      to: 'outcome',
      none: 'st.in.none',
      when: (around, step) => around.to === undefined && around.add === undefined && (step.outcomes ?? step.external) !== undefined,
    },
    {
      kind: 'mark',
      key: 'add',
      label: 'st.in.on.addItem',
      value: true,
      when: (around, step) => step.type === 'each' && around.to === undefined && around.outcome === undefined,
    },
    { kind: 'feel', key: 'when', label: 'st.in.on.when' },
  ],
};

export const labelled = (key: string, label: StudioTextKey, add: StudioTextKey): ListField => ({
  kind: 'list',
  key,
  label,
  add,
  fresh: () => ({ label: '', value: '' }),
  fields: [
    { kind: 'text', key: 'label', label: 'st.in.line.label' },
    { kind: 'feel', key: 'value', label: 'st.in.line.value' },
  ],
});

/** A share of votes: a decimal, or an exact fraction. */
export function share(key: string, label: StudioTextKey, none?: StudioTextKey): EitherField {
  return {
    kind: 'either',
    key,
    label,
    ...(none ? { none } : {}),
    variants: [
      {
        label: 'st.in.share.fraction',
        is: isText,
        fresh: '1/2',
        field: { kind: 'text', key: '', label: 'st.in.share.fraction', hint: '2/3' },
      },
      {
        label: 'st.in.share.decimal',
        is: isNumber,
        fresh: 0.5,
        field: { kind: 'number', key: '', label: 'st.in.share.decimal', min: 0, max: 1, decimals: true },
      },
    ],
  };
}
/** A number that is fixed, or an expression that gives it. */
export function numberOrFeel(key: string, label: StudioTextKey, more: Partial<EitherField> & { fixed: Json; feel: string }): EitherField {
  const { fixed, feel, ...rest } = more;
  return {
    kind: 'either',
    key,
    label,
    variants: [
      {
        label: 'st.in.fixed',
        is: isNumber,
        fresh: fixed,
        field: { kind: 'number', key: '', label: 'st.in.fixed', min: 0, decimals: true },
      },
      { label: 'st.in.computed', is: isText, fresh: feel, field: { kind: 'feel', key: '', label: 'st.in.computed' } },
    ],
    ...rest,
  };
}

export const named: Section = {
  id: 'name',
  title: 'st.in.section.name',
  fields: [
    { kind: 'text', key: 'title', label: 'st.in.title' },
    { kind: 'text', key: 'help', label: 'st.in.help', rows: 2 },
    { kind: 'feel', key: 'when', label: 'st.in.when', more: true, help: 'st.in.why.when' },
    { kind: 'text', key: 'titleEn', label: 'st.in.titleEn', more: true },
  ],
};
/** Limits and messages, where the step waits for somebody or something. */
export const waiting: readonly Section[] = [
  { id: 'time', title: 'st.in.section.time', fields: [deadline] },
  { id: 'messages', title: 'st.in.section.messages', fields: [reactions], folded: true },
  { id: 'access', title: 'st.in.section.access', fields: [{ kind: 'access', key: 'access', label: 'st.in.access' }], folded: true },
];
/** The same for steps that are done at once, where they make little sense: the language allows them. */
export const atOnce: readonly Section[] = [
  {
    id: 'rare',
    title: 'st.in.section.rare',
    fields: [deadline, reactions, { kind: 'access', key: 'access', label: 'st.in.access' }],
    folded: true,
  },
];
