/** An editor for each keyword of the dialect. `type` and `format` together are the kind of the field; `properties` are its columns. */
import type { ComponentType } from 'react';
import type { Keyword } from '../../../document/forms/field-order.ts';
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import { RequiredEditor, RequiredWhenEditor, VisibleWhenEditor } from './condition-editors.tsx';
import type { EditorProps } from './editor-props.ts';
import { KindEditor } from './KindEditor.tsx';
import { CopyWithinEditor, DeferrableEditor } from './period-editors.tsx';
import { BoundEditor, FigureEditor, TextEditor, TickEditor } from './simple-editors.tsx';
import {
  AcceptEditor,
  ComputedEditor,
  DefaultEditor,
  EnumEditor,
  ItemsEditor,
  LeafEditor,
  MaxBytesEditor,
  OneOfEditor,
  ParentEditor,
  PrefillEditor,
  ReferenceEditor,
  UniqueEditor,
  VocabularyEditor,
} from './value-editors.tsx';

type Editor = ComponentType<EditorProps>;
const lowest: Editor = (props) => (
  <BoundEditor {...props} including="minimum" excluding="exclusiveMinimum" label="st.forms.minimum" tick="st.forms.minimum.without" />
);
const highest: Editor = (props) => (
  <BoundEditor {...props} including="maximum" excluding="exclusiveMaximum" label="st.forms.maximum" tick="st.forms.maximum.without" />
);

export const editors: Readonly<Record<Keyword, Editor>> = {
  type: KindEditor,
  format: KindEditor,
  title: (props) => <TextEditor {...props} keyword="title" label="st.forms.title" first />,
  'x-titleEn': (props) => <TextEditor {...props} keyword="x-titleEn" label="st.forms.titleEn" />,
  'x-help': (props) => <TextEditor {...props} keyword="x-help" label="st.forms.help" help="st.forms.help.help" long />,
  description: (props) => (
    <TextEditor {...props} keyword="description" label="st.forms.description" help="st.forms.description.help" long />
  ),
  required: RequiredEditor,
  oneOf: OneOfEditor,
  enum: EnumEditor,
  properties: ItemsEditor,
  items: ItemsEditor,
  'x-vocabulary': VocabularyEditor,
  'x-parent': ParentEditor,
  'x-leaf': LeafEditor,
  'x-reference': ReferenceEditor,
  'x-claim': (props) => <TextEditor {...props} keyword="x-claim" label="st.forms.claim" help="st.forms.claim.help" code />,
  'x-openEnd': (props) => <TickEditor {...props} keyword="x-openEnd" label="st.forms.openEnd" />,
  'x-unit': (props) => <TextEditor {...props} keyword="x-unit" label="st.forms.unit.label" />,
  minimum: lowest,
  exclusiveMinimum: lowest,
  maximum: highest,
  exclusiveMaximum: highest,
  multipleOf: (props) => <FigureEditor {...props} keyword="multipleOf" label="st.forms.multipleOf" help="st.forms.multipleOf.help" />,
  minLength: (props) => <FigureEditor {...props} keyword="minLength" label="st.forms.minLength" whole />,
  maxLength: (props) => <FigureEditor {...props} keyword="maxLength" label="st.forms.maxLength" whole />,
  pattern: (props) => <TextEditor {...props} keyword="pattern" label="st.forms.pattern" help="st.forms.pattern.help" code />,
  minItems: (props) => <FigureEditor {...props} keyword="minItems" label="st.forms.minItems" whole />,
  maxItems: (props) => <FigureEditor {...props} keyword="maxItems" label="st.forms.maxItems" whole />,
  uniqueItems: (props) => <TickEditor {...props} keyword="uniqueItems" label="st.forms.uniqueItems" />,
  'x-accept': AcceptEditor,
  'x-maxBytes': MaxBytesEditor,
  'x-deferrable': DeferrableEditor,
  'x-unique': UniqueEditor,
  'x-total': (props) => <TickEditor {...props} keyword="x-total" label="st.forms.total" help="st.forms.total.help" />,
  'x-masked': (props) => <TickEditor {...props} keyword="x-masked" label="st.forms.masked" help="st.forms.masked.help" />,
  default: DefaultEditor,
  'x-prefill': PrefillEditor,
  'x-copyWithin': CopyWithinEditor,
  'x-computed': ComputedEditor,
  'x-visibleWhen': VisibleWhenEditor,
  'x-requiredWhen': RequiredWhenEditor,
};

/** How they are grouped on the page. Each keyword stands in one group. */
export const groups: readonly { readonly title: StudioTextKey; readonly keywords: readonly Keyword[]; readonly closed?: boolean }[] = [
  { title: 'st.forms.props.basic', keywords: ['title', 'x-titleEn', 'type', 'format'] },
  {
    title: 'st.forms.props.value',
    keywords: [
      'oneOf',
      'enum',
      'properties',
      'items',
      'x-vocabulary',
      'x-parent',
      'x-leaf',
      'x-reference',
      'x-unit',
      'minimum',
      'exclusiveMinimum',
      'maximum',
      'exclusiveMaximum',
      'multipleOf',
      'minLength',
      'maxLength',
      'pattern',
      'x-openEnd',
      'x-accept',
      'x-maxBytes',
      'minItems',
      'maxItems',
      'uniqueItems',
      'x-unique',
      'x-total',
    ],
  },
  { title: 'st.forms.props.computed', keywords: ['x-computed'], closed: true },
  { title: 'st.forms.props.conditions', keywords: ['required', 'x-requiredWhen', 'x-visibleWhen', 'x-deferrable'] },
  { title: 'st.forms.props.help', keywords: ['x-help', 'description'] },
  { title: 'st.forms.props.start', keywords: ['x-prefill', 'default', 'x-copyWithin'], closed: true },
  { title: 'st.forms.props.more', keywords: ['x-masked', 'x-claim'], closed: true },
];
