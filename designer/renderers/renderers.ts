import type { JsonFormsRendererRegistryEntry } from '@jsonforms/core';
import { booleanRenderer } from './BooleanControl.tsx';
import { categorizationRenderer } from './CategorizationLayout.tsx';
import { computedRenderer } from './ComputedControl.tsx';
import { dateRenderer } from './DateControl.tsx';
import { declarationRenderer } from './DeclarationControl.tsx';
import { filesRenderer } from './FilesControl.tsx';
import { longTextRenderer } from './LongTextControl.tsx';
import { layoutRenderers } from './layouts.tsx';
import { moneyRenderer } from './MoneyControl.tsx';
import { multiRenderer } from './MultiControl.tsx';
import { numberRenderer } from './NumberControl.tsx';
import { outsideRenderer } from './OutsideControl.tsx';
import { patternedRenderer } from './PatternedControl.tsx';
import { periodRenderer } from './PeriodControl.tsx';
import { radioRenderer } from './RadioControl.tsx';
import { referenceRenderer } from './ReferenceControl.tsx';
import { searchRenderer } from './SearchControl.tsx';
import { selectRenderer } from './SelectControl.tsx';
import { signatureRenderer } from './SignatureControl.tsx';
import { tableRenderer } from './TableControl.tsx';
import { textRenderer } from './TextControl.tsx';
import { vocabularyRenderer } from './VocabularyControl.tsx';

/** Every renderer of the house. The highest rank that matches draws. */
export const renderers = [
  ...layoutRenderers,
  categorizationRenderer,
  textRenderer,
  longTextRenderer,
  patternedRenderer,
  numberRenderer,
  moneyRenderer,
  dateRenderer,
  radioRenderer,
  selectRenderer,
  searchRenderer,
  multiRenderer,
  booleanRenderer,
  declarationRenderer,
  vocabularyRenderer,
  filesRenderer,
  tableRenderer,
  periodRenderer,
  outsideRenderer,
  referenceRenderer,
  signatureRenderer,
  computedRenderer,
] as JsonFormsRendererRegistryEntry[];
