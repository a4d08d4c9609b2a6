import type { ReactNode } from 'react';

export type Tone = 'positive' | 'neutral' | 'negative' | 'warning' | 'brand' | 'quiet';
/** Small state label. Words carry the meaning; the tone only helps the eye. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`lz-tag lz-tag-${tone}`}>{children}</span>;
}
