import type { Light as LightColour } from '../../engine/model/task.ts';
import { useText } from '../app/locale.tsx';

/** Deadline light: colour, shape and word, never colour alone. `quiet` hides the word from sight, not from readers. */
export function Light({ light, quiet = false }: { light: LightColour; quiet?: boolean }) {
  const t = useText();
  if (light === 'none') return quiet ? null : <span className="lz-light lz-light-none">{t('light.none')}</span>;
  return (
    <span className={`lz-light lz-light-${light}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        {light === 'green' ? (
          <circle cx="6" cy="6" r="5" />
        ) : light === 'yellow' ? (
          <path d="M6 .5 11.5 11H.5z" />
        ) : (
          <path d="M1 1h10v10H1z" />
        )}
      </svg>
      <span className={quiet ? 'lz-hidden' : undefined}>{t(`light.${light}`)}</span>
    </span>
  );
}
