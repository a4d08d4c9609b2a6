import { Link } from 'wouter';
import type { RoleDto } from '../../../engine/model/dto/admin.ts';
import { useRoles } from '../../api/admin.ts';
import { Card } from '../../ui/Card.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ad } from '../paths.ts';
import { useAdminWords } from '../words.tsx';

/** 角色与范围: what each role lets people do, and who holds it. */
export function RolesPage() {
  const { say } = useAdminWords();
  const query = useRoles();
  return (
    <>
      <PageHeader title={say('ad.roles.title')} lead={say('ad.roles.lead')} />
      <Loading query={query}>
        {({ items }) => (
          <>
            <Some title={say('ad.roles.system')} roles={items.filter(({ system }) => system)} />
            <Some title={say('ad.roles.positions')} roles={items.filter(({ system }) => !system)} />
          </>
        )}
      </Loading>
    </>
  );
}

function Some({ title, roles }: { readonly title: string; readonly roles: readonly RoleDto[] }) {
  const { say } = useAdminWords();
  return (
    <Card title={title}>
      <ul className="wb-experts" aria-label={title}>
        {roles.map((one) => (
          <li key={one.role}>
            <div>
              <p>
                <b>{one.title}</b>
              </p>
              <ul className="ad-words">
                {one.words.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </div>
            <Link
              className="lz-link"
              href={ad.usersWith({ role: one.role })}
              aria-label={say('ad.roles.holdersOf', { n: one.people, role: one.title })}
            >
              {say('ad.roles.holders', { n: one.people })}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
