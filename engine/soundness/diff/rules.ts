/** Rules by version: bands of scorecards, rows of tables, each read back as a sentence. */
import type { ProgrammePackage } from '../../model/definition.ts';
import type { Path } from '../../model/pointer.ts';
import type { DecisionTable, RuleVersion, Scorecard, ScorecardItem } from '../../model/rules.ts';
import type { ContextType } from '../../rules/types.ts';
import { type Differ, eachName, same } from './change.ts';
import { plain, propertyName, type Say, scopeOf, sentence } from './words.ts';

type Scopes = readonly [ContextType, ContextType];

export function diffRules(differ: Differ, before: ProgrammePackage, after: ProgrammePackage): void {
  const scopes: Scopes = [scopeOf(before), scopeOf(after)];
  eachName(numbered(before.workflow.ruleVersions), numbered(after.workflow.ruleVersions), (_id, old, next) => {
    const places = [old ? ['ruleVersions', old.index] : null, next ? ['ruleVersions', next.index] : null] as const;
    if (!old || !next) {
      differ.note('rules', next ? 'diff.version-added' : 'diff.version-removed', ...places, { title: (next ?? old)?.title ?? '' });
      return;
    }
    const { title } = next;
    if (old.from !== next.from || old.to !== next.to) {
      const dates =
        ({ from, to }: RuleVersion) =>
        () =>
          `${from} – ${to ?? ''}`;
      differ.note('rules', 'diff.version-dates', ...places, { title, before: dates(old), after: dates(next) });
    }
    if (old.title !== next.title || old.basis !== next.basis)
      differ.note('texts', 'diff.text', ...places, { title, before: old.basis, after: next.basis, property: propertyName('basis') });
    const [a, b] = [
      ['ruleVersions', old.index],
      ['ruleVersions', next.index],
    ] as [Path, Path];
    eachName(old.scorecards, next.scorecards, (name, from, to) => {
      diffCard(differ, scopes, [...a, 'scorecards', name], [...b, 'scorecards', name], from, to);
    });
    eachName(old.tables, next.tables, (name, from, to) =>
      diffTable(differ, [...a, 'tables', name], [...b, 'tables', name], name, from, to),
    );
  });
}

function numbered(versions: readonly RuleVersion[] | undefined): Record<string, RuleVersion & { index: number }> {
  return Object.fromEntries((versions ?? []).map((version, index) => [version.id, { ...version, index }]));
}

function diffCard(differ: Differ, scopes: Scopes, at: Path, to: Path, old: Scorecard | undefined, next: Scorecard | undefined): void {
  if (!old || !next) {
    differ.note('rules', next ? 'diff.rules-added' : 'diff.rules-removed', old ? at : null, next ? to : null, {
      title: (next ?? old)?.title ?? '',
    });
    return;
  }
  const { title } = next;
  if (old.passTotal !== next.passTotal) {
    differ.note('rules', 'diff.pass', [...at, 'passTotal'], [...to, 'passTotal'], { title, before: old.passTotal, after: next.passTotal });
  }
  if (!same(old.dimensions, next.dimensions))
    differ.note('rules', 'diff.dimensions', [...at, 'dimensions'], [...to, 'dimensions'], { title });
  const items = (card: Scorecard) => Object.fromEntries(card.items.map((item, index) => [item.id, { ...item, index }]));
  eachName(items(old), items(next), (_id, from, is) => {
    const places = [from ? [...at, 'items', from.index] : null, is ? [...to, 'items', is.index] : null] as const;
    if (from && is) diffItem(differ, scopes, [...at, 'items', from.index], [...to, 'items', is.index], from, is);
    else differ.note('rules', is ? 'diff.item-added' : 'diff.item-removed', ...places, { title, item: (is ?? from)?.title ?? '' });
  });
}

function diffItem(differ: Differ, scopes: Scopes, at: Path, to: Path, old: ScorecardItem, next: ScorecardItem): void {
  const item = next.title;
  if (old.value !== next.value) {
    differ.note('rules', 'diff.item-value', [...at, 'value'], [...to, 'value'], {
      item,
      before: sentence(old.value, scopes[0]),
      after: sentence(next.value, scopes[1]),
    });
  }
  if (old.max !== next.max)
    differ.note('rules', 'diff.item-max', [...at, 'max'], [...to, 'max'], { item, before: old.max, after: next.max });
  const band = (one: ScorecardItem['bands'][number] | undefined, scope: ContextType): Say => {
    if (!one) return plain(undefined);
    return (lang) => `${sentence(one.when, scope)(lang)} → ${one.score}`;
  };
  for (let index = 0; index < Math.max(old.bands.length, next.bands.length); index += 1) {
    const [from, is] = [old.bands[index], next.bands[index]];
    if (from && is && from.when === is.when && from.score === is.score) continue;
    const places = [from ? [...at, 'bands', index] : null, is ? [...to, 'bands', index] : null] as const;
    differ.note('rules', 'diff.band', ...places, { item, before: band(from, scopes[0]), after: band(is, scopes[1]) });
  }
  if (old.otherwise.score !== next.otherwise.score) {
    differ.note('rules', 'diff.band', [...at, 'otherwise'], [...to, 'otherwise'], {
      item,
      before: String(old.otherwise.score),
      after: String(next.otherwise.score),
    });
  }
}

function diffTable(
  differ: Differ,
  at: Path,
  to: Path,
  name: string,
  old: DecisionTable | undefined,
  next: DecisionTable | undefined,
): void {
  const title = (next ?? old)?.title ?? name;
  if (!old || !next) {
    differ.note('rules', next ? 'diff.rules-added' : 'diff.rules-removed', old ? at : null, next ? to : null, { title });
    return;
  }
  if (old.hitPolicy !== next.hitPolicy)
    differ.note('rules', 'diff.hit-policy', [...at, 'hitPolicy'], [...to, 'hitPolicy'], {
      title,
      before: old.hitPolicy,
      after: next.hitPolicy,
    });
  if (!same([old.inputs, old.outputs], [next.inputs, next.outputs])) differ.note('rules', 'diff.columns', at, to, { title });
  const words = (table: DecisionTable, row: DecisionTable['rules'][number] | undefined): Say => {
    if (!row) return plain(undefined);
    return () => `${row.in.map((cell, index) => `${table.inputs[index]?.label ?? ''} ${cell}`).join(', ')} → ${row.out.join(', ')}`;
  };
  for (let index = 0; index < Math.max(old.rules.length, next.rules.length); index += 1) {
    const [from, is] = [old.rules[index], next.rules[index]];
    if (same(from?.in, is?.in) && same(from?.out, is?.out)) continue;
    const places = [from ? [...at, 'rules', index] : null, is ? [...to, 'rules', index] : null] as const;
    differ.note('rules', 'diff.row', ...places, { title, row: index + 1, before: words(old, from), after: words(next, is) });
  }
}
