/** Registries, number templates and conditions: what remains of the workflow's own properties. */
import type { Path } from '../model/pointer.ts';
import type { Place } from './places.ts';
import { type Report, suggest } from './report.ts';
import type { Shaped } from './shape.ts';

/** What `model/number-template.ts` fills in. */
const placeholders = ['yyyy', 'yyyymm', 'yyyymmdd', 'seq'];

export function checkRegistries({ workflow }: Shaped, places: readonly Place[], report: Report): void {
  const names = Object.keys(workflow.registries ?? {});
  const used = new Set<string>();
  for (const { step, at, broken } of places) {
    if (broken || step.type !== 'register') continue;
    used.add(step.registry);
    if (!names.includes(step.registry)) {
      report.error('registry.undeclared', at('registry'), { registry: step.registry, ...suggest(step.registry, names) });
    }
    if (step.certificate) checkNumber(step.certificate.number, at('certificate', 'number'), report);
  }
  const certain = places.every((place) => !place.broken);
  for (const name of names) if (certain && !used.has(name)) report.warn('registry.unused', ['registries', name], { registry: name });
  for (const [name, { yearlyUpdate }] of Object.entries(workflow.registries ?? {})) {
    if (!yearlyUpdate?.due.startsWith('parameters.')) continue;
    const parameter = yearlyUpdate.due.slice('parameters.'.length);
    const day = workflow.parameters?.[parameter];
    const fine = typeof day === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day);
    if (!fine) report.error('registry.update-day', ['registries', name, 'yearlyUpdate', 'due'], { parameter });
  }
  if (workflow.caseNumber !== undefined) checkNumber(workflow.caseNumber, ['caseNumber'], report);
  checkConditions({ workflow }, report);
}

/** `{yyyy}`, `{yyyymmdd}`…, and exactly one `{seq:<digits>}`, or numbers would repeat. */
function checkNumber(template: string, at: Path, report: Report): void {
  let sequences = 0;
  for (const [, inside = ''] of template.matchAll(/\{([^{}]*)\}/g)) {
    const [name = '', width] = inside.split(':');
    if (name === 'seq') sequences += 1;
    const known = placeholders.includes(name) && (width === undefined || (name === 'seq' && /^[1-9]$/.test(width)));
    if (!known)
      report.error('number.placeholder', at, { placeholder: `{${inside}}`, allowed: placeholders.map((word) => `{${word}}`).join(' ') });
  }
  if (sequences !== 1) report.error('number.sequence', at, { template });
}

function checkConditions({ workflow }: Pick<Shaped, 'workflow'>, report: Report): void {
  const seen = new Set<string>();
  for (const [index, condition] of (workflow.eligibility ?? []).entries()) {
    if (!condition) continue;
    if (seen.has(condition.id)) report.error('eligibility.duplicate', ['eligibility', index, 'id'], { condition: condition.id });
    seen.add(condition.id);
  }
}
