/** What the editors share: the thing that is inspected, its values and problems, and the way to change it. */
import { type ComponentType, createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { pathOf, pointerOf } from '../../../engine/model/pointer.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { isObject, type Json, type Path, valueAt } from '../../document/change.ts';
import { type Inspectable, inspectableAt } from '../../document/inspectable.ts';
import { withStepProperty } from '../../document/properties.ts';
import { type ToldProblem, useEditorView, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { type Choice, choicesOf } from './choices.ts';
import type { ChoiceKind, FieldKind, FieldOf } from './fields/field.ts';

export type JsonObject = { readonly [key: string]: Json };

export interface Inspection {
  readonly document: ProgrammeDocument;
  readonly readOnly: boolean;
  /** Path of what is inspected, in the document. */
  readonly base: Path;
  /** Null for the programme itself. */
  readonly thing: Inspectable | null;
  /** The step as it counts, or the workflow. */
  readonly whole: JsonObject;
  /** The value at a path of the document, a branch's with what the template says. */
  read(at: Path): Json | undefined;
  /** It comes from the template around. */
  isShared(at: Path): boolean;
  /** `typing`: with the same place one step of undo. */
  write(at: Path, value: Json | undefined, what: string, typing?: boolean): void;
  edit(
    label: 'st.in.did' | 'st.in.removed' | 'st.in.moved',
    what: string,
    change: (document: ProgrammeDocument) => ProgrammeDocument,
  ): void;
  choices(kind: ChoiceKind): readonly Choice[];
  /** Problems at the very place; `deep`: and inside of it. */
  problems(at: Path, deep?: boolean): readonly ToldProblem[];
  /** Where somebody wants to be shown: folds around it open. */
  readonly shown: string | null;
  show(pointer: string | null): void;
}
const Context = createContext<Inspection | null>(null);

export function useInspection(): Inspection {
  const inspection = useContext(Context);
  if (!inspection) throw new Error('an editor of the inspector stands outside of it');
  return inspection;
}

/** `path` leads to a step, a block or a template, or is `['workflow']`. */
export function Inspected({ path, children }: { readonly path: Path; readonly children: ReactNode }) {
  const t = useStudioText();
  const { editor, places, readOnly, problems } = useStudio();
  const { document } = useEditorView();
  const outer = useContext(Context);
  const [own, setOwn] = useState<string | null>(null);
  const [shown, show] = outer ? [outer.shown, outer.show] : [own, setOwn];
  const base = path.join('\n');
  const inspection = useMemo((): Inspection => {
    const at = base.split('\n');
    const thing = inspectableAt(document, at);
    const whole = thing?.whole ?? (document.workflow as unknown as JsonObject);
    const where = thing ? titleOf(thing) : document.workflow.title;
    const inside = (place: Path) => place.slice(at.length);
    const mine = (problems ?? []).filter((one) => one.document === 'workflow');
    return {
      ...{ document, readOnly, base: at, thing, whole, shown, show },
      read: (place) => valueAt(document, place) ?? (thing?.template ? valueAt(thing.template, inside(place)) : undefined),
      isShared: (place) => {
        const [key] = inside(place);
        return key !== undefined && thing?.template?.[key] !== undefined && thing.own[key] === undefined;
      },
      write: (place, value, what, typing = false) =>
        editor.run({
          label: 'st.in.did',
          params: { where, what },
          ...(typing ? { together: place.join('/') } : {}),
          edit: (before) => withStepProperty(before, at, inside(place), value),
        }),
      edit: (label, what, change) => editor.run({ label, params: { where, what }, edit: change }),
      choices: (kind) => choicesOf(kind, { document, places, thing, t }),
      problems: (place, deep = false) => {
        const pointer = pointerOf(place.slice(1));
        return mine.filter((one) => one.pointer === pointer || (deep && one.pointer.startsWith(`${pointer}/`)));
      },
    };
  }, [base, document, editor, places, problems, readOnly, shown, show, t]);
  return <Context.Provider value={inspection}>{children}</Context.Provider>;
}

function titleOf({ id, whole }: Inspectable): string {
  return typeof whole.title === 'string' && whole.title !== '' ? whole.title : id;
}

/** Pointer of a place in the workflow, as problems name it; controls carry it as `data-at`. */
export const pointerAt = (at: Path): string => pointerOf(at.slice(1));
/** Does somebody want to be shown a place inside one of these? */
export function isWithin(shown: string | null, at: Path): boolean {
  if (shown === null) return false;
  const [inner, outer] = [pathOf(shown), at.slice(1)];
  return outer.every((key, index) => inner[index] === key);
}
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

export interface EditorProps<K extends FieldKind> {
  readonly field: FieldOf<K>;
  /** Path of the value in the document. */
  readonly at: Path;
  /** The object it belongs to. */
  readonly around: JsonObject;
}
export type EditorTable = { readonly [K in FieldKind]: ComponentType<EditorProps<K>> };
/** Editors by kind of field; given from above, since editors hold one another. */
const Editors = createContext<EditorTable | null>(null);
export const EditorsProvider = Editors.Provider;
export function useEditors(): EditorTable {
  const table = useContext(Editors);
  if (!table) throw new Error('a field stands outside of the inspector');
  return table;
}
