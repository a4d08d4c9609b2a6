/** Every side rule of the edited document, in the order in which they look at an edit. */
import type { Behaviour } from '../editor.ts';
import { followRenamedSteps } from '../flow/rename.ts';
import { followFields, followForms } from './follow-fields.ts';

export const behaviours: readonly Behaviour[] = [followFields, followForms, followRenamedSteps];
