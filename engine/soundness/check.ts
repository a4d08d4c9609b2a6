import type { Problem } from '../model/problem.ts';
import { checkDocuments, checkReferences } from './documents.ts';
import { checkExpressions } from './expressions.ts';
import { checkNames } from './names.ts';
import { checkOutcomes } from './outcomes.ts';
import { checkPeople } from './people.ts';
import { allPlaces, isJson, type Json } from './places.ts';
import { checkReach } from './reach.ts';
import { checkRegistries } from './registries.ts';
import { newReport } from './report.ts';
import { checkRuleVersions } from './rule-versions.ts';
import { scopeTypesOf } from './scope-types.ts';
import { checkShape } from './shape.ts';
import { checkTargets } from './targets.ts';

/**
 * Everything wrong with a package (`{workflow, forms, vocabularies}` as in model/definition.ts), all at once: shapes,
 * targets, reachability, people, outcomes, documents, expressions, rules. Takes anything, never throws.
 * A package with a Problem of severity `error` must not be published; without one it compiles (`machine/compile.ts`).
 */
export function checkPackage(pkg: unknown): Problem[] {
  const report = newReport();
  if (!isJson(pkg)) {
    report.error('package.malformed', [], {});
    return report.problems;
  }
  const part = (name: 'forms' | 'vocabularies'): Json => {
    const value = pkg[name];
    if (!isJson(value)) report.error('package.part', [], { part: name });
    return isJson(value) ? value : {};
  };
  const forms = part('forms');
  const vocabularies = part('vocabularies');
  const shaped = checkShape(pkg.workflow, report);
  const documents = checkDocuments(forms, vocabularies, shaped?.workflow.parameters, report);
  if (!shaped) return report.problems;
  const places = allPlaces(shaped.scope);
  checkNames(places, report);
  checkTargets(shaped, report);
  checkReach(shaped.scope, report);
  checkOutcomes(places, report);
  checkPeople(shaped, report);
  checkReferences(shaped, places, { forms }, documents, report);
  checkRegistries(shaped, places, report);
  const types = scopeTypesOf(shaped, places, documents);
  checkExpressions(shaped.workflow, places, types, report);
  checkRuleVersions(shaped.workflow, places, types.whole, report);
  return report.problems;
}

/** May a package with these Problems be published? */
export function isSound(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity !== 'error');
}
