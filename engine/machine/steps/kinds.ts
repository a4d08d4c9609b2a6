import type { Step, StepType } from '../../model/steps.ts';
import { batch } from './batch.ts';
import { subCase } from './case.ts';
import { compute } from './compute.ts';
import { correct } from './correct.ts';
import { decide } from './decide.ts';
import { each } from './each.ts';
import { end } from './end.ts';
import { form } from './form.ts';
import type { StepKind } from './kind.ts';
import { notice } from './notice.ts';
import { notify } from './notify.ts';
import { parallel } from './parallel.ts';
import { register } from './register.ts';
import { review } from './review.ts';
import { score } from './score.ts';
import { service } from './service.ts';
import { wait } from './wait.ts';

type KindOf<T extends StepType> = StepKind<Extract<Step, { type: T }>>;

const kinds: { readonly [T in StepType]: KindOf<T> } = {
  form,
  review,
  correct,
  decide,
  compute,
  parallel,
  each,
  notice,
  batch,
  score,
  service,
  wait,
  notify,
  register,
  case: subCase,
  end,
};

/** The kind of a step. The step handed to its functions must be the one it was looked up with. */
export function kindOf(step: Step): StepKind<Step> {
  return kinds[step.type] as StepKind<Step>;
}
