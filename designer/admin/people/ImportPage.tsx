import { Button } from 'antd';
import { useState } from 'react';
import type { PeopleReportDto } from '../../../engine/model/dto/admin.ts';
import { exportPeople, importPeople, type PeopleKind, previewPeople } from '../../api/admin-people.ts';
import { useCommand } from '../../api/use-command.ts';
import { readSheet, sheetAllowance } from '../../renderers/table/read-sheet.ts';
import { SheetFileButton } from '../../renderers/table/SheetFileButton.tsx';
import { saveWorkbook } from '../../renderers/table/save-workbook.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toast } from '../../ui/toast.ts';
import { useAdminWords } from '../words.tsx';
import { columnsOf, rowsOf } from './columns.ts';
import { Report } from './Report.tsx';

type Rows = readonly Readonly<Record<string, string>>[];
type Trouble = 'unreadable' | 'too-large' | 'heading' | 'empty' | 'rows';
const widths = [22, 22, 24, 20, 18, 26, 14];
const most = 500;

/** 导入导出: organisations and users as Excel tables; a rehearsal shows each row first, and nothing is taken half. */
export function ImportPage() {
  const { say } = useAdminWords();
  const [kind, setKind] = useState<PeopleKind>('organisations');
  const [rows, setRows] = useState<Rows | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [done, setDone] = useState<PeopleReportDto | null>(null);
  const rehearsal = useCommand((given: Rows) => previewPeople(kind, given));
  const take = useCommand((given: Rows) => importPeople(kind, given), setDone);
  const out = useCommand(
    () => exportPeople(kind),
    async (taken) => {
      const columns = columnsOf(kind);
      const grid = [columns.map((name) => say(`ad.column.${name}`)), ...taken.rows.map((row) => columns.map((name) => row[name] ?? ''))];
      toast(say('ad.import.saved', { name: await saveWorkbook(say(`ad.import.${kind}`), grid, widths) }));
    },
  );
  const choose = (next: PeopleKind) => {
    setKind(next);
    forget();
  };
  const forget = () => {
    setRows(null);
    setTrouble(null);
    setDone(null);
    rehearsal.reset();
    take.reset();
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    forget();
    const sheet = await readSheet(file);
    if (typeof sheet === 'string') return setTrouble(sheet);
    const found = rowsOf(kind, sheet.rows, (name) => say(`ad.column.${name}`));
    if (found === null) return setTrouble('heading');
    if (found.length === 0) return setTrouble('empty');
    if (found.length > most) return setTrouble('rows');
    setRows(found);
    rehearsal.mutate(found);
  };
  const template = async () => {
    const heading = columnsOf(kind).map((name) => say(`ad.column.${name}`));
    toast(say('ad.import.saved', { name: await saveWorkbook(say(`ad.import.template.${kind}`), [heading], widths) }));
  };
  const passwords = async (report: PeopleReportDto) => {
    const grid = [
      [say('ad.column.login'), say('ad.column.name'), say('ad.import.password')],
      ...report.passwords.map(({ login, name, password }) => [login, name, password]),
    ];
    await saveWorkbook(say('ad.import.passwords'), grid, [20, 20, 24]);
  };
  const problem = rehearsal.error ?? take.error ?? out.error;
  const wrong = rehearsal.data?.rows.some(({ outcome }) => outcome === 'wrong') ?? true;
  return (
    <>
      <PageHeader title={say('ad.import.title')} lead={say('ad.import.lead')} />
      <div className="wb-filters">
        <fieldset className="wb-chips" aria-label={say('ad.import.kind')}>
          {(['organisations', 'users'] as const).map((one) => (
            <button key={one} type="button" className="wb-chip" aria-pressed={kind === one} onClick={() => choose(one)}>
              {say(`ad.import.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <Card title={say(`ad.import.${kind}`)}>
        <p>{say(`ad.import.help.${kind}`)}</p>
        <div className="ad-actions">
          <Button onClick={() => void template()}>{say('ad.import.getTemplate')}</Button>
          <SheetFileButton onChoose={(file) => void read(file)} />
          <Button loading={out.isPending} onClick={() => out.mutate(undefined)}>
            {say('ad.import.export')}
          </Button>
        </div>
        {trouble === null ? null : (
          <p className="lz-notice lz-notice-error" role="alert">
            {say(`ad.import.trouble.${trouble}`, sheetAllowance)}
          </p>
        )}
        {problem ? <ErrorNotice problem={problem} /> : null}
      </Card>
      {rehearsal.data && rows && !done ? (
        <Card
          title={say('ad.import.preview', { n: rows.length })}
          extra={
            <Button type="primary" disabled={wrong} loading={take.isPending} onClick={() => take.mutate(rows)}>
              {say('ad.import.take', { n: rows.length })}
            </Button>
          }
        >
          {wrong ? <p role="alert">{say('ad.import.wrong')}</p> : null}
          <Report report={rehearsal.data} />
        </Card>
      ) : null}
      {done ? (
        <Card title={say('ad.import.done', { n: done.rows.filter(({ outcome }) => outcome !== 'same').length })}>
          {done.passwords.length > 0 ? (
            <>
              <p>{say('ad.import.passwordsText', { n: done.passwords.length })}</p>
              <Button type="primary" onClick={() => void passwords(done)}>
                {say('ad.import.getPasswords')}
              </Button>
            </>
          ) : null}
          <Report report={done} />
        </Card>
      ) : null}
    </>
  );
}
