/** Editors of what a field holds: choices, codes of vocabularies, columns, files, what it begins with. */
import type { FieldSchema } from '../../../../engine/model/form.ts';
import { withKeyword } from '../../../document/forms/field-order.ts';
import { keysOf } from '../../../document/forms/fields.ts';
import { formatSize, typeNames } from '../../../renderers/file-rules.ts';
import { FeelLine } from '../../rules/FeelLine.tsx';
import { useDocumentPart, useStudio } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { useFormDesk } from '../use-form.ts';
import { VocabularyPick } from '../VocabularyPick.tsx';
import { ColumnsEditor } from './ColumnsEditor.tsx';
import type { EditorProps } from './editor-props.ts';
import { Figure, Line, Pick, Tick } from './inputs.tsx';
import { OptionsEditor } from './OptionsEditor.tsx';

export function OneOfEditor({ schema, set, place }: EditorProps) {
  if (!schema.oneOf) return null;
  return <OptionsEditor options={schema.oneOf} place={place('oneOf')} onChange={(options) => set('oneOf', options)} />;
}

/** Plain values without titles, as a developer may have written them. */
export function EnumEditor({ schema, set }: EditorProps) {
  const t = useStudioText();
  if (!schema.enum) return null;
  const figures = schema.type !== 'string';
  const read = (text: string) => {
    const values = text.split(/[、,，\n]/).map((value) => value.trim());
    return figures
      ? values.filter((value) => value !== '' && Number.isFinite(Number(value))).map(Number)
      : values.filter((value) => value !== '');
  };
  return (
    <Line
      label={t('st.forms.enum')}
      help={t('st.forms.enum.help')}
      value={schema.enum.join('、')}
      onChange={(text) => set('enum', read(text))}
    />
  );
}

/** Columns of a table, or what the values of a list are. */
export function ItemsEditor(props: EditorProps) {
  const { schema, change, place } = props;
  const { items } = schema;
  if (!items) return null;
  if (items.type === 'object') return <ColumnsEditor {...props} />;
  const inItems = (edit: (items: FieldSchema) => FieldSchema) => change((before) => ({ ...before, items: edit(before.items ?? items) }));
  if (items['x-vocabulary'] !== undefined)
    return (
      <>
        <VocabularyPick value={items['x-vocabulary']} onChange={(name) => inItems((own) => withKeyword(own, 'x-vocabulary', name))} />
        <LeafTick schema={items} onChange={(leaf) => inItems((own) => withKeyword(own, 'x-leaf', leaf || undefined))} />
      </>
    );
  if (items.oneOf)
    return (
      <OptionsEditor
        options={items.oneOf}
        place={`${place('items')}/oneOf`}
        onChange={(options) => inItems((own) => withKeyword(own, 'oneOf', options))}
      />
    );
  return null;
}

export function VocabularyEditor({ schema, set }: EditorProps) {
  return <VocabularyPick value={schema['x-vocabulary'] ?? ''} onChange={(name) => set('x-vocabulary', name)} />;
}
export function LeafEditor({ schema, set }: EditorProps) {
  return <LeafTick schema={schema} onChange={(leaf) => set('x-leaf', leaf || undefined)} />;
}
function LeafTick({ schema, onChange }: { readonly schema: FieldSchema; readonly onChange: (leaf: boolean) => void }) {
  const t = useStudioText();
  const vocabulary = useDocumentPart((document) => document.vocabularies[schema['x-vocabulary'] ?? '']);
  if (!schema['x-leaf'] && !vocabulary?.items.some(({ parent }) => parent !== undefined)) return null;
  return <Tick label={t('st.forms.leaf')} help={t('st.forms.leaf.help')} value={schema['x-leaf'] ?? false} onChange={onChange} />;
}

