import { expect, it } from 'vitest';
import { coolUntil } from '../../../engine/commands/cool-down.ts';
import type { RecordFacts } from '../../../engine/model/event.ts';
import { shippedPackage } from '../../support/definitions.ts';

const { workflow } = shippedPackage('innovative-sme-evaluation');
const record = (change: Partial<RecordFacts>): RecordFacts => ({
  ...{ kind: 'fraud', on: '2026-03-02', programme: workflow.id, registry: 'innovative-sme' },
  ...change,
});

it('a registry’s cool-down follows the revocation of an entry, not a late report of its holder', () => {
  expect(coolUntil(workflow, record({}))).toBe('2029-03-02');
  expect(coolUntil(workflow, record({ kind: 'late-change' }))).toBeNull();
});

it('what another programme held against it doesn’t count', () => {
  expect(coolUntil(workflow, record({ programme: 'smart-factory-recognition' }))).toBeNull();
});

it('a kind that the programme names counts with a registry and without', () => {
  const filing = shippedPackage('patent-preexam-subject-filing').workflow;
  const of = { programme: filing.id, registry: 'preexam-subjects' };
  expect(coolUntil(filing, record({ ...of, kind: 'low-pass' }))).toBe('2028-03-02');
  expect(coolUntil(filing, record({ ...of, kind: 'abnormal', registry: null }))).toBe('2028-03-02');
  // Whoever gave the filing up itself may file again.
  expect(coolUntil(filing, record({ ...of, kind: 'cancelled' }))).toBeNull();
});
