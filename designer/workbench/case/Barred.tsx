import type { CaseView } from './case-view.ts';

/** Tasks meant for people like the reader that somebody else has to do, with the reason: said before anything is filled in. */
export function Barred({ view }: { readonly view: CaseView }) {
  const tasks = view.kase.tasks.filter((task) => task.barred);
  return tasks.map((task) => (
    <div key={task.id} className="lz-notice" role="note">
      <p>
        <b>{task.stepTitle}</b> {task.barred?.message}
      </p>
    </div>
  ));
}
