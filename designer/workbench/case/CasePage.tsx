import { useMemo } from 'react';
import { useSearch } from 'wouter';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { useCase } from '../../api/cases.ts';
import { useDefinition } from '../../api/programmes.ts';
import { useLocale, usePick, useText } from '../../app/locale.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { CaseWalk } from '../inbox/CaseWalk.tsx';
import { CaseBody } from './CaseBody.tsx';
import { CaseWithTask } from './CaseWithTask.tsx';
import { caseView } from './case-view.ts';

/** 办件: everything about one case, and the decision if it is this clerk's turn. */
export function CasePage({ id }: { readonly id: string }) {
  const kase = useCase(id);
  return (
    <>
      <CaseWalk caseId={id} />
      <Loading query={kase}>{(data) => <Opened kase={data} onReload={() => void kase.refetch()} />}</Loading>
    </>
  );
}

function Opened({ kase, onReload }: { readonly kase: CaseDto; readonly onReload: () => void }) {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const definition = useDefinition(kase.definitionHash);
  const wanted = new URLSearchParams(useSearch()).get('task');
  const pkg = definition.data?.package;
  const view = useMemo(() => (pkg ? caseView(kase, pkg, { t, pick, language }) : null), [kase, pkg, t, pick, language]);
  const own = kase.tasks.filter((task) => task.actions.length > 0);
  const task = own.find((candidate) => candidate.id === wanted) ?? own.find((candidate) => candidate.mine) ?? own[0];
  return (
    <Loading query={definition}>
      {() => {
        if (!view) return null;
        return task ? (
          <CaseWithTask key={task.id} view={view} task={task} others={own} onReload={onReload} />
        ) : (
          <CaseBody view={view} verify={null} ticks={null} score={null} />
        );
      }}
    </Loading>
  );
}
