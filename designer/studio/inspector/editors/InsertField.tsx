import { useMemo } from 'react';
import type { ContextType } from '../../../../engine/rules/types.ts';
import { useLocale } from '../../../app/locale.tsx';
import type { Path } from '../../../document/change.ts';
import { placeOfPath } from '../../../document/inspectable.ts';
import { useExpressionPlace } from '../../rules/use-expression-place.ts';
import { useStudioText } from '../../words.tsx';
import type { Choice } from '../choices.ts';

interface InsertFieldProps {
  /** Id of the text's control: what is picked goes where the cursor is in it. */
  readonly control: string;
  readonly at: Path;
  readonly text: string;
  readonly onInsert: (text: string) => void;
}
/** A list of what may stand in braces, by the names people know. */
export function InsertField({ control, at, text, onInsert }: InsertFieldProps) {
  const t = useStudioText();
  const { language } = useLocale();
  const { scope } = useExpressionPlace(placeOfPath(at));
  const names = useMemo(() => namesIn(scope, language === 'en'), [scope, language]);
  const insert = (name: string) => {
    const input = document.getElementById(control) as HTMLInputElement | HTMLTextAreaElement | null;
    const from = input?.selectionStart ?? text.length;
    const to = input?.selectionEnd ?? from;
    onInsert(`${text.slice(0, from)}{${name}}${text.slice(to)}`);
    input?.focus();
  };
  return (
    <select
      className="st-in-input st-in-insert lz-select"
      aria-label={t('st.in.insert')}
      value=""
      onChange={(event) => insert(event.target.value)}
    >
      <option value="">{t('st.in.insert')}</option>
      {names.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

const first = ['application', 'enterprise', 'window', 'today', 'parameters'];
/** Names down to the fields of forms and results, with the titles on the way. */
function namesIn(scope: ContextType, english: boolean): Choice[] {
  const near = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const fields = Object.entries(scope.fields).sort(([a], [b]) => near(a) - near(b));
  return fields.flatMap(([name, type]) => {
    const title = (english ? type.titleEn : type.title) ?? type.title ?? name;
    if (type.kind !== 'context') return type.kind === 'list' ? [] : [{ value: name, label: title }];
    return Object.entries(type.fields).flatMap(([key, field]) => {
      if (field.kind === 'context' || field.kind === 'list') return [];
      const inner = (english ? field.titleEn : field.title) ?? field.title ?? key;
      return [{ value: `${name}.${key}`, label: inner.includes(title) ? inner : `${title} · ${inner}` }];
    });
  });
}
