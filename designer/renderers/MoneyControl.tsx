import { useState } from 'react';
import { useLocale, useText } from '../app/locale.tsx';
import { formatAmount } from '../ui/format-amount.ts';
import { ControlFrame } from './ControlFrame.tsx';
import { amountInWords } from './number-text.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';
import { useNumberText } from './use-number-text.ts';

/** Amount in 万元: grouped by thousands when left, plain while typing, repeated in capital figures below so a wrong unit is noticed. */
export function MoneyControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const { schema, state, value } = field;
  const text = useNumberText(value, field.set);
  const [typing, setTyping] = useState(false);
  const { language } = useLocale();
  const words = language === 'zh-CN' ? amountInWords(value) : null;
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
            onFocus={() => setTyping(!state.readOnly)}
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
