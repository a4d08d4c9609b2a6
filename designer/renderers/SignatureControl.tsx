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
  // A yes or no that is signed keeps no name: who did it is in the case's history.
  const plain = field.schema.type === 'boolean';
  const name = typeof field.value === 'string' ? field.value : '';
  const signed = plain ? field.value === true : name !== '';
  return (
    <ControlFrame control={field}>
      {(aria) => (
        <div className="lz-row">
          {signed ? <output className="lz-signature">{name ? t('form.signed', { name }) : t('form.signedPlain')}</output> : null}
          {field.state.readOnly ? null : (
            <Button
              id={aria.id}
              aria-describedby={aria['aria-describedby']}
              onClick={() => field.set(signed ? undefined : plain ? true : signer)}
              onBlur={aria.onBlur}
            >
              {t(signed ? 'form.unsign' : 'form.sign')}
            </Button>
          )}
        </div>
      )}
    </ControlFrame>
  );
}
export const signatureRenderer = control(4, SignatureControl, (field) => field.format === 'signature');
