/** Stock JSON Forms with its vanilla renderers, as its documentation sets it up: data kept by JSON Forms, errors shown. */
import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { createRoot } from 'react-dom/client';
import { jsonFormsForm } from '../form-of-size.ts';
import { countErrors, size, stage } from './page.ts';

const { schema, uischema } = jsonFormsForm(size);
const data = {};
countErrors('.control .validation_error, .control .validation');
createRoot(stage()).render(<JsonForms schema={schema} uischema={uischema} data={data} renderers={vanillaRenderers} cells={vanillaCells} />);
