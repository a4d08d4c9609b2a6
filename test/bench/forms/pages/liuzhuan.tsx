/** The product's own renderers, store and styles, as the portal uses them. */
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
import { ourForm } from '../form-of-size.ts';
import { countErrors, size, stage } from './page.ts';

const form = ourForm(size);
const today = '2026-03-02';
const store = createFormStore(compileForm(form, {}), { enterprise: null, today }, {});
store.showAll();
countErrors('.lz-error');
createRoot(stage()).render(
  <LocaleProvider>
    <Theme>
      <FormView form={form} store={store} vocabularies={{}} today={today} />
    </Theme>
  </LocaleProvider>,
);
