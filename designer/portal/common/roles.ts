import type { TextKey } from '../../app/texts/zh-CN.ts';

/** Text of an enterprise membership. */
export function roleText(membership: string): TextKey {
  if (membership === 'viewer') return 'role.viewer';
  return membership === 'legal-representative' ? 'role.legal-representative' : 'role.agent';
}
