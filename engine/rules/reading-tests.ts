import { text } from '../messages/readings.ts';
import type { Lang } from '../messages/render.ts';
import { type Read, readComparison } from './reading-operators.ts';
import type { Node, NodeOf, Test } from './tree.ts';

/** `in`, `between` and table cells in words. */
export function readMembership(node: NodeOf<'membership'>, lang: Lang, read: Read): string {
  const words = readTests(node.value, node.tests, lang, read);
  return node.negated ? text(lang, 'reading.not', { text: words }) : words;
}

function readTests(value: Node, tests: readonly Test[], lang: Lang, read: Read): string {
  if (tests.length === 0) return text(lang, 'reading.any');
  const members = tests.flatMap((test) => (test.kind === 'member' ? [test.operand] : []));
  if (members.length === tests.length && (members.length > 1 || members[0]!.type.kind === 'list')) {
    const items = members.flatMap((member) => (member.kind === 'list' ? member.items : [member]));
    const right = items.map((item) => read(item, item.kind === 'literal' ? value.type : undefined)).join(text(lang, 'reading.comma'));
    return text(lang, 'reading.one-of', { left: read(value), right });
  }
  return tests.map((test) => readTest(test, value, lang, read)).join(text(lang, 'reading.or'));
}

function readTest(test: Test, value: Node, lang: Lang, read: Read): string {
  switch (test.kind) {
    case 'compare':
      return readComparison(test.op, value, test.operand, lang, read);
    case 'member':
      return readComparison('=', value, test.operand, lang, read);
    case 'holds':
      return read(test.operand);
    case 'range': {
      const end = (node: Node, closed: boolean): string => text(lang, closed ? 'reading.closed' : 'reading.open', { text: read(node) });
      const plain = (node: Node): string => text(lang, 'reading.end', { text: read(node) });
      const both = test.lowClosed && test.highClosed;
      const low = both ? plain(test.low) : end(test.low, test.lowClosed);
      const high = both ? plain(test.high) : end(test.high, test.highClosed);
      return text(lang, 'reading.range', { left: read(value), low, high });
    }
  }
}
