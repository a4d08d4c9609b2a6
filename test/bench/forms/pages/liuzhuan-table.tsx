/** The product's table of five thousand rows, all errors showing, inside the form that sums it. */
import '@fontsource-variable/noto-sans-sc';
import '../../../../designer/app/styles/tokens.css';
import '../../../../designer/app/styles/base.css';
import '../../../../designer/app/styles/pieces.css';
import '../../../../designer/app/styles/inputs.css';
import { createRoot } from 'react-dom/client';
import { LocaleProvider } from '../../../../designer/app/locale.tsx';
import { Theme } from '../../../../designer/app/theme.tsx';
import { FormView } from '../../../../designer/renderers/FormView.tsx';
import { createFormStore } from '../../../../designer/renderers/form-store.ts';
import { compileForm } from '../../../../engine/forms/compile.ts';
import { tableForm, tableRows } from '../table-of-size.ts';
import { stage } from './page.ts';

const today = '2026-03-02';
const store = createFormStore(compileForm(tableForm, {}), { enterprise: null, today }, { rows: tableRows(5000) });
store.showAll();
createRoot(stage()).render(
  <LocaleProvider>
    <Theme>
      <main>
        <h1>{tableForm.title}</h1>
        <FormView form={tableForm} store={store} vocabularies={{}} today={today} />
      </main>
    </Theme>
  </LocaleProvider>,
);
