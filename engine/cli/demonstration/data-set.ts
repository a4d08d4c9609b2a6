/** What the demonstration's data set is made from: words, shares and figures of `workflows/demonstration/data-set/`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../package-files.ts';

type Range = readonly [number, number];
interface Weighed {
  readonly weight: number;
}

export interface DataSet {
  readonly seed: number;
  readonly enterprises: number;
  /** Added to each pool of experts. */
  readonly experts: number;
  readonly cases: number;
  /** How long ago the first case was opened. */
  readonly months: number;
  /** Shares from 0 to 1. */
  readonly shares: {
    /** Cases begun in the last weeks. */
    readonly recent: number;
    /** Cases somebody leaves lying. */
    readonly left: number;
    /** Ended cases that are rated. */
    readonly rated: number;
    readonly abnormal: number;
    readonly cancelled: number;
    /** Profiles without figures of any year. */
    readonly withoutFigures: number;
    /** Enterprises that spend much on research. */
    readonly researching: number;
  };
  readonly windows: { readonly title: string; readonly every: number; readonly days: number };
  readonly districts: readonly (Weighed & { readonly code: string; readonly place: string })[];
  readonly trades: readonly (Weighed & { readonly industry: string; readonly chain?: string; readonly words: readonly string[] })[];
  readonly sizes: readonly (Weighed & { readonly employees: Range; readonly revenuePerHead: Range })[];
  readonly prefixes: readonly (Weighed & { readonly text: string })[];
  readonly brands: readonly string[];
  readonly forms: readonly (Weighed & { readonly text: string })[];
  readonly surnames: string;
  readonly given: readonly string[];
  /** Texts in the programmes' scenarios that stand for a number: `{yyyy}` and `{n}` are filled in. */
  readonly numbered: readonly { readonly pattern: string; readonly as: string }[];
  /** Why somebody decides otherwise than a scenario tells. */
  readonly otherwise: string;
  /** Texts in the scenarios that stand for the number of the applicant's newest entry of a registry. */
  readonly entries: readonly { readonly pattern: string; readonly registry: string }[];
  readonly ratings: readonly (Weighed & { readonly level: number; readonly comment: string })[];
  /** What registries are to hold; districts share it by their weight. */
  readonly targets: readonly {
    readonly registry: string;
    readonly years: readonly number[];
    readonly target: number;
    readonly reason: string;
  }[];
  readonly supervision: { readonly texts: readonly string[]; readonly days: number; readonly most: number };
}

/** Null when the installation has none. */
export function readDataSet(root: string): DataSet | null {
  const path = join(root, 'workflows', 'demonstration', 'data-set', 'data-set.json');
  return existsSync(path) ? (readJson(path) as DataSet) : null;
}
