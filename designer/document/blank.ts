/** The smallest sound programme: somebody fills in a form, and that is all. What a person goes on from. */
import type { WorkflowDefinition } from '../../engine/model/definition.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';

interface Wanted extends Pick<WorkflowDefinition, 'id' | 'title' | 'owner' | 'legalKind'> {
  /** In the reader's language: they become the author's words. */
  readonly words: Readonly<Record<'apply' | 'done' | 'form' | 'field', string>>;
}

export function blankProgramme({ id, title, owner, legalKind, words }: Wanted): ProgrammeDocument {
  return {
    workflow: {
      ...{ id, title, owner, legalKind, start: 'apply' },
      steps: {
        apply: { type: 'form', title: words.apply, form: 'application', by: 'applicant', next: 'done' },
        done: { type: 'end', title: words.done, outcome: 'done' },
      },
    },
    forms: {
      application: {
        id: 'application',
        title: words.form,
        schema: { type: 'object', properties: { reason: { type: 'string', title: words.field } }, required: ['reason'] },
        uischema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/reason' }] },
      },
    },
    vocabularies: {},
    scenarios: null,
  };
}

/** What somebody types as an id, as one: ASCII, lower case, words joined by hyphens. Empty when nothing of it can stand. */
export function asProgrammeId(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}
