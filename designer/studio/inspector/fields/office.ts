/** Waiting, services outside, letters, registries and other programmes' cases. */
import { isObject } from '../../../document/change.ts';
import type { Section } from './field.ts';
import { exits, next, section, values } from './parts.ts';
import { assignment } from './people.ts';
import { atOnce, fiveDays, labelled, named, outcomes, period, target, waiting } from './shared.ts';

export const wait: readonly Section[] = [
  named,
  section(
    'for',
    'st.in.section.waitFor',
    {
      kind: 'group',
      key: 'external',
      label: 'st.in.external',
      fresh: () => ({ assign: { role: '' }, form: '', outcomes: {} }),
      fields: [
        assignment('assign', 'st.in.external.assign'),
        { kind: 'reference', key: 'form', label: 'st.in.external.form', to: 'form' },
        outcomes,
      ],
    },
    { kind: 'reference', key: 'message', label: 'st.in.wait.message', to: 'message', none: 'st.in.none' },
    period('period', 'st.in.wait.period', { fresh: fiveDays }),
    { kind: 'feel', key: 'until', label: 'st.in.wait.until', help: 'st.in.why.wait.until' },
    { kind: 'flag', key: 'sealed', label: 'st.in.wait.sealed', absent: false, help: 'st.in.why.wait.sealed' },
    target('next', 'st.in.next', { none: 'st.in.none' }),
  ),
  ...waiting,
];

export const service: readonly Section[] = [
  named,
  section(
    'call',
    'st.in.section.call',
    { kind: 'reference', key: 'service', label: 'st.in.service', to: 'service', free: true, help: 'st.in.why.service' },
    { kind: 'text', key: 'path', label: 'st.in.service.path', braces: true, help: 'st.in.why.service.path' },
    {
      kind: 'choice',
      key: 'method',
      label: 'st.in.service.method',
      absent: 'POST',
      options: [
        { value: 'POST', label: 'st.in.service.post' },
        { value: 'GET', label: 'st.in.service.get' },
      ],
    },
    { ...values('body', 'st.in.service.body', 'st.in.service.body.add', 'st.in.name'), when: (_, { method }) => method !== 'GET' },
    values('result', 'st.in.service.result', 'st.in.service.result.add', 'st.in.name'),
    next,
    target('onFail', 'st.in.service.onFail', { none: 'st.in.service.onFail.none' }),
    { kind: 'number', key: 'timeout', label: 'st.in.service.timeout', min: 1, max: 60, more: true },
    {
      kind: 'group',
      key: 'retry',
      label: 'st.in.service.retry',
      more: true,
      fresh: () => ({ times: 5, wait: 10 }),
      fields: [
        { kind: 'number', key: 'times', label: 'st.in.service.times', min: 1, max: 20 },
        { kind: 'number', key: 'wait', label: 'st.in.service.wait', min: 1, max: 3600 },
      ],
    },
  ),
  ...waiting,
];

export const notify: readonly Section[] = [
  named,
  section(
    'letter',
    'st.in.section.letter',
    {
      kind: 'either',
      key: 'to',
      label: 'st.in.notify.to',
      variants: [
        { label: 'st.in.applicant', is: (value) => value === 'applicant', fresh: 'applicant' },
        { label: 'st.in.position', is: isObject, fresh: { role: '' }, field: assignment('', 'st.in.position') },
      ],
    },
    { kind: 'text', key: 'subject', label: 'st.in.notify.subject', braces: true },
    { kind: 'text', key: 'body', label: 'st.in.notify.body', rows: 5, braces: true },
    next,
  ),
  ...atOnce,
];

export const register: readonly Section[] = [
  named,
  section(
    'registry',
    'st.in.section.registry',
    { kind: 'reference', key: 'registry', label: 'st.in.registry', to: 'registry' },
    period('valid', 'st.in.valid'),
    { kind: 'feel', key: 'validFrom', label: 'st.in.validFrom', more: true, help: 'st.in.why.validFrom' },
    {
      kind: 'group',
      key: 'certificate',
      label: 'st.in.certificate',
      fresh: () => ({ number: '{yyyy}-{seq:5}', title: '', body: '', fields: [] }),
      fields: [
        { kind: 'text', key: 'number', label: 'st.in.certificate.number', help: 'st.in.why.certificate.number' },
        { kind: 'text', key: 'title', label: 'st.in.certificate.title' },
        { kind: 'text', key: 'body', label: 'st.in.certificate.body', rows: 4, braces: true },
        labelled('fields', 'st.in.certificate.fields', 'st.in.line.add'),
      ],
    },
    next,
  ),
  ...atOnce,
];

export const otherCase: readonly Section[] = [
  named,
  section(
    'case',
    'st.in.section.case',
    { kind: 'reference', key: 'programme', label: 'st.in.programme', to: 'programme', free: true },
    { kind: 'text', key: 'applyType', label: 'st.in.applyType', more: true },
    values('data', 'st.in.case.data', 'st.in.case.data.add', 'st.in.name'),
    { kind: 'flag', key: 'submit', label: 'st.in.case.submit', absent: true },
    { kind: 'flag', key: 'await', label: 'st.in.case.await', absent: true },
    values('result', 'st.in.case.result', 'st.in.case.result.add', 'st.in.name'),
    exits('st.in.case.outcomes'),
    target('next', 'st.in.case.next'),
    {
      kind: 'choice',
      key: 'onCancel',
      label: 'st.in.case.onCancel',
      absent: 'withdraw',
      more: true,
      options: [
        { value: 'withdraw', label: 'st.in.case.withdraw' },
        { value: 'leave', label: 'st.in.case.leave' },
      ],
    },
  ),
  ...waiting,
];
