import { Button } from 'antd';
import type { ImpactDto } from '../../../engine/model/dto/tryout.ts';
import { post } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';

interface Row {
  readonly key: string;
  readonly number: string;
  readonly enterprise: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

/** Past cases decided again by the draft's rules: who would have been decided otherwise, and why. */
export function Impact() {
  const t = useStudioText();
  const { editor, draft } = useStudio();
  const impact = useCommand((_: undefined) => post<ImpactDto>('/studio/impact', { document: editor.view().document }));
  if (draft.basedOn === null && draft.newest === null) return null;
  const rows = (impact.data?.changed ?? []).flatMap(({ id, number, enterprise, differences, untold }): Row[] => [
    ...differences.map(({ why, ...told }, index) => ({ key: `${id} ${index}`, number, enterprise, ...told, why: why.join('\n') })),
    ...untold.map((reason, index) => ({
      ...{ key: `${id} untold ${index}`, number, enterprise, where: t('st.try.impactUntold'), before: '', after: '', why: reason },
    })),
  ]);
  const head = [
    t('st.try.impactNumber'),
    t('st.try.impactEnterprise'),
    t('st.try.impactWhat'),
    t('st.try.impactBefore'),
    t('st.try.impactAfter'),
    t('st.try.impactWhy'),
  ];
  const keep = async () => {
    const { saveWorkbook } = await import('../../renderers/table/save-workbook.ts');
    const grid = [
      head,
      ...rows.map(({ number, enterprise, where, before, after, why }) => [number, enterprise, where, before, after, why]),
    ];
    await saveWorkbook(t('st.try.impactFile'), grid, [18, 28, 24, 16, 16, 48]);
  };
  return (
    <Card
      title={t('st.try.impact')}
      extra={
        <Button loading={impact.isPending} onClick={() => impact.mutate(undefined)}>
          {t('st.try.impactRun')}
        </Button>
      }
    >
      <p className="lz-muted">{t('st.try.impactLead')}</p>
      {impact.error && <ErrorNotice problem={impact.error} />}
      <div role="status">
        {impact.data && (
          <p>
            {impact.data.cases === 0
              ? t('st.try.impactNoCases')
              : impact.data.changed.length === 0
                ? t('st.try.impactNone', { cases: impact.data.cases })
                : t('st.try.impactSome', { cases: impact.data.cases, changed: impact.data.changed.length })}{' '}
            {impact.data.more && t('st.try.impactMore', { cases: impact.data.cases })}
          </p>
        )}
      </div>
      {rows.length > 0 && (
        <>
          <Button onClick={() => void keep()}>{t('st.try.impactExport')}</Button>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section className="st-try-impact" tabIndex={0} aria-label={t('st.try.impactTable')}>
            <table>
              <thead>
                <tr>
                  {head.map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, number, enterprise, where, before, after, why }) => (
                  <tr key={key}>
                    {[number, enterprise, where, before, after, why].map((said, index) => (
                      <td key={head[index]} className={index === 5 ? 'lz-pre' : undefined} data-label={head[index]}>
                        {said}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </Card>
  );
}
