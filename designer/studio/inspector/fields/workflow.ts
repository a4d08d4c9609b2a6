/** What a programme itself can be told, in sections. */
import type { Field, GroupField, MapField, Section } from './field.ts';
import { guide } from './guide.ts';
import { names } from './names.ts';
import { section } from './parts.ts';
import { assignment } from './people.ts';
import { escalate, extension, period, periodFields, reactions, record, rungs, target, warning } from './shared.ts';

const fiveDays = () => ({ amount: 5, unit: 'workingDays' });
const clock: GroupField = {
  kind: 'group',
  key: 'clock',
  label: 'st.in.clock',
  look: 'clock',
  fresh: () => ({ amount: 20, unit: 'workingDays' }),
  fields: [
    ...periodFields,
    { kind: 'reference', key: 'from', label: 'st.in.clock.from', to: 'anyStep', none: 'st.in.clock.from.none' },
    { kind: 'references', key: 'pausedIn', label: 'st.in.clock.pausedIn', to: 'anyStep', help: 'st.in.why.clock.pausedIn' },
    warning('yellow', 'st.in.warn'),
    extension(),
    {
      kind: 'group',
      key: 'onExpire',
      label: 'st.in.clock.onExpire',
      fields: [target('to', 'st.in.onExpire.to', { none: 'st.in.clock.stays' }), escalate, record],
    },
  ],
};

const supervision: Field = {
  kind: 'group',
  key: 'supervision',
  label: 'st.in.supervision',
  help: 'st.in.why.supervision',
  fresh: () => ({ ladder: [{ amount: 1, unit: 'workingDays', to: '' }] }),
  fields: [rungs('ladder')],
};

const schedule: Field = {
  kind: 'list',
  key: 'schedule',
  label: 'st.in.schedule',
  add: 'st.in.schedule.add',
  fresh: () => ({ id: '', every: 'month', day: 1, for: {} }),
  fields: [
    { kind: 'text', key: 'id', label: 'st.in.id' },
    {
      kind: 'choice',
      key: 'every',
      label: 'st.in.schedule.every',
      options: [
        { value: 'month', label: 'st.in.schedule.month' },
        { value: 'quarter', label: 'st.in.schedule.quarter' },
        { value: 'year', label: 'st.in.schedule.year' },
      ],
    },
    {
      kind: 'number',
      key: 'month',
      label: 'st.in.schedule.inMonth',
      min: 1,
      max: 12,
      help: 'st.in.why.schedule.inMonth',
      when: ({ every }) => every !== 'month',
    },
    { kind: 'number', key: 'day', label: 'st.in.schedule.day', min: -1, max: 31, help: 'st.in.why.schedule.day' },
    {
      kind: 'choice',
      key: 'workingDay',
      label: 'st.in.schedule.workingDay',
      none: 'st.in.schedule.workingDay.none',
      options: [
        { value: 'next', label: 'st.in.schedule.next' },
        { value: 'previous', label: 'st.in.schedule.previous' },
        { value: 'count', label: 'st.in.schedule.count' },
      ],
    },
    {
      kind: 'group',
      key: 'for',
      label: 'st.in.schedule.for',
      help: 'st.in.why.schedule.for',
      fields: [
        {
          kind: 'references',
          key: 'organisations',
          label: 'st.in.schedule.organisations',
          to: 'org',
          when: (who) => who.enterprises === undefined,
        },
        { kind: 'feel', key: 'enterprises', label: 'st.in.schedule.enterprises', when: (who) => who.organisations === undefined },
        { kind: 'feel', key: 'share', label: 'st.in.schedule.share', help: 'st.in.why.schedule.share', more: true },
      ],
    },
    { kind: 'text', key: 'applyType', label: 'st.in.applyType', more: true },
  ],
};

const messages: MapField = {
  kind: 'map',
  key: 'messages',
  label: 'st.in.messages',
  keys: 'name',
  named: 'st.in.id',
  add: 'st.in.messages.add',
  fresh: () => ({ title: '', from: ['applicant'] }),
  fields: [
    { kind: 'text', key: 'title', label: 'st.in.title' },
    {
      kind: 'list',
      key: 'from',
      label: 'st.in.messages.from',
      add: 'st.in.messages.from.add',
      fresh: () => ({ role: '' }),
      fields: [
        {
          kind: 'either',
          key: '',
          label: 'st.in.messages.sender',
          variants: [
            { label: 'st.in.applicant', is: (value) => value === 'applicant', fresh: 'applicant' },
            {
              label: 'st.in.position',
              is: (value) => typeof value === 'object',
              fresh: { role: '' },
              field: assignment('', 'st.in.position'),
            },
          ],
        },
      ],
    },
    { kind: 'reference', key: 'form', label: 'st.in.messages.form', to: 'form', none: 'st.in.messages.noForm' },
    { kind: 'feel', key: 'key', label: 'st.in.messages.key', help: 'st.in.why.messages.key', more: true },
    { kind: 'mark', key: 'keep', label: 'st.in.messages.keep', value: true, help: 'st.in.why.messages.keep' },
    { kind: 'text', key: 'titleEn', label: 'st.in.titleEn', more: true },
  ],
};

