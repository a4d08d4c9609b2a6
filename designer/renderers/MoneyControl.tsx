import { useState } from 'react';
import { flushSync } from 'react-dom';
import { formatAmount } from '../../engine/forms/display.ts';
import { useLocale, useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { amountInWords, yuanIn } from './number-text.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';
import { useNumberText } from './use-number-text.ts';

/** Amount in 元 or 万元: grouped by thousands when left, plain while typing, repeated in capital figures below so a wrong unit is noticed. */
export function MoneyControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const { schema, state, value } = field;
  const text = useNumberText(value, field.set);
  const [typing, setTyping] = useState(false);
  const { language } = useLocale();
  // Without a unit a figure is in 万元, whatever the reader's language calls that.
  const worth = yuanIn(schema['x-unit'] ?? '万元');
  const words = language === 'zh-CN' && worth ? amountInWords(value, worth) : null;
  const shown = typing || typeof value !== 'number' ? text.shown : formatAmount(value);
  return (
    <ControlFrame control={field} note={words ? t('form.moneyWords', { words }) : undefined}>
      {({ onBlur, ...aria }) => (
        <span className="lz-number-input">
          <input
            {...aria}
            className="lz-input lz-number"
            type="text"
            inputMode="decimal"
            value={shown}
            readOnly={state.readOnly}
            // At once: who selects everything to type over it (a script, an aid) must find the plain figure, not one that is about to change.
            // Whoever comes by Tab has the whole figure selected, which the change of its text would take back.
            onFocus={({ currentTarget }) => {
              if (state.readOnly) return;
              flushSync(() => setTyping(true));
              currentTarget.select();
            }}
            onChange={(event) => text.type(event.target.value)}
            onBlur={() => {
              setTyping(false);
              text.settle();
              onBlur();
            }}
          />
          <span className="lz-unit">{schema['x-unit'] ?? t('unit.wan')}</span>
        </span>
      )}
    </ControlFrame>
  );
}
export const moneyRenderer = control(3, MoneyControl, (field) => field.format === 'money');
