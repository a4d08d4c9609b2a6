import type { Problem } from '../model/problem.ts';
import { checkClaims } from './claims.ts';
import { checkCoverage } from './coverage.ts';
import { checkDeferred } from './deferred.ts';
import { checkDocuments, checkReferences } from './documents.ts';
import { checkExpressions, expressionsOf } from './expressions.ts';
import { checkEmptyReads, checkFormFields, checkScopes, filledFields } from './fields.ts';
import { checkJoins } from './joins.ts';
import { checkLimits } from './limits.ts';
import { checkLists } from './lists.ts';
import { checkLivelocks } from './livelock.ts';
import { checkLots } from './lots.ts';
import { checkMeetings } from './meetings.ts';
import { type CheckMemory, newMemory } from './memory.ts';
import { checkMessages } from './messages.ts';
import { checkNames } from './names.ts';
import { checkOffers } from './offers.ts';
import { checkOutcomes } from './outcomes.ts';
import { checkOwnNames } from './own-names.ts';
import { checkPanels } from './panels.ts';
import { checkPeople } from './people.ts';
import { allPlaces, isJson, type Json, type Scope } from './places.ts';
import { checkPointless } from './pointless.ts';
import { checkReach } from './reach.ts';
import { checkRecursion } from './recursion.ts';
import { checkRegistries } from './registries.ts';
import { newReport } from './report.ts';
import { checkResults } from './results.ts';
import { checkRuleVersions } from './rule-versions.ts';
import { checkSchedule } from './schedule.ts';
import { scopeTypesOf } from './scope-types.ts';
import { checkShape } from './shape.ts';
import { checkTargets } from './targets.ts';
import { checkTexts } from './texts.ts';
import { checkSilence } from './timers.ts';
import { type Graph, graphOf } from './walk.ts';

/**
 * Everything wrong with a package (`{workflow, forms, vocabularies}` as in model/definition.ts), all at once: shapes,
 * targets, reachability, people, outcomes, documents, expressions, rules. Takes anything, never throws.
 * `memory`: of the check before, where the same document is checked again and again while it is edited.
 * A package with a Problem of severity `error` must not be published; without one it compiles (`machine/compile.ts`).
 */
export function checkPackage(pkg: unknown, memory: CheckMemory = newMemory()): Problem[] {
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
  checkTexts(pkg, report);
  const shaped = checkShape(pkg.workflow, report, memory.sound);
  const documents = checkDocuments(forms, vocabularies, shaped?.workflow.parameters, report, memory);
  if (!shaped) return report.problems;
  const places = allPlaces(shaped.scope);
  checkNames(places, report);
  checkOwnNames(shaped.workflow, places, report);
  checkTargets(shaped, report);
  checkOutcomes(places, report);
  checkMessages(shaped, places, report);
  checkSchedule(shaped, report);
  checkPeople(shaped, report);
  checkReferences(shaped, places, { forms }, documents, report);
  checkMeetings(places, report);
  checkPanels(places, documents, report);
  checkLots(shaped.workflow, places, report);
  checkRegistries(shaped, places, report);
  checkLimits(shaped.workflow, places, report);
  checkDeferred(places, documents.forms, shaped.workflow.start, report);
  checkClaims(places, documents.forms, shaped.workflow.start, report);
  const types = scopeTypesOf(shaped, places, documents, memory);
  const expressions = expressionsOf(shaped.workflow, places);
  checkExpressions(expressions, types, report);
  checkRuleVersions(shaped.workflow, places, types.whole, report);
  checkSilence(shaped.workflow, places, report);
  const filled = filledFields(shaped, places, documents);
  checkFormFields(shaped, places, documents, report, memory);
  checkEmptyReads(shaped, places, documents, expressions, types, report);
  checkScopes(expressions, types.submitted, filled, report);
  const never = checkCoverage({ workflow: shaped.workflow, places, expressions, types, filled }, report);
  checkLists(shaped.workflow, places, documents, types, filled, report);
  const dead = checkJoins(shaped.scope, never, report);
  const graphs = graphsOf(dead);
  checkReach(shaped.scope, graphs, report);
  checkLivelocks({ workflow: shaped.workflow, places, types }, graphs, dead, report);
  checkPointless(shaped.workflow, shaped.scope, graphs, report);
  checkRecursion(shaped.workflow.id, shaped.scope, graphs, report);
  checkOffers({ workflow: shaped.workflow, places, expressions, types, filled }, graphs, report);
  checkResults(shaped.workflow, shaped.scope, expressions, types, graphs, report);
  return report.problems;
}

/** The graph of a scope is made once. */
function graphsOf(never: ReadonlySet<string>): (scope: Scope) => Graph {
  const known = new Map<Scope, Graph>();
  return (scope) => {
    const graph = known.get(scope) ?? graphOf(scope, never);
    known.set(scope, graph);
    return graph;
  };
}

/** May a package with these Problems be published? */
export function isSound(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity !== 'error');
}