const registries: MapField = {
  kind: 'map',
  key: 'registries',
  label: 'st.in.registries',
  keys: 'name',
  named: 'st.in.id',
  add: 'st.in.registries.add',
  fresh: () => ({ title: '' }),
  fields: [
    { kind: 'text', key: 'title', label: 'st.in.title' },
    { kind: 'flag', key: 'public', label: 'st.in.registries.public', absent: true },
    {
      kind: 'group',
      key: 'yearlyUpdate',
      label: 'st.in.yearly',
      fresh: () => ({ due: '04-30', form: '', onMiss: { flag: 'no-renewal', label: '' } }),
      fields: [
        { kind: 'text', key: 'due', label: 'st.in.yearly.due', hint: '04-30', help: 'st.in.why.yearly.due' },
        { kind: 'reference', key: 'form', label: 'st.in.yearly.form', to: 'form' },
        {
          kind: 'group',
          key: 'onMiss',
          label: 'st.in.yearly.onMiss',
          fields: [
            { kind: 'text', key: 'label', label: 'st.in.yearly.label' },
            { kind: 'text', key: 'flag', label: 'st.in.yearly.flag', help: 'st.in.why.yearly.flag' },
            record,
          ],
        },
      ],
    },
    {
      kind: 'group',
      key: 'changes',
      label: 'st.in.changes',
      fresh: () => ({ form: '', within: { amount: 3, unit: 'months' } }),
      fields: [
        { kind: 'reference', key: 'form', label: 'st.in.changes.form', to: 'form' },
        period('within', 'st.in.changes.within'),
        {
          kind: 'group',
          key: 'late',
          label: 'st.in.changes.late',
          fields: [{ kind: 'reference', key: 'record', label: 'st.in.record', to: 'record', free: true }],
          more: true,
        },
      ],
    },
    {
      kind: 'group',
      key: 'renewal',
      label: 'st.in.renewal',
      fresh: () => ({ opens: { amount: 180, unit: 'calendarDays' } }),
      fields: [period('opens', 'st.in.renewal.opens')],
    },
    { kind: 'lines', key: 'reminders', of: 'number', label: 'st.in.reminders', add: 'st.in.reminders.add' },
    {
      kind: 'group',
      key: 'sanctions',
      label: 'st.in.sanctions',
      help: 'st.in.why.sanctions',
      fresh: () => ({ by: { role: '' }, statement: fiveDays(), reasons: {} }),
      fields: [
        assignment('by', 'st.in.sanctions.by'),
        period('statement', 'st.in.sanctions.statement'),
        {
          kind: 'map',
          key: 'reasons',
          label: 'st.in.sanctions.reasons',
          keys: 'name',
          named: 'st.in.id',
          add: 'st.in.sanctions.reasons.add',
          fresh: () => ({ label: '' }),
          fields: [
            { kind: 'text', key: 'label', label: 'st.in.name' },
            { kind: 'text', key: 'labelEn', label: 'st.in.titleEn', more: true },
          ],
        },
      ],
    },
    period('coolDown', 'st.in.registries.coolDown', { fresh: () => ({ amount: 3, unit: 'years' }) }),
  ],
};

