import { fieldName } from '../../../engine/forms/sections.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto, HistoryItemDto } from '../../../engine/model/dto/case.ts';
import { fieldOfPlace } from '../../../engine/model/pointer.ts';
import { useHistory } from '../../api/cases.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { applicationForm } from '../common/workflow.ts';

/** What happened, newest first, with the reasons given: the letters of the case. */
export function Records({ kase, pkg }: { kase: CaseDto; pkg: ProgrammePackage }) {
  const t = useText();
  const history = useHistory(kase.id);
  const form = applicationForm(pkg);
  return (
    <Card title={t('case.records')}>
      <Loading query={history} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="lz-muted">{t('case.history.none')}</p>
          ) : (
            <ol className="lz-records">
              {[...items]
                .sort((a, b) => b.seq - a.seq)
                .map((item) => (
                  <RecordRow key={item.seq} item={item} form={form} />
                ))}
            </ol>
          )
        }
      </Loading>
    </Card>
  );
}

function RecordRow({ item, form }: { item: HistoryItemDto; form: ReturnType<typeof applicationForm> }) {
  const t = useText();
  const pick = usePick();
  const titleOf = (place: string) => (form ? fieldName(form, fieldOfPlace(place), pick) : place);
  return (
    <li>
      <p className="lz-records-when">
        <DateText value={item.at} time />
      </p>
      <div>
        <p>{item.text}</p>
        {item.reason && !item.text.includes(item.reason) ? (
          <blockquote className="lz-reason">
            <span className="lz-small">{t('case.reason')}</span>
            <span className="lz-pre">{item.reason}</span>
          </blockquote>
        ) : null}
        {item.notes.length > 0 ? (
          <ul className="lz-records-notes">
            {item.notes.map((note) => (
              <li key={note.field + note.reason}>{t('common.labelled', { label: titleOf(note.field), value: note.reason })}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}
