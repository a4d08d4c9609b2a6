import { Link } from 'wouter';
import { useCases } from '../api/cases.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { Light } from '../ui/Light.tsx';

/** Cases in which it's the enterprise's turn, before anything else. Nothing when there are none, or while it isn't known. */
export function Waiting() {
  const t = useText();
  const cases = useCases({});
  const rows = (cases.data?.pages[0]?.items ?? []).filter((row) => row.myTask).slice(0, 5);
  if (rows.length === 0) return null;
  return (
    <section className="lz-card lz-card-brand lz-waiting" aria-labelledby="lz-waiting">
      <h2 id="lz-waiting">{t('cases.todo')}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <Link href={row.myTask ? paths.task(row.id, row.myTask) : paths.kase(row.id)} className="lz-link">
                {row.stepTitles.join(t('common.listSeparator')) || row.programmeTitle}
              </Link>
              <span className="lz-muted lz-small">
                {row.programmeTitle} · {row.enterpriseName} · <span className="lz-number">{row.number}</span>
              </span>
            </span>
            {row.light === 'none' ? null : <Light light={row.light} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
