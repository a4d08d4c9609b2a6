import { useMutation } from '@tanstack/react-query';
import { archiveUrl, follow as saveFollow, useFollow } from '../../api/case-page.ts';
import { useSession } from '../../api/session.ts';
import { toast } from '../../ui/toast.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';
import { useIsOfficer } from './use-is-officer.ts';

/** Follow the case, copy its address, take it along as one file. */
export function CaseActions({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const { kase, pkg } = view;
  const officer = useIsOfficer(kase.uscc);
  const following = useFollow(kase.id);
  const follow = useMutation({ mutationFn: (on: boolean) => saveFollow(kase.id, on) });
  const watched = following.data?.followed ?? false;
  const mayArchive = useMayArchive(kase.district, pkg.workflow.owner);
  if (!officer) return null;
  const copy = async () => {
    await copyText(window.location.origin + wb.kase(kase.id));
    toast(t('wb.follow.copied'));
  };
  return (
    <span className="wb-case-actions">
      {following.data && (
        <button
          type="button"
          className="lz-link"
          aria-pressed={watched}
          disabled={follow.isPending}
          onClick={() => follow.mutate(!watched, { onSuccess: () => toast(t(watched ? 'wb.follow.ended' : 'wb.follow.begun')) })}
        >
          {watched ? '★' : '☆'} {t(watched ? 'wb.follow.on' : 'wb.follow.off')}
        </button>
      )}
      <button type="button" className="lz-link" onClick={() => void copy()}>
        {t('wb.follow.copy')}
      </button>
      {mayArchive && kase.submittedAt && (
        <a className="lz-link" href={archiveUrl(kase.id)} download>
          {t('wb.archive.download')}
        </a>
      )}
    </span>
  );
}

/** Whether the link is worth showing; the server decides (`policy/case.ts`, `mayArchiveCase`). */
function useMayArchive(district: string, owner: string): boolean {
  const grants = useSession().data?.user.grants ?? [];
  return grants.some(
    ({ role, org, district: own }) =>
      role === 'auditor' ||
      (role === 'supervisor' && (!own || own === district)) ||
      (org === owner && !['designer', 'administrator'].includes(role)),
  );
}

/** The clipboard needs a secure context; offices use plain http. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text).catch(() => copyBySelection(text));
    return;
  }
  copyBySelection(text);
}

function copyBySelection(text: string): void {
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
