import type { ControlElement, JsonSchema } from '@jsonforms/core';
import { JsonFormsDispatch } from '@jsonforms/react';
import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useText } from '../app/locale.tsx';
import type { RendererProps } from './registry.ts';
import type { Control } from './use-control.ts';

interface RowEditorProps {
  readonly index: number;
  readonly table: Control;
  readonly props: RendererProps;
  readonly onDone: () => void;
}

/** One row in full width; its fields are ordinary controls below `<table>.<index>`. */
export function RowEditor({ index, table, props, onDone }: RowEditorProps) {
  const t = useText();
  const box = useRef<HTMLFieldSetElement>(null);
  const item = table.schema.items;
  const elements = useMemo(
    () => Object.keys(item?.properties ?? {}).map((name): ControlElement => ({ type: 'Control', scope: `#/properties/${name}` })),
    [item],
  );
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  const path = `${table.pointer.slice(1).replaceAll('/', '.')}.${index}`;
  return (
    <fieldset ref={box} className="lz-row-editor">
      <legend>{t('form.table.row', { row: index + 1 })}</legend>
      <div className="lz-fields lz-fields-compact">
        {elements.map((uischema) => (
          <JsonFormsDispatch
            key={uischema.scope}
            uischema={uischema}
            schema={item as unknown as JsonSchema}
            path={path}
            {...(props.renderers ? { renderers: props.renderers } : {})}
          />
        ))}
      </div>
      <Button onClick={onDone}>{t('form.table.done')}</Button>
    </fieldset>
  );
}
