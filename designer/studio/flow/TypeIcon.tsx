import type { StepType } from '../../../engine/model/steps.ts';
import { iconPaths } from './type-icons.ts';

export function TypeIcon({ type }: { readonly type: StepType | null }) {
  if (!type) return null;
  return (
    <svg className="st-flow-icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={iconPaths[type]} />
    </svg>
  );
}
