/** SurveyJS's form library, taking values while one types. */
import 'survey-core/survey-core.css';
import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import { Survey } from 'survey-react-ui';
import { surveyForm } from '../form-of-size.ts';
import { countErrors, size, stage } from './page.ts';

const model = new Model(surveyForm(size));
model.validate(true);
countErrors('.sd-question__erbox, .sv-question__erbox, .sd-error');
createRoot(stage()).render(<Survey model={model} />);
