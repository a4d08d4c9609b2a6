/** Where ways lead: what can be connected, to what, and apart again. */
import type { Path } from '../../../engine/model/pointer.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { type Edge, isStart } from '../../../engine/soundness/edges.ts';
import type { Place } from '../../../engine/soundness/places.ts';
import { inSchemaOrder } from '../order.ts';
import { wayKey, waysOut } from './flow.ts';
import { condition } from './new-step.ts';
import { asBlock, dropTarget, type Edited, placeAt, setTarget, unchanged, valueIn, withWorkflow, write, writeProperty } from './write.ts';

/** A way that a step has, or could have. `kind` of the latter: what is added. */
export type Exit =
  | { readonly kind: 'way'; readonly key: string; readonly edge: Edge }
  | { readonly kind: 'outcome' | 'branch' | 'expiry' | 'withdrawal' | 'failure'; readonly key: string };

/** Every way of a step that a person may lead somewhere, those it doesn't have yet behind the others. */
export function exitsOf(place: Place): Exit[] {
  const { step } = place;
  const own = waysOut(place).filter((edge) => edge.kind !== 'clock' && edge.at[0] !== 'on' && step.type !== 'end');
  const more: Exit['kind'][] = [];
  if (step.type === 'review' || step.type === 'batch' || (step.type === 'wait' && step.external)) more.push('outcome');
  if (step.type === 'decide') more.push('branch');
  if (step.deadline && !own.some(({ kind }) => kind === 'expiry') && step.deadline.onExpire?.outcome === undefined && !silent(place))
    more.push('expiry');
  if (step.type === 'form' && isStart(place) && step.withdrawTo === undefined) more.push('withdrawal');
  if (step.type === 'service' && step.onFail === undefined) more.push('failure');
  return [
    ...own.map((edge): Exit => ({ kind: 'way', key: wayKey(edge), edge })),
    ...more.map((kind): Exit => ({ kind, key: `+${kind}` }) as Exit),
  ];
}

const silent = ({ step }: Place) => step.type === 'review' && step.silence !== undefined;

/** Steps to which a step's ways may lead: those beside it. */
export function targetsOf(place: Place): readonly Place[] {
  return place.scope.places;
}

/** Leads a way of a step to another one, or adds a way that leads there. `key`: of `exitsOf`. */
export function connect(document: ProgrammeDocument, pointer: string, key: string, to: string): Edited {
  const written = placeAt(document.workflow, pointer);
  if (!written || !targetsOf(written).some(({ id }) => id === to)) return unchanged(document);
  const exit = exitsOf(written).find((one) => one.key === key);
  if (!exit) return unchanged(document);
  const index = exit.kind === 'way' ? waysOut(written).indexOf(exit.edge) : -1;
  const block = asBlock(document.workflow, written);
  const place = placeAt(block.workflow, block.pointer);
  if (!place) return unchanged(document);
  const edge = waysOut(place)[index];
  const workflow =
    exit.kind === 'way'
      ? edge && setTarget(block.workflow, edge, to)
      : added({ ...document, workflow: block.workflow }, place, exit.kind, to);
  return workflow ? { document: withWorkflow(document, workflow), place: block.pointer } : unchanged(document);
}

function added(document: ProgrammeDocument, place: Place, kind: Exclude<Exit['kind'], 'way'>, to: string): ProgrammeDocument['workflow'] {
  const { workflow } = document;
  const { step, at } = place;
  switch (kind) {
    case 'outcome': {
      const path: Path = step.type === 'wait' ? at('external', 'outcomes') : at('outcomes');
      const outcomes = (valueIn(workflow, path) ?? {}) as Record<string, unknown>;
      let number = Object.keys(outcomes).length + 1;
      while (Object.hasOwn(outcomes, `outcome${number}`)) number += 1;
      return write(workflow, path, { ...outcomes, [`outcome${number}`]: { label: `结果 ${number}`, to } });
    }
    case 'branch': {
      const branches = step.type === 'decide' ? step.branches : [];
      const start = workflow.steps[workflow.start];
      const fields = start?.type === 'form' ? (document.forms[start.form]?.schema.properties ?? {}) : {};
      const branch = inSchemaOrder('branch', { when: condition({ fields }), to, label: `条件 ${branches.length + 1}` });
      return write(workflow, at('branches'), [...branches, branch]);
    }
    case 'expiry': {
      const expiry = step.deadline?.onExpire;
      return expiry
        ? writeProperty(workflow, 'expiry', at('deadline', 'onExpire'), 'to', to)
        : writeProperty(workflow, 'deadline', at('deadline'), 'onExpire', { to });
    }
    case 'withdrawal':
      return writeProperty(workflow, 'form', at(), 'withdrawTo', to);
    case 'failure':
      return writeProperty(workflow, 'service', at(), 'onFail', to);
  }
}

/** Takes a way's target away. A way that the step must have stays without one, and the check says so. */
export function disconnect(document: ProgrammeDocument, pointer: string, key: string): Edited {
  const place = placeAt(document.workflow, pointer);
  const edge = place && waysOut(place).find((one) => wayKey(one) === key);
  if (!edge || edge.to === undefined) return unchanged(document);
  return { document: withWorkflow(document, dropTarget(document.workflow, edge)), place: pointer };
}
