/** What forms ask about the world, answered: in plans (binding), and for somebody who is filling in (a hint). */
import type { CompiledForm } from '../forms/compile.ts';
import { type OutsideQuestion, outsideError, outsideQuestions } from '../forms/outside.ts';
import { contextOf } from '../machine/decide.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { applicationForm } from '../machine/steps-index.ts';
import type { CaseState, CaseSummary } from '../model/case.ts';
import type { InputError } from '../model/problem.ts';
import { type Claim, claims, type NumberedEntry, numberedEntries, pairKey } from '../store/claims.ts';
import type { CaseView } from '../store/writer/command.ts';
import type { RowChanges } from '../store/writer/operations.ts';

type Data = Readonly<Record<string, unknown>>;

/** What is known of a question: the entry of a reference, the owner of a claim. */
export type OutsideAnswer = { readonly entry: NumberedEntry | null } | { readonly owner: Claim | null };

/** Is the answer such that the value can't be taken? `uscc`: for whom it is filled in. */
export function isRefusedBy(answer: OutsideAnswer, uscc: string | undefined): boolean {
  if ('entry' in answer) return answer.entry?.status !== 'valid';
  return answer.owner !== null && answer.owner.users.length > 0 && answer.owner.uscc !== uscc;
}

/** What is wrong with data because of what others have done. Only fields for which `asks` holds count. */
export function outsideErrors(
  view: CaseView,
  form: CompiledForm,
  data: Data,
  asks: (field: string) => boolean,
  uscc?: string,
): InputError[] {
  const answer = ({ kind, name, value }: OutsideQuestion): OutsideAnswer =>
    kind === 'claim' ? { owner: view.fact(claims, pairKey(name, value)) } : { entry: view.fact(numberedEntries, pairKey(name, value)) };
  return outsideQuestions(form, data, asks)
    .filter((question) => isRefusedBy(answer(question), uscc))
    .map(outsideError);
}

/**
 * Rows that claim what the data claims for the case's enterprise, and give up what only `before` claimed; a value that another case of
 * the enterprise uses stays its own. What two commands do to one value at once — both claim it, or one gives free what the other takes
 * up — meets at the primary key, or at the reference from its uses to its owner: the batch fails, and its commands are run one by one.
 * Only if the last two uses end at once the value stays written down, used by nobody: whoever comes next takes it.
 */
export function claimRows(
  view: CaseView,
  form: CompiledForm,
  { caseId, uscc }: { readonly caseId: string; readonly uscc: string },
  before: Data,
  after: Data,
): RowChanges {
  const keys = (data: Data) =>
    new Map(
      outsideQuestions(form, data).flatMap(({ kind, name, value }): [string, readonly [string, string]][] =>
        kind === 'claim' ? [[pairKey(name, value), [name, value]]] : [],
      ),
    );
  const [old, next] = [keys(before), keys(after)];
  const owner = (key: string) => view.fact(claims, key);
  const given = [...old].filter(([key]) => !next.has(key));
  const free = given.filter(([key]) => owner(key)?.uscc === uscc && owner(key)?.users.every((user) => user === caseId));
  return [
    ...given.map(([, pair]) => ['claimUseEnds', [...pair, caseId]] as const),
    ...free.map(([, pair]) => ['claimReleases', pair] as const),
    ...[...next].flatMap(([key, pair]) => {
      const held = owner(key);
      return held?.uscc === uscc ? [] : [[held ? 'claimTakes' : 'claims', [...pair, caseId, uscc]] as const];
    }),
    ...[...next].map(([, pair]) => ['claimUses', [...pair, caseId, uscc]] as const),
  ];
}

/**
 * What a case gives up when it ends, or when its applicant withdraws it, wherever that leads: everything it claims, unless its end
 * grants something. An end with the tone `positive` does; `negative` or `neutral` doesn't. Definitions from before each end had to say it
 * (`claim.tone`) keep what they don't say, so that a forgotten word never lets two enterprises use one number.
 */
export function claimsGivenUp(
  view: CaseView,
  compiled: CompiledProgramme,
  { id: caseId, uscc, outcome }: CaseSummary,
  state: CaseState,
  withdrawn: boolean,
): RowChanges {
  const { done } = contextOf(state);
  const end = Object.keys(done)
    .flatMap((id) => compiled.steps.get(id) ?? [])
    // An end of a branch ends the branch alone, whatever it calls it.
    .flatMap(({ step, branch }) => (step.type === 'end' && step.outcome === outcome && (!branch || step.terminate) ? [step] : []))[0];
  if (!withdrawn && end && (end.tone ?? 'positive') === 'positive') return [];
  const form = compiled.forms[applicationForm(compiled.workflow) ?? ''];
  return form ? claimRows(view, form, { caseId, uscc }, state.data.declared, {}) : [];
}
