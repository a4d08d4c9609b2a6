/** Samples: shares are percentages. */
import type { WorkflowDefinition } from '../model/definition.ts';
import { constantOf } from './constant.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';
import { titleOf } from './walk.ts';

export function checkLots({ parameters }: Partial<WorkflowDefinition>, places: readonly Place[], report: Report): void {
  for (const place of places) {
    if (place.broken || place.step.type !== 'compute' || !place.step.lot) continue;
    const share = constantOf(place.step.lot.share, parameters);
    if (share !== null && (share < 0 || share > 100)) report.error('lot.share', place.at('lot', 'share'), { step: titleOf(place), share });
  }
}
