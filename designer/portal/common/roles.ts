import type { TextKey } from '../../app/texts/zh-CN.ts';

/** Text of an enterprise membership. */
export function roleText(membership: string): TextKey {
  return membership === 'legal-representative' ? 'role.legal-representative' : 'role.agent';
}
