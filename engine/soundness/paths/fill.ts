/** One form filled in properly, whatever way the case goes. */
import type { ProgrammePackage } from '../../model/definition.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import type { Exit } from './exits.ts';
import { type CaseFacts, type Data, fillForm } from './facts.ts';
import { solve } from './solve.ts';
import { formOfMessage, messageIn, type Subject, subjectOf } from './subject.ts';

/** What is known of the case when a form is to be filled in. */
export interface Filling {
  readonly enterprise: Enterprise;
  readonly applyType: string | null;
  readonly ruleVersion: string | null;
  /** Filled in so far, by slot: `application`, or the id of a step with a form of its own. */
  readonly forms: Readonly<Record<string, Data>>;
  /** YYYY-MM-DD */
  readonly today: string;
}

/**
 * Data that a form takes, for somebody who tries a programme out: file fields hold references that no file belongs to.
 * @param pkg a package without Problems of severity `error`
 * @param slot `application`, or the id of a step
 * @returns null when none was found
 */
export function sampleForm(pkg: ProgrammePackage, slot: string, filling: Filling): Data | null {
  const subject = subjectOf(pkg);
  const { enterprise, applyType, ruleVersion, forms, today } = filling;
  const facts = { ...blankFacts(subject, enterprise, ruleVersion), applyType, forms };
  const filled = completed(subject, facts, slot, today);
  // A form of which nothing is required takes one that is empty.
  return filled && (filled.forms[slot] ?? {});
}

export function blankFacts(subject: Subject, enterprise: Enterprise, ruleVersion: string | null, ordinal = 0): CaseFacts {
  return { enterprise, applyType: null, settings: subject.compiled.workflow.window ? {} : null, ruleVersion, ordinal, forms: {} };
}

/** Facts whose form in a slot is filled without errors; null when none were found. */
export type Complete = (facts: CaseFacts, slot: string, today: string) => CaseFacts | null;

/** What a message with a form brings, and the facts that say so; `data` is null for one without, the whole when its form can't be filled. */
export function broughtBy(
  subject: Subject,
  facts: CaseFacts,
  { name, slot, today }: { readonly name: string; readonly slot: string; readonly today: string },
  complete: Complete,
): { readonly facts: CaseFacts; readonly data: Data | null } | null {
  const form = formOfMessage(subject, name, slot);
  if (!form) return { facts, data: null };
  const whole = complete(facts, slot, today);
  return whole && { facts: whole, data: fillForm(subject, whole, slot, form.name, today).data };
}

/** The same facts with one form filled in properly. */
export function completed(subject: Subject, facts: CaseFacts, slot: string, today: string): CaseFacts | null {
  const start = subject.compiled.workflow.start;
  const message = messageIn(slot);
  const step = slot === 'application' || message !== null ? start : slot;
  const route: Exit[] = [{ step, way: message === null ? { kind: 'next' } : { kind: 'message', message }, to: null }];
  const solved = solve(subject, { route, conditions: [], start: today, dates: new Map([[step, today]]) }, facts);
  return solved.ok ? solved.facts : null;
}

/** A field that has a value and isn't computed: ticking it lets the application be sent again. */
export function correctable(subject: Subject, facts: CaseFacts, today: string): string {
  const form = subject.compiled.forms[subject.application ?? ''];
  const { data } = fillForm(subject, facts, 'application', subject.application ?? '', today);
  const fields = [...(form?.fields.values() ?? [])].filter((field) => !field.computed && data[field.name] !== undefined);
  return fields.find(({ kind }) => kind === 'text')?.name ?? fields[0]?.name ?? '*';
}
