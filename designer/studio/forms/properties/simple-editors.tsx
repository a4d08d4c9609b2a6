/** Editors of keywords that are one text, one figure or one tick. */
import type { FieldSchema } from '../../../../engine/model/form.ts';
import type { Keyword } from '../../../document/forms/field-order.ts';
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import { useStudioText } from '../../words.tsx';
import type { EditorProps } from './editor-props.ts';
import { Figure, Line, Tick } from './inputs.tsx';

type Of<T> = { [K in Keyword]-?: NonNullable<FieldSchema[K]> extends T ? K : never }[Keyword];
interface Said {
  readonly label: StudioTextKey;
  readonly help?: StudioTextKey;
}

interface TextProps extends EditorProps, Said {
  readonly keyword: Of<string>;
  readonly long?: boolean;
  readonly code?: boolean;
  readonly first?: boolean;
}
export function TextEditor({ schema, set, keyword, label, help, long = false, code = false, first = false }: TextProps) {
  const t = useStudioText();
  const value = schema[keyword];
  return (
    <Line
      label={t(label)}
      help={help && t(help)}
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => set(keyword, text as never)}
      {...{ long, code, first }}
    />
  );
}

interface FigureProps extends EditorProps, Said {
  readonly keyword: Of<number>;
  readonly whole?: boolean;
}
export function FigureEditor({ schema, set, keyword, label, help, whole = false }: FigureProps) {
  const t = useStudioText();
  return (
    <Figure
      label={t(label)}
      help={help && t(help)}
      value={schema[keyword]}
      whole={whole}
      wrong={t(whole ? 'st.forms.wholeWanted' : 'st.forms.figureWanted')}
      onChange={(value) => set(keyword, value)}
    />
  );
}

export function TickEditor({ schema, set, keyword, label, help }: EditorProps & Said & { readonly keyword: Of<boolean> }) {
  const t = useStudioText();
  return (
    <Tick
      label={t(label)}
      {...(help && { help: t(help) })}
      value={schema[keyword] ?? false}
      onChange={(value) => set(keyword, value || undefined)}
    />
  );
}

interface BoundProps extends EditorProps {
  readonly including: 'minimum' | 'maximum';
  readonly excluding: 'exclusiveMinimum' | 'exclusiveMaximum';
  readonly label: StudioTextKey;
  readonly tick: StudioTextKey;
}
/** A bound, which may itself be allowed or not. */
export function BoundEditor({ schema, change, set, including, excluding, label, tick }: BoundProps) {
  const t = useStudioText();
  const excluded = schema[including] === undefined && schema[excluding] !== undefined;
  const value = schema[including] ?? schema[excluding];
  const write = (figure: number | undefined, without: boolean) => {
    const keyword = without ? excluding : including;
    if (figure === undefined || value === undefined || without === excluded) set(keyword, figure);
    // In the place of the one it replaces.
    else change((before) => replaced(before, without ? including : excluding, keyword, figure));
  };
  return (
    <div className="st-forms-bound">
      <Figure label={t(label)} value={value} wrong={t('st.forms.figureWanted')} onChange={(figure) => write(figure, excluded)} />
      {value !== undefined && <Tick label={t(tick)} value={excluded} onChange={(without) => write(value, without)} />}
    </div>
  );
}
function replaced(schema: FieldSchema, from: Keyword, to: Keyword, value: number): FieldSchema {
  const entries = Object.entries(schema).flatMap(([key, held]) => (key === to ? [] : [key === from ? [to, value] : [key, held]]));
  return Object.fromEntries(entries) as unknown as FieldSchema;
}
