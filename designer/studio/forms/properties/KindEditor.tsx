import { changeKind, columnKinds, type Kind, kindOf, kinds } from '../../../document/forms/kinds.ts';
import { useStudioText } from '../../words.tsx';
import { additionKey } from '../palette.ts';
import { useKindWords } from '../use-addition.ts';
import type { EditorProps } from './editor-props.ts';
import { Pick } from './inputs.tsx';

/** Type and format together: what kind of field it is. Another kind keeps what fits. */
export function KindEditor({ at, schema, change }: EditorProps) {
  const t = useStudioText();
  const words = useKindWords();
  const offered = at.column === undefined ? kinds : columnKinds;
  return (
    <Pick
      label={t('st.forms.kind')}
      value={kindOf(schema)}
      options={offered.map((kind) => ({ value: kind, title: t(additionKey(kind)) }))}
      onChange={(kind) => change((before) => changeKind(before, kind as Kind, words(before.title ?? '')))}
    />
  );
}
