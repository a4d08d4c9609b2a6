import { Redirect } from 'wouter';
import { useSession } from '../api/session.ts';
import { isOfficer } from './access.ts';
import { paths } from './paths.ts';

/** Where letters lead: a case as its reader sees it. Who is both an officer and an applicant goes to the desk, which shows each case to who may read it. */
export default function CaseLink({ params }: { readonly params: Readonly<Record<string, string | undefined>> }) {
  const session = useSession().data;
  const id = params.id ?? '';
  return <Redirect to={isOfficer(session) ? paths.workbenchCase(id) : paths.kase(id)} replace />;
}
