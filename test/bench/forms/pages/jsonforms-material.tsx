/** Stock JSON Forms with its Material renderers, as its documentation sets it up. */
import { materialCells, materialRenderers } from '@jsonforms/material-renderers';
import { JsonForms } from '@jsonforms/react';
import { createRoot } from 'react-dom/client';
import { jsonFormsForm } from '../form-of-size.ts';
import { countErrors, size, stage } from './page.ts';

const { schema, uischema } = jsonFormsForm(size);
const data = {};
countErrors('.MuiFormHelperText-root.Mui-error');
createRoot(stage()).render(
  <JsonForms schema={schema} uischema={uischema} data={data} renderers={materialRenderers} cells={materialCells} />,
);
