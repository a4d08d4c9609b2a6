/** RJSF's core theme, validating while one types, as its documentation sets it up; no answer is preset, so that every field is wrong at first. */
import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createRoot } from 'react-dom/client';
import { rjsfForm } from '../form-of-size.ts';
import { countErrors, size, stage } from './page.ts';

const { schema, uiSchema } = rjsfForm(size);
const formData = {};
countErrors('.error-detail');
let form: { validateForm: () => boolean } | null = null;
createRoot(stage()).render(
  <Form
    ref={(made: typeof form) => {
      if (made && !form) queueMicrotask(() => made.validateForm());
      form = made;
    }}
    schema={schema as never}
    uiSchema={uiSchema}
    formData={formData}
    validator={validator}
    liveValidate="onChange"
    experimental_defaultFormStateBehavior={{ constAsDefaults: 'never' }}
    showErrorList={false}
    noHtml5Validate
  />,
);
