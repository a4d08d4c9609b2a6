import type { HistoryItemDto } from '../../../engine/model/dto/case.ts';
import type { FieldSchema, FormDefinition } from '../../../engine/model/form.ts';
import { fileUrl } from '../../api/upload.ts';
import { filesOf } from '../application/materials.ts';
import { presentValue } from '../application/present-value.ts';
import { isFiles, labelOf } from '../application/sections.ts';
import { stepOf } from '../definition-view.ts';
import type { CaseView } from './case-view.ts';

type Data = Readonly<Record<string, unknown>>;

interface Props {
  readonly view: CaseView;
  readonly item: HistoryItemDto;
  /** The latest of its step: a step's own data is its latest answer. */
  readonly last: boolean;
}

/** What a person filled with the decision: an opinion form, a statement, an external result. */
export function OpinionData({ view, item, last }: Props) {
  const form = formOfStep(view, item.step ?? '');
  const data = dataOf(view, item, last);
  if (!form || !data) return null;
  const fields = Object.entries(form.schema.properties ?? {}).filter(([key]) => data[key] !== undefined && data[key] !== '');
  return (
    <dl className="wb-opinion-data">
      {fields.map(([key, schema]) => (
        <div key={key}>
          <dt>{labelOf(key, schema, view.english)}</dt>
          <dd>
            <OpinionValue view={view} schema={schema} value={data[key]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OpinionValue({ view, schema, value }: { readonly view: CaseView; readonly schema: FieldSchema; readonly value: unknown }) {
  if (!isFiles(schema)) return presentValue(schema, value, view.words);
  return filesOf(value).map((file) => (
    <a key={file.id} className="lz-link wb-opinion-file" href={fileUrl(file.id)} download={file.name}>
      {file.name}
    </a>
  ));
}

/** Of a step that several people decide each one's own data; else the step's. */
function dataOf(view: CaseView, item: HistoryItemDto, last: boolean): Data | undefined {
  const result = view.kase.results[item.step ?? ''];
  const people = (result?.people ?? []) as readonly { readonly by: string; readonly data?: Data }[];
  return people.find((opinion) => opinion.by === item.by)?.data ?? (last ? ((result?.data ?? undefined) as Data | undefined) : undefined);
}

function formOfStep(view: CaseView, id: string): FormDefinition | null {
  const step = stepOf(view.pkg.workflow, id);
  const name =
    step?.type === 'review' ? step.form : step?.type === 'wait' ? step.external?.form : step?.type === 'form' ? step.form : undefined;
  return name ? (view.pkg.forms[name] ?? null) : null;
}
