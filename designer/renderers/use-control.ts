import { type ControlElement, composeWithUi } from '@jsonforms/core';
import type { FieldSchema } from '../../engine/model/form.ts';
import { usePick } from '../app/locale.tsx';
import { fieldId, useFieldAt, useForm, useValueAt } from './form-context.ts';
import type { FieldState } from './form-store.ts';
import { pointerOf } from './pointer.ts';
import { fieldOf, type RendererProps } from './registry.ts';

export interface Control {
  readonly pointer: string;
  readonly id: string;
  readonly schema: FieldSchema;
  readonly label: string;
  readonly value: unknown;
  readonly state: FieldState;
  readonly options: Readonly<Record<string, unknown>>;
  readonly set: (value: unknown) => void;
  readonly leave: () => void;
}

/** Everything a control needs, read per path: only this control re-renders when its value or its view changes. */
export function useControl(props: RendererProps): Control {
  const { store, prefix } = useForm();
  const pick = usePick();
  const uischema = props.uischema as ControlElement;
  const pointer = pointerOf(composeWithUi(uischema, props.path));
  const schema = fieldOf(uischema, props.schema) as FieldSchema;
  return {
    pointer,
    id: fieldId(prefix, pointer),
    schema,
    label: pick(
      typeof uischema.label === 'string' ? uischema.label : (schema.title ?? ''),
      typeof uischema.options?.labelEn === 'string' ? uischema.options.labelEn : schema['x-titleEn'],
    ),
    value: useValueAt(pointer),
    state: useFieldAt(pointer),
    options: uischema.options ?? {},
    set: (value) => store.set(pointer, value),
    leave: () => store.leave(pointer),
  };
}
