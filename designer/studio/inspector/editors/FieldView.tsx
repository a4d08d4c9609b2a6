import type { ComponentType, ReactNode } from 'react';
import type { Path } from '../../../document/change.ts';
import type { Field } from '../fields/field.ts';
import { type EditorProps, type JsonObject, objectOf, useEditors, useInspection } from '../inspection.tsx';
import { Fold } from './Fold.tsx';

/** Where a field's value stands: at a property of the object, or it is the value itself. */
export const placeOf = (field: Field, at: Path): Path => (field.key === '' ? at : [...at, field.key]);

/** Is a field offered here? What is set is, wherever it stands. */
function isOffered(field: Field, around: JsonObject, whole: JsonObject, isSet: boolean): boolean {
  return isSet || field.when === undefined || field.when(around, whole);
}

/** A property with the editor of its kind. `at`: path of the object around. */
export function FieldView({ field, at }: { readonly field: Field; readonly at: Path }) {
  const { read, whole } = useInspection();
  const editors = useEditors();
  const around = objectOf(read(at));
  const place = placeOf(field, at);
  if (!isOffered(field, around, whole, read(place) !== undefined)) return null;
  const Editor = editors[field.kind] as ComponentType<EditorProps<Field['kind']>>;
  return <Editor field={field} at={place} around={around} />;
}

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly at: Path;
  /** Stands with the seldom ones. */
  readonly extra?: ReactNode;
}
/** Fields one below the other; seldom ones folded, unless one of them is set. */
export function Fields({ fields, at, extra }: FieldsProps) {
  const { read, whole } = useInspection();
  const around = objectOf(read(at));
  const simple = fields.filter(({ more }) => !more);
  const seldom = fields.filter((field) => field.more && isOffered(field, around, whole, read(placeOf(field, at)) !== undefined));
  const isSet = seldom.some((field) => read(placeOf(field, at)) !== undefined);
  return (
    <>
      {simple.map((field) => (
        <FieldView key={field.key} field={field} at={at} />
      ))}
      {(seldom.length > 0 || extra) && (
        <Fold open={isSet} places={seldom.map((field) => placeOf(field, at))}>
          {seldom.map((field) => (
            <FieldView key={field.key} field={field} at={at} />
          ))}
          {extra}
        </Fold>
      )}
    </>
  );
}
