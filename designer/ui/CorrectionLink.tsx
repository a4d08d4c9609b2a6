import type { CaseDto } from '../../engine/model/dto/case.ts';
import { correctionUrl } from '../api/cases.ts';
import { useText } from '../app/locale.tsx';

/** The notice of the correction that is asked for now; nothing while none is, nor for files handed in as promised. */
export function CorrectionLink({ kase }: { readonly kase: CaseDto }) {
  const t = useText();
  const asked = kase.tasks.some(
    ({ kind, status, notes }) => kind === 'correct' && status === 'open' && notes.some(({ field }) => !kase.deferred.includes(field)),
  );
  return asked ? (
    <a className="lz-link" href={correctionUrl(kase.id)} download>
      {t('print.correction')}
    </a>
  ) : null;
}
