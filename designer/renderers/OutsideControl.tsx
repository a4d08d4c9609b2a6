import { useText } from '../app/locale.tsx';
import type { OutsideState } from './ask-in-time.ts';
import { ControlFrame } from './ControlFrame.tsx';
import { useOutside } from './outside.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** A number that belongs to a single enterprise. Asked about when it is left. */
export function OutsideControl(props: RendererProps) {
  const field = useControl(props);
  const { outside, check } = useOutside(field);
  return (
    <ControlFrame control={field}>
      {({ onBlur, ...aria }) => (
        <>
          <input
            {...aria}
            className="lz-input lz-input-code"
            type="text"
            spellCheck={false}
            value={typeof field.value === 'string' ? field.value : ''}
            readOnly={field.state.readOnly}
            onChange={(event) => field.set(event.target.value === '' ? undefined : event.target.value)}
            onBlur={() => {
              onBlur();
              check();
            }}
          />
          <OutsideSaid outside={outside} retry={check} />
        </>
      )}
    </ControlFrame>
  );
}

/** What came of asking, as a live region. */
export function OutsideSaid(said: { outside: OutsideState; retry: () => void }) {
  return (
    <div role="status" className={said.outside.kind === 'refused' ? 'lz-error' : 'lz-note'}>
      <Said {...said} />
    </div>
  );
}

function Said({ outside, retry }: { outside: OutsideState; retry: () => void }) {
  const t = useText();
  if (outside.kind === 'idle') return null;
  if (outside.kind === 'asking') return t('form.outside.asking');
  if (outside.kind === 'refused') return outside.message;
  if (outside.kind === 'fine') return outside.found ? t('form.outside.found', { name: outside.found }) : t('form.outside.fine');
  return (
    <>
      {t('form.outside.late')}{' '}
      <button type="button" className="lz-link" onClick={retry}>
        {t('error.retry')}
      </button>
    </>
  );
}
export const outsideRenderer = control(7, OutsideControl, (field) => field.type === 'string' && field['x-claim'] !== undefined);
