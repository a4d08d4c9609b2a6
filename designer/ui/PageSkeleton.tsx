import { useText } from '../app/locale.tsx';

/** Quiet grey bars while a page loads; `rows` lines of body. */
export function PageSkeleton({ rows = 6 }: { rows?: number }) {
  const t = useText();
  return (
    <div className="lz-skeleton" role="status">
      <span className="lz-hidden">{t('shell.loading')}</span>
      <div className="lz-bone lz-bone-title" />
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical decorative bars
        <div key={index} className="lz-bone" />
      ))}
    </div>
  );
}