/** The field above, whose code narrows the choices of this one. */
export function ParentEditor({ at, schema, set }: EditorProps) {
  const t = useStudioText();
  const { form } = useFormDesk();
  const beside = at.column === undefined ? form.schema.properties : form.schema.properties?.[at.field]?.items?.properties;
  const own = at.column ?? at.field;
  const options = Object.entries(beside ?? {}).filter(([key, field]) => key !== own && field['x-vocabulary'] !== undefined);
  if (options.length === 0 && !schema['x-parent']) return null;
  return (
    <Pick
      label={t('st.forms.parent')}
      help={t('st.forms.parent.help')}
      value={schema['x-parent'] ?? ''}
      none={t('st.forms.parent.none')}
      options={options.map(([key, field]) => ({ value: key, title: field.title ?? key }))}
      onChange={(key) => set('x-parent', key)}
    />
  );
}

export function ReferenceEditor({ schema, set }: EditorProps) {
  const t = useStudioText();
  const { places } = useStudio();
  const own = useDocumentPart((document) => document.workflow.registries);
  const listed = [
    ...Object.entries(own ?? {}).map(([id, { title }]) => ({ value: id, title })),
    ...places.registries.map(({ id, title }) => ({ value: id, title })),
  ];
  const options = listed.filter((option, index) => listed.findIndex(({ value }) => value === option.value) === index);
  return (
    <Pick
      label={t('st.forms.reference')}
      help={t(options.length === 0 ? 'st.forms.reference.none' : 'st.forms.reference.help')}
      value={schema['x-reference']?.registry ?? ''}
      none={t('st.forms.vocabulary.none')}
      options={options}
      onChange={(registry) => set('x-reference', { registry })}
    />
  );
}

const fileTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/zip',
];
export function AcceptEditor({ schema, set }: EditorProps) {
  const t = useStudioText();
  const accepted = schema['x-accept'] ?? [];
  const types = [...fileTypes, ...accepted.filter((type) => !fileTypes.includes(type))];
  return (
    <fieldset className="st-forms-ticks">
      <legend className="lz-label">{t('st.forms.accept')}</legend>
      <p className="lz-help">{t('st.forms.accept.help')}</p>
      {types.map((type) => (
        <Tick
          key={type}
          label={typeNames([type])}
          value={accepted.includes(type)}
          onChange={(on) =>
            set(
              'x-accept',
              on ? types.filter((other) => other === type || accepted.includes(other)) : accepted.filter((other) => other !== type),
            )
          }
        />
      ))}
    </fieldset>
  );
}
const mega = 1024 * 1024;
export function MaxBytesEditor({ schema, set }: EditorProps) {
  const t = useStudioText();
  const bytes = schema['x-maxBytes'];
  return (
    <Figure
      label={t('st.forms.maxBytes')}
      help={t('st.forms.maxBytes.help', { size: formatSize(bytes ?? 20 * mega) })}
      value={bytes === undefined ? undefined : Math.round((bytes / mega) * 100) / 100}
      wrong={t('st.forms.figureWanted')}
      onChange={(megabytes) => set('x-maxBytes', megabytes === undefined || megabytes <= 0 ? undefined : Math.round(megabytes * mega))}
    />
  );
}

/** Columns that together occur once. */
export function UniqueEditor({ at, schema, set }: EditorProps) {
  const t = useStudioText();
  const { form } = useFormDesk();
  const columns = keysOf(form, at.field);
  const unique = schema['x-unique'] ?? [];
  return (
    <fieldset className="st-forms-ticks">
      <legend className="lz-label">{t('st.forms.unique')}</legend>
      <p className="lz-help">{t('st.forms.unique.help')}</p>
      {columns.map((column) => (
        <Tick
          key={column}
          label={schema.items?.properties?.[column]?.title ?? column}
          value={unique.includes(column)}
          onChange={(on) =>
            set(
              'x-unique',
              columns.filter((other) => (other === column ? on : unique.includes(other))),
            )
          }
        />
      ))}
    </fieldset>
  );
}

