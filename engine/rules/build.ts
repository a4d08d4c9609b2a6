import { buildCall, buildDate } from './build-calls.ts';
import { buildFilter, buildFor, buildQuantified } from './build-loops.ts';
import { buildArithmetic, buildIf, buildLogic } from './build-operators.ts';
import { buildComparison } from './build-tests.ts';
import { buildContext, buildList, buildName, buildNumber, buildPath, buildString } from './build-values.ts';
import { type Builder, type BuildPart, literal, problem, textOf } from './builder.ts';
import { childrenOf } from './grammar.ts';
import { depthLimit } from './prescan.ts';
import { BOOLEAN, type FeelType, NULL } from './types.ts';

const parts: Readonly<Record<string, BuildPart>> = {
  NumericLiteral: buildNumber,
  StringLiteral: buildString,
  BooleanLiteral: (builder, syntax) => literal(syntax, textOf(builder, syntax) === 'true', BOOLEAN),
  null: (_builder, syntax) => literal(syntax, null, NULL),
  VariableName: buildName,
  '?': buildName,
  PathExpression: buildPath,
  FilterExpression: buildFilter,
  List: buildList,
  Context: buildContext,
  ParenthesizedExpression: (builder, syntax, names) => builder.build(childrenOf(syntax)[1]!, names),
  ArithmeticExpression: buildArithmetic,
  Comparison: buildComparison,
  Conjunction: buildLogic,
  Disjunction: buildLogic,
  IfExpression: buildIf,
  QuantifiedExpression: buildQuantified,
  ForExpression: buildFor,
  FunctionInvocation: buildCall,
  DateTimeLiteral: buildDate,
};
const constructs: Readonly<Record<string, string>> = {
  FunctionDefinition: 'function(…)',
  InstanceOfExpression: 'instance of',
  SimplePositiveUnaryTest: 'range or test outside “in”',
};

/** A builder for one source; `scopeType` null checks nothing against the scope. */
export function newBuilder(source: string, scopeType: FeelType | null): Builder {
  return {
    source,
    scopeType,
    problems: [],
    slots: 0,
    depth: 0,
    build(syntax, names) {
      if (this.depth >= depthLimit) return problem(this, syntax, 'feel.too-deep', { limit: depthLimit });
      const part = Object.hasOwn(parts, syntax.name) ? parts[syntax.name] : undefined;
      if (!part) return problem(this, syntax, 'feel.unsupported', { construct: constructs[syntax.name] ?? textOf(this, syntax) });
      this.depth++;
      const node = part(this, syntax, names);
      this.depth--;
      return node;
    },
  };
}