export const workflowSections: readonly Section[] = [
  section(
    'programme',
    'st.in.section.programme',
    { kind: 'text', key: 'title', label: 'st.in.programmeTitle' },
    { kind: 'text', key: 'id', label: 'st.in.programmeId', help: 'st.in.why.programmeId' },
    { kind: 'text', key: 'summary', label: 'st.in.summary', rows: 3 },
    { kind: 'reference', key: 'owner', label: 'st.in.owner', to: 'org' },
    {
      kind: 'choice',
      key: 'legalKind',
      label: 'st.in.legalKind',
      help: 'st.in.why.legalKind',
      options: [
        { value: 'licence', label: 'st.in.legalKind.licence' },
        { value: 'confirmation', label: 'st.in.legalKind.confirmation' },
        { value: 'penalty', label: 'st.in.legalKind.penalty' },
        { value: 'evaluation', label: 'st.in.legalKind.evaluation' },
        { value: 'honour', label: 'st.in.legalKind.honour' },
        { value: 'service', label: 'st.in.legalKind.service' },
        { value: 'supervision', label: 'st.in.legalKind.supervision' },
      ],
    },
    { kind: 'lines', key: 'basis', of: 'text', label: 'st.in.basis', add: 'st.in.basis.add' },
    { kind: 'text', key: 'titleEn', label: 'st.in.titleEn', more: true },
    { kind: 'text', key: 'summaryEn', label: 'st.in.summaryEn', rows: 3, more: true },
  ),
  section('guide', 'st.in.section.guide', guide),
  section('roles', 'st.in.section.roles', {
    kind: 'map',
    key: 'roles',
    label: 'st.in.roles',
    keys: 'name',
    named: 'st.in.id',
    add: 'st.in.roles.add',
    fresh: () => ({ title: '' }),
    fields: [
      { kind: 'text', key: 'title', label: 'st.in.title' },
      { kind: 'text', key: 'titleEn', label: 'st.in.titleEn', more: true },
    ],
  }),
  section(
    'eligibility',
    'st.in.section.eligibility',
    {
      kind: 'list',
      key: 'eligibility',
      label: 'st.in.eligibility',
      help: 'st.in.why.eligibility',
      add: 'st.in.eligibility.add',
      fresh: () => ({ id: '', when: '', reason: '' }),
      fields: [
        { kind: 'text', key: 'reason', label: 'st.in.eligibility.reason', rows: 2 },
        { kind: 'feel', key: 'when', label: 'st.in.eligibility.when' },
        { kind: 'text', key: 'remedy', label: 'st.in.eligibility.remedy', rows: 2 },
        { kind: 'text', key: 'id', label: 'st.in.id' },
        { kind: 'text', key: 'reasonEn', label: 'st.in.eligibility.reasonEn', rows: 2, more: true },
      ],
    },
    {
      kind: 'map',
      key: 'coolDown',
      label: 'st.in.coolDown',
      help: 'st.in.why.coolDown',
      keys: 'record',
      free: true,
      named: 'st.in.record',
      add: 'st.in.coolDown.add',
      fresh: () => ({ amount: 1, unit: 'years' }),
      fields: [period('', 'st.in.coolDown.period')],
    },
  ),
  section(
    'opening',
    'st.in.section.opening',
    {
      kind: 'group',
      key: 'window',
      label: 'st.in.window',
      fields: [{ kind: 'mark', key: 'kind', label: 'st.in.window.batch', value: 'batch' }],
    },
    { kind: 'lines', key: 'uniqueness', of: 'feel', label: 'st.in.uniqueness', add: 'st.in.uniqueness.add' },
    { kind: 'text', key: 'caseNumber', label: 'st.in.caseNumber', hint: 'CX{yyyymmdd}{seq:4}', help: 'st.in.why.caseNumber' },
    schedule,
  ),
  section('limits', 'st.in.section.limits', clock, supervision, {
    kind: 'group',
    key: 'received',
    label: 'st.in.received',
    help: 'st.in.why.received',
    fields: [
      { kind: 'text', key: 'until', label: 'st.in.received.until', hint: '17:30' },
      { kind: 'flag', key: 'workingDays', label: 'st.in.received.workingDays', absent: false },
    ],
  }),
  section('parameters', 'st.in.section.parameters', {
    kind: 'map',
    key: 'parameters',
    label: 'st.in.parameters',
    help: 'st.in.why.parameters',
    keys: 'name',
    named: 'st.in.name',
    add: 'st.in.parameters.add',
    fresh: () => 0,
    fields: [
      {
        kind: 'either',
        key: '',
        label: 'st.in.kind',
        variants: [
          {
            label: 'st.in.parameter.number',
            is: (value) => typeof value === 'number',
            fresh: 0,
            field: { kind: 'number', key: '', label: 'st.in.value', decimals: true },
          },
          {
            label: 'st.in.parameter.text',
            is: (value) => typeof value === 'string',
            fresh: '',
            field: { kind: 'text', key: '', label: 'st.in.value' },
          },
          { label: 'st.in.parameter.yes', is: (value) => value === true, fresh: true },
          { label: 'st.in.parameter.no', is: (value) => value === false, fresh: false },
        ],
      },
    ],
  }),
  section(
    'rules',
    'st.in.section.ruleVersions',
    {
      kind: 'list',
      key: 'ruleVersions',
      label: 'st.in.ruleVersions',
      help: 'st.in.why.ruleVersions',
      add: 'st.in.ruleVersions.add',
      fresh: () => ({ id: '', title: '', basis: '', from: '' }),
      fields: [
        { kind: 'text', key: 'title', label: 'st.in.title' },
        { kind: 'text', key: 'id', label: 'st.in.id' },
        { kind: 'text', key: 'basis', label: 'st.in.ruleVersions.basis' },
        { kind: 'text', key: 'from', label: 'st.in.ruleVersions.from', date: true },
        { kind: 'text', key: 'to', label: 'st.in.ruleVersions.to', date: true },
      ],
    },
    { kind: 'feel', key: 'ruleVersionBy', label: 'st.in.ruleVersionBy', help: 'st.in.why.ruleVersionBy' },
  ),
  { ...section('names', 'st.in.section.names', names), folded: true },
  section('messages', 'st.in.section.messages', messages, reactions),
  section('registries', 'st.in.section.registries', registries),
  {
    ...section('start', 'st.in.section.start', { kind: 'reference', key: 'start', label: 'st.in.start', to: 'step' }),
    folded: true,
  },
];
