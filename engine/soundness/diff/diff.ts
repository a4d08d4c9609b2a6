/** What changed between two versions of a programme, in words, for people who decide whether to publish it or to migrate to it. */
import type { ProgrammePackage, WorkflowDefinition } from '../../model/definition.ts';
import { type Change, type Differ, eachName, newDiffer, same } from './change.ts';
import { diffForms } from './forms.ts';
import { diffRules } from './rules.ts';
import { diffSteps } from './steps.ts';
import { period, plain, propertyName, scopeOf, sentence } from './words.ts';

/** @param before @param after packages without Problems. Changes in the order process, people and time by step, then the rest. */
export function diffPackages(before: ProgrammePackage, after: ProgrammePackage): Change[] {
  const differ = newDiffer();
  diffSteps(differ, before, after);
  diffWorkflow(differ, before, after);
  diffRules(differ, before, after);
  diffForms(differ, before, after);
  return differ.changes;
}

const texts = ['title', 'titleEn', 'summary', 'summaryEn', 'basis', 'roles'] as const;
/** Only new cases see these. */
const opening = ['uniqueness', 'window', 'caseNumber', 'schedule', 'coolDown'] as const;
const done: ReadonlySet<string> = new Set([
  ...texts,
  ...opening,
  '$schema',
  'id',
  'steps',
  'parameters',
  'eligibility',
  'registries',
  'ruleVersions',
  'clock',
]);

function diffWorkflow(differ: Differ, before: ProgrammePackage, after: ProgrammePackage): void {
  const [a, b] = [before.workflow, after.workflow];
  const property = (kind: 'texts' | 'process', name: string, affectsRunning: boolean) => {
    const [from, to] = [a[name as keyof WorkflowDefinition], b[name as keyof WorkflowDefinition]];
    if (same(from, to)) return;
    const places = [from === undefined ? null : [name], to === undefined ? null : [name]] as const;
    differ.note(
      kind,
      'diff.workflow',
      ...places,
      { property: propertyName(name), before: plain(from), after: plain(to) },
      { affectsRunning },
    );
  };
  for (const name of texts) property('texts', name, false);
  for (const name of opening) property('process', name, false);
  eachName(a as never, b as never, (name) => void (done.has(name) || property('process', name, true)));
  eachName(a.parameters, b.parameters, (name, from, to) => {
    if (from === to) return;
    const places = [from === undefined ? null : ['parameters', name], to === undefined ? null : ['parameters', name]] as const;
    differ.note('rules', 'diff.parameter', ...places, { name, before: plain(from), after: plain(to) });
  });
  eachName(a.registries as never, b.registries as never, (name, from: unknown, to: unknown) => {
    if (same(from, to)) return;
    const places = [from === undefined ? null : ['registries', name], to === undefined ? null : ['registries', name]] as const;
    differ.note('rules', 'diff.registry', ...places, { name }, { affectsRunning: true });
  });
  diffEligibility(differ, before, after);
  diffClock(differ, a, b);
}

function diffEligibility(differ: Differ, before: ProgrammePackage, after: ProgrammePackage): void {
  const numbered = ({ workflow }: ProgrammePackage) =>
    Object.fromEntries((workflow.eligibility ?? []).map((one, index) => [one.id, { ...one, index }]));
  const scopes = [scopeOf(before), scopeOf(after)] as const;
  eachName(numbered(before), numbered(after), (_id, from, to) => {
    const places = [from ? ['eligibility', from.index] : null, to ? ['eligibility', to.index] : null] as const;
    const options = { affectsRunning: false };
    if (!from || !to) {
      differ.note(
        'rules',
        to ? 'diff.condition-added' : 'diff.condition-removed',
        ...places,
        { reason: (to ?? from)?.reason ?? '' },
        options,
      );
      return;
    }
    if (from.when !== to.when) {
      const words = { reason: to.reason, before: sentence(from.when, scopes[0]), after: sentence(to.when, scopes[1]) };
      differ.note('rules', 'diff.condition', ...places, words, options);
    }
    if (!same([from.reason, from.remedy, from.reasonEn], [to.reason, to.remedy, to.reasonEn])) {
      differ.note('texts', 'diff.text', ...places, {
        title: to.reason,
        property: propertyName('reason'),
        before: from.reason,
        after: to.reason,
      });
    }
  });
}

function diffClock(differ: Differ, a: WorkflowDefinition, b: WorkflowDefinition): void {
  if (same(a.clock, b.clock)) return;
  const places = [a.clock ? ['clock'] : null, b.clock ? ['clock'] : null] as const;
  const length = a.clock?.amount !== b.clock?.amount || a.clock?.unit !== b.clock?.unit;
  if (length) differ.note('time', 'diff.clock', ...places, { before: period(a.clock), after: period(b.clock) });
  else differ.note('time', 'diff.clock-counting', ...places, { before: plain(a.clock), after: plain(b.clock) });
}
