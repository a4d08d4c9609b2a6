import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Field } from '../../engine/forms/field.ts';
import { describe } from '../../engine/rules/reading.ts';
import { useLocale, usePick, useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { useDisplay } from './display.ts';
import { useForm } from './form-context.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/**
 * The rules' own figure: read out when it changes, never typed. Without a result it says what is still missing, or that the figures
 * give none; how it comes about can be unfolded, in words.
 */
export function ComputedControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const display = useDisplay();
  const { store } = useForm();
  const compiled = fieldAt(store.compiled.fields, field.pointer);
  const missing = useMissing(compiled, field.pointer);
  const none = field.value === undefined || field.value === null;
  const why = missing.length > 0 ? t('form.computedMissing', { fields: missing.join(t('common.listSeparator')) }) : t('form.computedNone');
  return (
    <ControlFrame control={field} note={none ? why : field.schema['x-help'] ? undefined : t('form.computed')}>
      {({ onBlur: _, 'aria-required': __, 'aria-invalid': ___, ...aria }) => (
        <>
          <output {...aria} tabIndex={-1} className="lz-output lz-number">
            {display(field.schema, field.value)}
          </output>
          {compiled ? <Formula field={compiled} /> : null}
        </>
      )}
    </ControlFrame>
  );
}

function Formula({ field }: { field: Field }) {
  const t = useText();
  const { language } = useLocale();
  return field.computed ? (
    <details className="lz-formula">
      <summary>{t('form.formula')}</summary>
      <p>{describe(field.computed.tree, language)}</p>
    </details>
  ) : null;
}

/** Titles of the fields the formula reads that have nothing in them. They change while the result stays empty, so each is listened to. */
function useMissing(field: Field | undefined, pointer: string): string[] {
  const pick = usePick();
  const { store } = useForm();
  const places = useMemo(() => {
    const row = pointer.split('/').slice(0, 3).join('/');
    const table = store.compiled.fields.get(pointer.split('/')[1] ?? '');
    return (field?.computed?.reads ?? []).flatMap(([root, name = '']) => {
      const read = root === 'row' ? table?.columns.get(name) : root === 'application' ? store.compiled.fields.get(name) : undefined;
      return read ? [{ read, at: root === 'row' ? `${row}/${name}` : `/${name}` }] : [];
    });
  }, [field, pointer, store]);
  const empty = useSyncExternalStore(
    useCallback(
      (listener: () => void) => {
        const ends = places.map(({ at }) => store.subscribe(at, listener));
        return () => {
          for (const end of ends) end();
        };
      },
      [places, store],
    ),
    () => places.map(({ at }) => (isMissing(store.presentation.field(at)) ? '1' : '0')).join(''),
  );
  const titles = places.flatMap(({ read }, index) =>
    empty[index] === '1' ? [pick(read.schema.title ?? read.name, read.schema['x-titleEn'])] : [],
  );
  return [...new Set(titles)];
}

function isMissing({ visible, value }: { readonly visible: boolean; readonly value: unknown }): boolean {
  return visible && (value === undefined || value === null || (Array.isArray(value) && value.length === 0));
}

function fieldAt(fields: ReadonlyMap<string, Field>, pointer: string): Field | undefined {
  const [, name = '', , column] = pointer.split('/');
  const field = fields.get(name);
  return column === undefined ? field : field?.columns.get(column);
}
export const computedRenderer = control(10, ComputedControl, (field) => field['x-computed'] !== undefined);
