import { Button } from 'antd';
import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { useForm } from './form-context.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** Signing inside a form: the signed-in person's name. (The legal representative's signature is a task of its own, with password.) */
export function SignatureControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const { signer } = useForm();
  const name = typeof field.value === 'string' ? field.value : '';
  return (
    <ControlFrame control={field}>
      {(aria) => (
        <div className="lz-row">
          {name ? <output className="lz-signature">{t('form.signed', { name })}</output> : null}
          {field.state.readOnly ? null : (
            <Button
              id={aria.id}
              aria-describedby={aria['aria-describedby']}
              onClick={() => field.set(name ? undefined : signer)}
              onBlur={aria.onBlur}
            >
              {t(name ? 'form.unsign' : 'form.sign')}
            </Button>
          )}
        </div>
      )}
    </ControlFrame>
  );
}
export const signatureRenderer = control(4, SignatureControl, (field) => field.format === 'signature');
