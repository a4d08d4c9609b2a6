import type { EntryStatus } from '../../../engine/model/registry.ts';
import type { Tone } from '../../ui/Tag.tsx';

export function entryTone(status: EntryStatus): Tone {
  return status === 'valid' ? 'positive' : status === 'revoked' ? 'negative' : 'neutral';
}
