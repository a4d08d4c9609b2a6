/**
 * What can be set, as data: which property, what it is called, and how it is edited. The inspector draws these, and a test compares
 * them with the schema of the language, so that no property is out of reach.
 */
import type { Json, Path } from '../../../document/change.ts';
import type { StudioTextKey } from '../../texts/zh-CN.ts';

type JsonObject = { readonly [key: string]: Json };

/** Lists that references are chosen from. */
export type ChoiceKind =
  | 'step'
  | 'anyStep'
  | 'formStep'
  | 'outcome'
  | 'caseOutcome'
  | 'branch'
  | 'role'
  | 'org'
  | 'form'
  | 'field'
  | 'numberField'
  | 'message'
  | 'registry'
  | 'programme'
  | 'service'
  | 'pool'
  | 'scorecard'
  | 'table'
  | 'record'
  | 'flag'
  | 'computed'
  | 'setting'
  | 'relation';

interface Named {
  /** Property of the object around it; in `item` of a list or map of plain values it is empty. */
  readonly key: string;
  readonly label: StudioTextKey;
  /** What it is for, where the label doesn't say it. */
  readonly help?: StudioTextKey;
  /** Seldom needed: folded away, unless something is set. */
  readonly more?: boolean;
  /** Offered only where it makes sense; what is set is always shown. `around`: the object it belongs to; `step`: the whole step. */
  readonly when?: (around: JsonObject, step: JsonObject) => boolean;
}

export interface Option {
  readonly value: string | boolean;
  readonly label: StudioTextKey;
}

/** Looks that a group may have beyond one field below the other. */
export type Look = 'assignment' | 'period' | 'deadline' | 'clock';

/** `text`: rows above 1 are a text area; `braces`: may hold expressions in braces, which are picked from a list. */
export interface TextField extends Named {
  readonly kind: 'text';
  readonly rows?: number;
  readonly braces?: boolean;
  readonly date?: boolean;
  readonly hint?: string;
}
export interface FeelField extends Named {
  readonly kind: 'feel';
}
export interface NumberField extends Named {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
  /** Decimals are allowed. */
  readonly decimals?: boolean;
}
/** A choice between yes and no; only what differs from `absent` is written. */
export interface FlagField extends Named {
  readonly kind: 'flag';
  readonly absent: boolean;
}
/** One value or none. */
export interface MarkField extends Named {
  readonly kind: 'mark';
  readonly value: Json;
}
export interface ChoiceField extends Named {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** What counts when nothing is written; choosing it takes the property away. */
  readonly absent?: string;
  /** Text of choosing nothing, where nothing means something else than an option. */
  readonly none?: StudioTextKey;
  readonly radios?: boolean;
  /** The object around has no sense without it: choosing what is absent takes the whole away. */
  readonly whole?: boolean;
  /** Properties beside it that mean nothing any more once a value is chosen. */
  readonly drops?: (value: string) => readonly string[];
}
export interface ReferenceField extends Named {
  readonly kind: 'reference';
  readonly to: ChoiceKind;
  /** What isn't in the list may be typed. */
  readonly free?: boolean;
  /** Text of choosing nothing; without it something must be chosen. */
  readonly none?: StudioTextKey;
  /** What may be chosen beside the list. */
  readonly also?: readonly Option[];
}
/** Several of a list; written in the list's order. */
export interface ReferencesField extends Named {
  readonly kind: 'references';
  readonly to: ChoiceKind;
  readonly free?: boolean;
  /** Where an empty list says something else than none: what it says. */
  readonly none?: StudioTextKey;
}
export interface OptionsField extends Named {
  readonly kind: 'options';
  readonly options: readonly Option[];
}
/** A list of plain values, one to a line. */
export interface LinesField extends Named {
  readonly kind: 'lines';
  readonly of: 'text' | 'feel' | 'number';
  readonly add: StudioTextKey;
}
export interface GroupField extends Named {
  readonly kind: 'group';
  readonly fields: readonly Field[];
  readonly look?: Look;
  /** It is switched on with this content; without it its fields are simply there. */
  readonly fresh?: (step: JsonObject) => Json;
}
export interface ListField extends Named {
  readonly kind: 'list';
  readonly fields: readonly Field[];
  readonly add: StudioTextKey;
  readonly fresh: () => Json;
}
export interface MapField extends Named {
  readonly kind: 'map';
  /** Of each member; a single field with an empty key where members are plain values. */
  readonly fields: readonly Field[];
  readonly add: StudioTextKey;
  readonly fresh: () => Json;
  /** What the keys are: chosen from a list, or a name that the language allows. */
  readonly keys: ChoiceKind | 'name';
  readonly named: StudioTextKey;
  /** Other names than those of the list may be typed. */
  readonly free?: boolean;
  /** Map of the workflow in which it is said, by key, what people call the members, where members have no name of their own. */
  readonly titles?: Path;
}
export interface EitherField extends Named {
  readonly kind: 'either';
  readonly variants: readonly Variant[];
  /** Text of none of them. */
  readonly none?: StudioTextKey;
}
export interface Variant {
  readonly label: StudioTextKey;
  readonly is: (value: Json) => boolean;
  readonly fresh: Json;
  /** How the value is edited; absent where there is nothing to edit. Its key is empty: it is the value itself. */
  readonly field?: Field;
}
/** One position, or a list of several: written short where it is one. */
export interface OneOrManyField extends Named {
  readonly kind: 'oneOrMany';
  readonly one: GroupField;
  readonly add: StudioTextKey;
}
/** Outcomes that people give: cards with names, targets, and their order. */
export interface OutcomesField extends Named {
  readonly kind: 'outcomes';
  readonly fields: readonly Field[];
}
/** Outcomes of branches or of another case, with where each leads. */
export interface ExitsField extends Named {
  readonly kind: 'exits';
  readonly fields: readonly Field[];
  readonly fixed?: readonly Option[];
  /** Of `fixed`: may be left out. */
  readonly optional?: readonly string[];
}
/** Parts with an editor of their own, which reaches everything inside. */
interface PartField<K extends string> extends Named {
  readonly kind: K;
}

export type Field =
  | TextField
  | FeelField
  | NumberField
  | FlagField
  | MarkField
  | ChoiceField
  | ReferenceField
  | ReferencesField
  | OptionsField
  | LinesField
  | GroupField
  | ListField
  | MapField
  | EitherField
  | OneOrManyField
  | OutcomesField
  | ExitsField
  | PartField<'access'>
  | PartField<'branches'>
  | PartField<'template'>
  | PartField<'block'>;
export type FieldKind = Field['kind'];
export type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>;

export interface Section {
  readonly id: string;
  readonly title: StudioTextKey;
  readonly fields: readonly Field[];
  /** Folded until something in it is set. */
  readonly folded?: boolean;
}
