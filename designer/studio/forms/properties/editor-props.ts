import type { FieldSchema } from '../../../../engine/model/form.ts';
import type { Keyword } from '../../../document/forms/field-order.ts';
import type { FieldAt } from '../../../document/forms/form-edit.ts';

/** What an editor of a keyword gets. */
export interface EditorProps {
  readonly at: FieldAt;
  readonly schema: FieldSchema;
  /** Address of a keyword of this field: `forms/application#/schema/properties/name/x-help`. */
  readonly place: (keyword: string) => string;
  readonly set: <K extends Keyword>(keyword: K, value: FieldSchema[K] | undefined) => void;
  /** Several keywords at once. */
  readonly change: (edit: (schema: FieldSchema) => FieldSchema) => void;
}