/** What the field begins with, as it is typed in the form. */
export function DefaultEditor({ schema, set }: EditorProps) {
  const t = useStudioText();
  const { readOnly } = useStudio();
  const common = { label: t('st.forms.default'), help: t('st.forms.default.help') };
  const value = schema.default;
  const vocabulary = useDocumentPart((document) => document.vocabularies[schema['x-vocabulary'] ?? '']);
  const none = t('st.forms.default.none');
  if (schema.type === 'boolean')
    return (
      <Pick
        {...common}
        none={none}
        value={value === undefined ? '' : String(value)}
        options={[
          { value: 'true', title: t('st.forms.yes') },
          { value: 'false', title: t('st.forms.no') },
        ]}
        onChange={(next) => set('default', next === '' ? undefined : next === 'true')}
      />
    );
  const choices =
    schema.oneOf?.map((option) => ({ value: option.const, title: option.title })) ??
    vocabulary?.items.filter(({ validTo }) => !validTo).map(({ code, title }) => ({ value: code, title }));
  if (choices)
    return (
      <Pick
        {...common}
        none={none}
        value={typeof value === 'string' ? value : ''}
        options={choices}
        onChange={(next) => set('default', next === '' ? undefined : next)}
      />
    );
  if (schema.type === 'number' || schema.type === 'integer')
    return (
      <Figure
        {...common}
        value={typeof value === 'number' ? value : undefined}
        wrong={t('st.forms.figureWanted')}
        onChange={(figure) => set('default', figure)}
      />
    );
  if (schema.type === 'string')
    return (
      <Line
        {...common}
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => set('default', text === '' ? undefined : text)}
      />
    );
  const listed = schema.items?.oneOf;
  const held = Array.isArray(value) ? value : [];
  if (listed)
    return (
      <fieldset className="st-forms-ticks">
        <legend className="lz-label">{common.label}</legend>
        {listed.map((option) => (
          <Tick
            key={option.const}
            label={option.title}
            value={held.includes(option.const)}
            onChange={(on) => {
              const next = listed.map((one) => one.const).filter((code) => (code === option.const ? on : held.includes(code)));
              set('default', next.length > 0 ? next : undefined);
            }}
          />
        ))}
      </fieldset>
    );
  if (value === undefined) return null;
  return (
    <div>
      <span className="lz-label">{common.label}</span> <code>{JSON.stringify(value)}</code>{' '}
      {!readOnly && (
        <button type="button" className="st-forms-small" onClick={() => set('default', undefined)}>
          {t('st.forms.default.remove')}
        </button>
      )}
    </div>
  );
}

const profile = [
  'name',
  'uscc',
  'district',
  'industry',
  'chain',
  'foundedOn',
  'legalName',
  'contact',
  'mobile',
  'email',
  'employees',
] as const;
/** Taken from the profile of the enterprise. */
export function PrefillEditor({ schema, set, place }: EditorProps) {
  const t = useStudioText();
  const value = schema['x-prefill'] ?? '';
  const known = profile.find((name) => value === `enterprise.${name}`);
  return (
    <>
      <Pick
        label={t('st.forms.prefill')}
        help={t('st.forms.prefill.help')}
        value={value === '' ? '' : (known ?? 'other')}
        none={t('st.forms.prefill.none')}
        options={[
          ...profile.map((name) => ({ value: name, title: t(`st.forms.profile.${name}`) })),
          { value: 'other', title: t('st.forms.prefill.other') },
        ]}
        onChange={(name) => set('x-prefill', name === '' ? '' : name === 'other' ? 'enterprise.years[1].revenue' : `enterprise.${name}`)}
      />
      {value !== '' && !known && (
        <FeelLine
          place={place('x-prefill')}
          label={t('st.forms.prefill.formula')}
          value={value}
          onChange={(next) => set('x-prefill', next)}
        />
      )}
    </>
  );
}
export function ComputedEditor({ schema, set, place }: EditorProps) {
  const t = useStudioText();
  return (
    <div>
      <FeelLine
        place={place('x-computed')}
        label={t('st.forms.computed')}
        value={schema['x-computed'] ?? ''}
        optional
        onChange={(next) => set('x-computed', next)}
      />
      <p className="lz-help">{t('st.forms.computed.help')}</p>
    </div>
  );
}
