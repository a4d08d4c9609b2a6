/** What the pieces of the forms panel share: the form at hand, what is chosen of it, and how it is changed. */
import { createContext, useContext } from 'react';
import type { FormDefinition } from '../../../engine/model/form.ts';
import { type Edit, type FormEdit, inForm } from '../../document/forms/form-edit.ts';
import type { Kind } from '../../document/forms/kinds.ts';
import type { ToldProblem } from '../studio.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';
import type { FormNode } from './node.ts';

export interface FormDesk {
  readonly name: string;
  readonly form: FormDefinition;
  readonly node: FormNode;
  readonly readOnly: boolean;
  /** Problems of this form, by pointer. */
  readonly problems: readonly ToldProblem[];
  choose(node: FormNode): void;
  /** `together`: typing in one place is one step of undo. */
  edit(
    label: StudioTextKey,
    edit: FormEdit,
    more?: { readonly params?: Readonly<Record<string, string>>; readonly together?: string },
  ): void;
  run(label: StudioTextKey, edit: Edit, params?: Readonly<Record<string, string>>): void;
  /** Where the focus goes next: to the first property of what is chosen, or to its row. */
  focus(where: 'properties' | 'outline' | 'palette'): void;
}
export type Addition = Kind | 'section' | 'group' | 'note';

export const FormDeskContext = createContext<FormDesk | null>(null);
export function useFormDesk(): FormDesk {
  const desk = useContext(FormDeskContext);
  if (!desk) throw new Error('a piece of the forms panel stands outside of it');
  return desk;
}

export const editOf = (name: string, edit: FormEdit): Edit => inForm(name, edit);

/** Problems at a pointer and below it. */
export const problemsAt = (problems: readonly ToldProblem[], pointer: string) =>
  problems.filter((problem) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`));
