import { type ReactNode, useState } from 'react';
import { isKey } from '../../../../engine/forms/dialect.ts';
import type { FieldSchema } from '../../../../engine/model/form.ts';
import { type Keyword, withKeyword } from '../../../document/forms/field-order.ts';
import { changeField, keysOf, renameKey } from '../../../document/forms/fields.ts';
import type { FieldAt } from '../../../document/forms/form-edit.ts';
import { kindOf, rules } from '../../../document/forms/kinds.ts';
import { useStudioText } from '../../words.tsx';
import { fieldPointer } from '../node.ts';
import { ProblemList } from '../ProblemList.tsx';
import { problemsAt, useFormDesk } from '../use-form.ts';
import type { EditorProps } from './editor-props.ts';
import { KeyLine } from './inputs.tsx';
import { editors, groups } from './registry.tsx';

/** Everything that can be said of a field or column: what belongs to its kind, and whatever else an author wrote. */
export function FieldProperties({ at, schema }: { readonly at: FieldAt; readonly schema: FieldSchema }) {
  const t = useStudioText();
  const desk = useFormDesk();
  const pointer = fieldPointer(at);
  const key = at.column ?? at.field;
  const change = (edit: (before: FieldSchema) => FieldSchema, together?: string) =>
    desk.edit('st.forms.did.change', changeField(at, edit), {
      params: { what: schema.title || key },
      ...(together && { together: `${desk.name}${pointer}/${together}` }),
    });
  const props: EditorProps = {
    at,
    schema,
    place: (keyword) => `forms/${desk.name}#${pointer}/${keyword}`,
    set: (keyword, value) => change((before) => withKeyword(before, keyword, value), keyword),
    change,
  };
  const refuse = (text: string): string | null => {
    if (!isKey(text)) return t('st.forms.key.wrong');
    return keysOf(desk.form, at.column === undefined ? null : at.field).includes(text) ? t('st.forms.key.taken') : null;
  };
  const rename = (to: string) => {
    desk.edit('st.forms.did.rename', renameKey(at, to), { params: { what: schema.title || key } });
    desk.choose({ kind: 'field', at: at.column === undefined ? { field: to } : { ...at, column: to } });
  };
  const shown = shownKeywords(schema, at);
  return (
    <div className="st-forms-properties-body">
      <ProblemList problems={problemsAt(desk.problems, pointer)} />
      {groups.map(({ title, keywords, closed }) => {
        const own = keywords.filter((keyword) => shown.has(keyword));
        const parts = own.filter((keyword, index) => own.findIndex((other) => editors[other] === editors[keyword]) === index);
        if (parts.length === 0) return null;
        const said = own.some((keyword) => schema[keyword] !== undefined);
        return (
          <Group key={title} title={t(title)} open={!closed || said}>
            {parts.map((keyword) => {
              const Editor = editors[keyword];
              return <Editor key={keyword} {...props} />;
            })}
            {title === 'st.forms.props.basic' && (
              <KeyLine key={key} label={t('st.forms.key')} help={t('st.forms.key.help')} value={key} refuse={refuse} onChange={rename} />
            )}
          </Group>
        );
      })}
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  /** Something in it is set, or it is always of use. */
  readonly open: boolean;
  readonly children: ReactNode;
}
/** Editors under a heading. Once open it stays so until a person folds it: who empties a formula is about to write another one. */
function Group({ title, open, children }: GroupProps) {
  const [opened, setOpened] = useState(open);
  const [before, setBefore] = useState(open);
  if (open !== before) {
    setBefore(open);
    if (open) setOpened(true);
  }
  return (
    <details open={opened} className="st-forms-group" onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>{title}</summary>
      <div className="st-forms-group-body">{children}</div>
    </details>
  );
}

/** Keywords that belong to the kind, and those that are there. */
export function shownKeywords(schema: FieldSchema, at: FieldAt): ReadonlySet<Keyword> {
  const kind = kindOf(schema);
  const usual = rules[kind].keywords.filter((keyword) => keyword !== 'x-total' || at.column !== undefined);
  // Whether it must be filled in is said beside it; what is computed can't be.
  const required: Keyword[] = kind === 'computed' ? [] : ['required'];
  return new Set(
    [...usual, ...required, ...(Object.keys(schema) as Keyword[])].filter(
      (keyword) => keyword !== 'description' || schema.description !== undefined,
    ),
  );
}
