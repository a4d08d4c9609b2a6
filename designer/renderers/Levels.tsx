import type { VocabularyItem } from '../../engine/model/form.ts';
import { useText } from '../app/locale.tsx';
import type { ControlAria } from './ControlFrame.tsx';
import type { Control } from './use-control.ts';

interface LevelsProps {
  readonly aria: Omit<ControlAria, 'onBlur'>;
  /** In force. */
  readonly items: readonly VocabularyItem[];
  readonly value: string;
  readonly field: Control;
  readonly onBlur: () => void;
}

/** A tree of codes, one select a level: 大类, 中类, 小类. The value is the deepest code chosen. */
export function Levels({ aria, items, value, field, onBlur }: LevelsProps) {
  const t = useText();
  const way = pathTo(items, value);
  const levels = [...way.map((item) => siblingsOf(items, item)), childrenOf(items, way.at(-1)?.code)].filter((level) => level.length > 0);
  return (
    <div className="lz-levels">
      {levels.map((level, depth) => {
        const chosen = way[depth]?.code ?? '';
        return (
          <select
            key={way[depth - 1]?.code ?? ''}
            {...(depth === 0 ? aria : { 'aria-describedby': aria['aria-describedby'], 'aria-invalid': aria['aria-invalid'] })}
            {...(depth > 0 ? { 'aria-label': t('form.level', { title: field.label, level: depth + 1 }) } : {})}
            className="lz-input lz-select"
            value={chosen}
            disabled={field.state.readOnly}
            onBlur={onBlur}
            onChange={(event) => field.set(event.target.value || way[depth - 1]?.code || undefined)}
          >
            <option value="">{t(depth === 0 || field.schema['x-leaf'] ? 'form.select' : 'form.levelAll')}</option>
            {level.map((item) => (
              <option key={item.code} value={item.code}>
                {item.code} {item.title}
              </option>
            ))}
          </select>
        );
      })}
    </div>
  );
}

/** From the top down to the code; a circle in the data ends it. */
export function pathTo(items: readonly VocabularyItem[], code: string): readonly VocabularyItem[] {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const way: VocabularyItem[] = [];
  for (let at = byCode.get(code); at && !way.includes(at); at = byCode.get(at.parent ?? '')) way.unshift(at);
  return way;
}
function siblingsOf(items: readonly VocabularyItem[], item: VocabularyItem): readonly VocabularyItem[] {
  return items.some(({ code }) => code === item.parent) ? childrenOf(items, item.parent) : childrenOf(items, undefined);
}
/** Below a code; of undefined, the top: what has no parent among the items. */
function childrenOf(items: readonly VocabularyItem[], parent: string | undefined): readonly VocabularyItem[] {
  if (parent !== undefined) return items.filter((item) => item.parent === parent);
  const codes = new Set(items.map((item) => item.code));
  return items.filter((item) => item.parent === undefined || !codes.has(item.parent));
}
