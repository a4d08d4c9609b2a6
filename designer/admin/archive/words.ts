import { useAdminWords } from '../words.tsx';

/** How the archive's figures are said. */
export function useArchiveWords() {
  const { say } = useAdminWords();
  return {
    /** 保管期限. */
    term: (term: string) => (term === 'permanent' ? say('ad.archive.permanent') : say('ad.archive.years', { n: term })),
    /** A count of which not all was looked at. */
    atLeast: (n: number, more: boolean) => (more ? say('ad.archive.atLeast', { n }) : String(n)),
  };
}
