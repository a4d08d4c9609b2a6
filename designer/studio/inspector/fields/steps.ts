/** The table: what each type of step can be told, in sections. */
import type { StepType } from '../../../../engine/model/steps.ts';
import { each, parallel } from './branching.ts';
import type { Field, Section } from './field.ts';
import { batch, notice, score } from './meetings.ts';
import { notify, otherCase, register, service, wait } from './office.ts';
import { next, section, values } from './parts.ts';
import { review } from './review.ts';
import { atOnce, named, record, target, waiting } from './shared.ts';

const signing: Field = {
  kind: 'group',
  key: 'sign',
  label: 'st.in.sign',
  fresh: () => ({ by: 'legal-representative' }),
  fields: [
    {
      kind: 'choice',
      key: 'by',
      label: 'st.in.sign.by',
      options: [
        { value: 'legal-representative', label: 'st.in.sign.legal' },
        { value: 'agent', label: 'st.in.sign.agent' },
      ],
    },
  ],
};
export const sectionsOf: Readonly<Record<StepType, readonly Section[]>> = {
  form: [
    named,
    section(
      'filling',
      'st.in.section.filling',
      { kind: 'reference', key: 'form', label: 'st.in.form', to: 'form' },
      signing,
      next,
      target('withdrawTo', 'st.in.withdrawTo', { none: 'st.in.withdrawTo.none' }),
    ),
    ...waiting,
  ],
  review,
  correct: [
    named,
    section(
      'correction',
      'st.in.section.correction',
      { kind: 'reference', key: 'of', label: 'st.in.correct.of', to: 'formStep' },
      { kind: 'number', key: 'rounds', label: 'st.in.correct.rounds', min: 1 },
      signing,
      { kind: 'flag', key: 'deferred', label: 'st.in.correct.deferred', absent: false, more: true, help: 'st.in.why.correct.deferred' },
      target('next', 'st.in.correct.next'),
    ),
    ...waiting,
  ],
  decide: [
    named,
    section(
      'branches',
      'st.in.section.conditions',
      {
        kind: 'list',
        key: 'branches',
        label: 'st.in.decide',
        add: 'st.in.decide.add',
        fresh: () => ({ when: '', to: '' }),
        fields: [
          { kind: 'text', key: 'label', label: 'st.in.decide.label' },
          { kind: 'feel', key: 'when', label: 'st.in.decide.when' },
          target('to'),
        ],
      },
      target('otherwise', 'st.in.decide.otherwise'),
    ),
    ...atOnce,
  ],
  compute: [
    named,
    section(
      'compute',
      'st.in.section.compute',
      { kind: 'reference', key: 'scorecard', label: 'st.in.scorecard', to: 'scorecard', none: 'st.in.none' },
      { kind: 'reference', key: 'table', label: 'st.in.table', to: 'table', none: 'st.in.none' },
      { ...values('values', 'st.in.values', 'st.in.values.add', 'st.in.name'), titles: ['workflow', 'names', 'values'] },
      {
        kind: 'group',
        key: 'lot',
        label: 'st.in.lot',
        help: 'st.in.why.lot',
        fresh: () => ({ share: '10' }),
        fields: [{ kind: 'feel', key: 'share', label: 'st.in.lot.share' }],
      },
      { kind: 'flag', key: 'explain', label: 'st.in.explain', absent: false },
      next,
    ),
    ...atOnce,
  ],
  parallel,
  each,
  notice,
  batch,
  score,
  service,
  wait,
  notify,
  register,
  case: otherCase,
  end: [
    named,
    section(
      'end',
      'st.in.section.end',
      { kind: 'reference', key: 'outcome', label: 'st.in.end.outcome', to: 'caseOutcome', free: true },
      {
        kind: 'choice',
        key: 'tone',
        label: 'st.in.end.tone',
        none: 'st.in.tone.none',
        options: [
          { value: 'positive', label: 'st.in.tone.positive' },
          { value: 'neutral', label: 'st.in.tone.neutral' },
          { value: 'negative', label: 'st.in.tone.negative' },
        ],
      },
      record,
      { kind: 'mark', key: 'terminate', label: 'st.in.end.terminate', value: true, more: true, help: 'st.in.why.end.terminate' },
      { kind: 'mark', key: 'last', label: 'st.in.end.last', value: true, more: true, help: 'st.in.why.end.last' },
    ),
    ...atOnce,
  ],
};
