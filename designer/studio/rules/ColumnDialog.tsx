import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { DecisionTable } from '../../../engine/model/rules.ts';
import type { FeelType } from '../../../engine/rules/types.ts';
import { useLocale } from '../../app/locale.tsx';
import { addInput, addOutput, freeOutput, withInput, withOutput } from '../../document/decision-table.ts';
import { Combobox } from '../../renderers/Combobox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useStudioText } from '../words.tsx';
import { FeelLine } from './FeelLine.tsx';
import { fieldOptions } from './field-options.ts';
import { useExpressionPlace } from './use-expression-place.ts';

interface DialogProps {
  readonly table: DecisionTable;
  /** A column that is there, or a new one. */
  readonly column: number | 'input' | 'output';
  readonly types: readonly FeelType[];
  readonly place: string;
  readonly onClose: () => void;
  readonly onDone: (table: DecisionTable) => void;
}

/** What a column asks, or what it gives. */
export function ColumnDialog({ table, column, place, onClose, onDone }: DialogProps) {
  const isInput = column === 'input' || (typeof column === 'number' && column < table.inputs.length);
  return isInput ? (
    <InputDialog {...{ table, column, place, onClose, onDone }} />
  ) : (
    <OutputDialog {...{ table, column, onClose, onDone }} />
  );
}

type PartProps = Omit<DialogProps, 'types' | 'place'>;

function InputDialog({ table, column, place, onClose, onDone }: PartProps & { readonly place: string }) {
  const t = useStudioText();
  const { language } = useLocale();
  const { scope } = useExpressionPlace(place);
  const options = useMemo(() => fieldOptions(scope, language), [scope, language]);
  const before = typeof column === 'number' ? table.inputs[column] : undefined;
  const [input, setInput] = useState(before ?? { label: '', expression: '' });
  const [asked, setAsked] = useState(false);
  const known = options.some(({ value }) => value === input.expression);
  const done = () => {
    setAsked(true);
    if (input.label.trim() === '' || input.expression.trim() === '') return;
    const made = { label: input.label.trim(), expression: input.expression.trim() };
    onDone(typeof column === 'number' ? withInput(table, column, made) : addInput(table, made));
  };
  return (
    <Dialog
      title={t(before ? 'st.rules.columnEdit' : 'st.rules.inputAdd')}
      wide
      onClose={onClose}
      footer={<Foot onClose={onClose} onDone={done} />}
    >
      <Field label={t('st.rules.inputField')} help={t('st.rules.inputFieldHelp')}>
        {(aria) => (
          <Combobox
            aria={{ ...aria, 'aria-invalid': undefined, 'aria-required': undefined }}
            items={options}
            value={known ? input.expression : ''}
            readOnly={false}
            onChange={(value) => {
              const chosen = options.find((one) => one.value === value);
              const named = options.some(({ title }) => title === input.label) || input.label === '';
              setInput({ label: named && chosen ? chosen.title : input.label, expression: value });
            }}
            onBlur={() => {}}
          />
        )}
      </Field>
      <FeelLine
        place={place}
        label={t('st.rules.inputExpression')}
        value={input.expression}
        onChange={(expression) => setInput({ ...input, expression })}
        partial
        optional={!asked}
        missed={asked && input.expression.trim() === ''}
      />
      <Field label={t('st.rules.columnLabel')} required error={asked && input.label.trim() === '' ? t('st.rules.needed') : null}>
        {(aria) => (
          <input
            {...aria}
            className="lz-input"
            value={input.label}
            onChange={({ target }) => setInput({ ...input, label: target.value })}
          />
        )}
      </Field>
    </Dialog>
  );
}

function OutputDialog({ table, column, onClose, onDone }: PartProps) {
  const t = useStudioText();
  const at = typeof column === 'number' ? column - table.inputs.length : table.outputs.length;
  const before = table.outputs[at];
  const [label, setLabel] = useState(before?.label ?? '');
  const [name, setName] = useState(before?.name ?? freeOutput(table, 'result'));
  const [values, setValues] = useState((before?.values ?? []).join('\n'));
  const taken = table.outputs.some((output, index) => index !== at && output.name === name);
  const wrongName = !/^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? t('st.rules.outputNameWrong') : taken ? t('st.rules.outputNameTaken') : null;
  const done = () => {
    if (wrongName) return;
    const output = { name, label: label.trim(), values: values.split('\n').map((value) => value.trim()) };
    const whole = before ? table : addOutput(table, { name });
    onDone(withOutput(whole, at, output));
  };
  return (
    <Dialog
      title={t(before ? 'st.rules.columnEdit' : 'st.rules.outputAdd')}
      onClose={onClose}
      footer={<Foot onClose={onClose} onDone={done} />}
    >
      <Field label={t('st.rules.columnLabel')}>
        {(aria) => <input {...aria} className="lz-input" value={label} onChange={({ target }) => setLabel(target.value)} />}
      </Field>
      <Field label={t('st.rules.outputName')} help={t('st.rules.outputNameHelp')} required error={wrongName}>
        {(aria) => (
          <input {...aria} className="lz-input lz-input-code" value={name} onChange={({ target }) => setName(target.value.trim())} />
        )}
      </Field>
      <Field label={t('st.rules.outputValues')} help={t('st.rules.outputValuesHelp')} optional>
        {(aria) => <textarea {...aria} className="lz-input" rows={4} value={values} onChange={({ target }) => setValues(target.value)} />}
      </Field>
    </Dialog>
  );
}

function Foot({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const t = useStudioText();
  return (
    <>
      <Button onClick={onClose}>{t('st.rules.cancel')}</Button>
      <Button type="primary" onClick={onDone}>
        {t('st.rules.ok')}
      </Button>
    </>
  );
}
