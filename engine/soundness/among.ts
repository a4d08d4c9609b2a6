/** What is wrong with a package by itself, and with what it refers to in other programmes: one verdict for checking, publishing and restoring. */
import type { ProgrammePackage } from '../model/definition.ts';
import type { Problem } from '../model/problem.ts';
import { checkPackage, isSound } from './check.ts';
import { checkKnownChildren, checkOpeners } from './known-children.ts';
import { checkKnownRegistries } from './known-registries.ts';

/** @param others the programmes it stands among; of several versions of one the first counts */
export function checkAmong(pkg: ProgrammePackage, others: readonly ProgrammePackage[]): Problem[] {
  const problems = checkPackage(pkg);
  if (!isSound(problems)) return problems;
  return [...problems, ...checkKnownRegistries(pkg, others), ...checkKnownChildren(pkg, others), ...checkOpeners(pkg, others)];
}
