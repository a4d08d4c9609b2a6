/** The editor of each kind of field. */
import type { EditorTable } from '../inspection.tsx';
import { AssignmentsEditor } from './AssignmentsEditor.tsx';
import { EitherEditor } from './EitherEditor.tsx';
import { ExitsEditor } from './ExitsEditor.tsx';
import { FeelInput } from './FeelInput.tsx';
import { GroupEditor } from './GroupEditor.tsx';
import { LinesEditor, ListEditor } from './lists.tsx';
import { MapEditor } from './MapEditor.tsx';
import { OutcomesEditor } from './OutcomesEditor.tsx';
import { AccessSummary, BlockEditor, BranchesEditor, TemplateEditor } from './parts.tsx';
import { ChoiceEditor, FlagEditor, MarkEditor, NumberEditor, OptionsEditor, TextEditor } from './plain.tsx';
import { ReferenceEditor, ReferencesEditor } from './references.tsx';

export const editors: EditorTable = {
  text: TextEditor,
  feel: FeelInput,
  number: NumberEditor,
  flag: FlagEditor,
  mark: MarkEditor,
  choice: ChoiceEditor,
  reference: ReferenceEditor,
  references: ReferencesEditor,
  options: OptionsEditor,
  lines: LinesEditor,
  group: GroupEditor,
  list: ListEditor,
  map: MapEditor,
  either: EitherEditor,
  oneOrMany: AssignmentsEditor,
  outcomes: OutcomesEditor,
  exits: ExitsEditor,
  access: AccessSummary,
  branches: BranchesEditor,
  template: TemplateEditor,
  block: BlockEditor,
};
