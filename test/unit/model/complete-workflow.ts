import type { Step, WorkflowDefinition } from '../../../engine/model/definition.ts';

const base = {
  title: '环节',
  titleEn: 'Step',
  help: 'Help',
  when: 'true',
  access: { '*': 'read', name: 'hidden' },
  deadline: {
    amount: 5,
    unit: 'workingDays',
    countFirstDay: false,
    rollForward: true,
    warn: 2,
    onExpire: { to: 'done', escalate: 'chief' },
  },
} as const;
const period = { amount: 5, unit: 'workingDays', countFirstDay: true, rollForward: false } as const;
const assignment = { role: 'clerk', scope: 'enterprise.district', count: 2 } as const;
const outcomes = {
  yes: { label: '是', labelEn: 'Yes', to: 'done', reason: 'optional', when: 'true', tone: 'positive' },
  no: { label: '否', to: 'done', reason: 'required', tone: 'negative' },
} as const;
const labelled = [{ label: '名称', value: 'enterprise.name' }];

const steps: { [T in Step['type']]: Required<Extract<Step, { type: T }>> } = {
  form: {
    ...base,
    type: 'form',
    form: 'application',
    by: 'applicant',
    sign: { by: 'legal-representative' },
    withdrawTo: 'done',
    next: 'done',
  },
  review: {
    ...base,
    type: 'review',
    assign: [{ role: 'clerk', org: 'bureau' }, assignment],
    policy: { type: 'quorum', need: 2, veto: ['no'] },
    form: 'opinion',
    verify: { fields: ['name'] },
    silence: 'yes',
    outcomes,
  },
  correct: { ...base, type: 'correct', of: 'form', rounds: 1, next: 'done' },
  decide: { ...base, type: 'decide', branches: [{ when: 'true', to: 'done', label: '是' }], otherwise: 'done' },
  compute: { ...base, type: 'compute', scorecard: 'card', table: 'table', values: { sum: '1 + 1' }, next: 'done' },
  parallel: {
    ...base,
    type: 'parallel',
    template: { type: 'review', outcomes },
    branches: {
      one: { assign: assignment } as never,
      two: { title: '二', start: 'inner', steps: { inner: { type: 'end', outcome: 'yes' } } },
    },
    join: { need: 1, veto: ['no'] },
    outcomes: { yes: { to: 'done' }, no: {} },
  },
  notice: { ...base, type: 'notice', period, content: labelled, objections: assignment, outcomes: { clear: { to: 'done' }, upheld: {} } },
  batch: {
    ...base,
    type: 'batch',
    assign: assignment,
    columns: labelled,
    documentNumber: 'required',
    vote: { quorum: 0.6667, majority: 0.5 },
    outcomes,
  },
  wait: { ...base, type: 'wait', external: { assign: assignment, form: 'opinion', outcomes }, period, next: 'done' },
  notify: { ...base, type: 'notify', to: 'applicant', subject: 's', body: 'b', next: 'done' },
  register: {
    ...base,
    type: 'register',
    registry: 'list',
    validFrom: 'today',
    valid: { amount: 3, unit: 'years' },
    certificate: { number: 'LY-{yyyy}-{seq:5}', title: 't', body: 'b', fields: labelled },
    next: 'done',
  },
  end: { ...base, type: 'end', outcome: 'approved', tone: 'positive' },
};

/** Uses every property of the definition language: the compiler sees that none is missing, the schema must know each. */
export const completeWorkflow: Required<WorkflowDefinition> = {
  $schema: '../workflow.schema.json',
  id: 'complete',
  title: '事项',
  titleEn: 'Programme',
  summary: '简介',
  summaryEn: 'Summary',
  owner: 'bureau',
  legalKind: 'evaluation',
  basis: ['依据'],
  roles: { clerk: { title: '经办', titleEn: 'Clerk' }, chief: { title: '科长' } },
  parameters: { floor: 3, name: 'x', open: true },
  uniqueness: ['enterprise.uscc'],
  window: { kind: 'batch' },
  eligibility: [{ id: 'active', when: 'true', reason: '原因', reasonEn: 'Reason', remedy: '办法' }],
  ruleVersions: [
    {
      id: 'v1',
      title: '版本',
      basis: '依据',
      from: '2026-01-01',
      to: '2026-12-31',
      scorecards: {
        card: {
          title: '评分',
          dimensions: [{ id: 'growth', title: '成长性', min: 1 }],
          items: [
            {
              id: 'rd',
              title: '研发',
              dimension: 'growth',
              max: 10,
              value: '1',
              unit: '%',
              bands: [{ when: 'true', score: 10, label: '有' }],
              otherwise: { score: 0, label: '无' },
            },
          ],
          passTotal: 5,
        },
      },
      tables: {
        table: {
          title: '表',
          hitPolicy: 'FIRST',
          inputs: [{ label: '甲', expression: '1' }],
          outputs: [{ name: 'out', label: '出', values: ['a'] }],
          rules: [{ in: ['-'], out: ['"a"'], note: '注' }],
        },
      },
    },
  ],
  ruleVersionBy: '"v1"',
  clock: { amount: 20, unit: 'workingDays', countFirstDay: false, rollForward: true, from: 'review', pausedIn: ['correct'], yellow: 5 },
  caseNumber: 'CX{yyyymmdd}{seq:4}',
  registries: {
    list: {
      title: '名录',
      yearlyUpdate: { due: '04-30', form: 'update', onMiss: { flag: 'no-renewal', label: '取消' } },
      renewal: { opens: { amount: 180, unit: 'calendarDays' } },
      reminders: [180, 30],
      coolDown: { amount: 3, unit: 'years' },
    },
  },
  start: 'form',
  steps,
};
