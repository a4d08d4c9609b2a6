/** What people ask of a large store: each probe is one screen's requests, sent together as a browser sends them. */
import { districtsOf, type LargeStoreSize } from '../../support/large-store/plan.ts';
import type { Served } from './served.ts';

export interface Probe {
  readonly name: string;
  readonly who: string;
  readonly paths: readonly string[];
  /** The answer must have rows (or must have none): a probe that finds nothing measures nothing. */
  readonly rows?: 'some' | 'none' | 'any';
}

const people = (size: LargeStoreSize) => {
  const districts = districtsOf(size);
  return {
    /** A city clerk: a fifth of the programmes, tens of thousands of open tasks. */
    many: 'lead-miit-luoyang-0',
    /** A clerk of the largest district. */
    clerk: 'clerk-410305-0',
    /** A clerk of a district with hardly an enterprise. */
    few: `clerk-${districts.at(-2)}-0`,
    /** Of one with none. */
    none: `clerk-${districts.at(-1)}-0`,
    supervisor: 'supervisor-410305',
    auditor: 'auditor',
    /** Agent of the enterprise that has most cases. */
    agent: 'agent-0',
    /** Gets a message of every evaluation. */
    legal: 'legal',
  };
};

interface Item {
  readonly id: string;
  readonly number: string;
  readonly enterpriseName: string;
  readonly uscc: string;
  readonly programme: string;
}

export async function probesFor(served: Served, size: LargeStoreSize, longCase: string): Promise<Probe[]> {
  const { many, clerk, few, none, supervisor, auditor, agent, legal } = people(size);
  const items = async (who: string, path: string) => (await served.get(who, path)).items as Item[];
  const [newest] = await items(auditor, '/api/cases?limit=1');
  const [enlisted] = (await items(auditor, '/api/registries/large-00/entries?limit=1')) as (Item & { number: string })[];
  if (!newest || !enlisted) throw new Error('the store is empty');
  const rare = encodeURIComponent(newest.enterpriseName.slice(2, 4));
  const whole = encodeURIComponent(newest.enterpriseName);
  const word = (text: string) => encodeURIComponent(text);
  const [tiny] = [districtsOf(size).at(-2)];
  const deep = async (who: string, path: string) => {
    let after: unknown;
    for (let page = 0; page < 30; page += 1) {
      const next = (await served.get(who, `${path}${after ? `&after=${after}` : ''}`)).next;
      if (!next) break;
      after = next;
    }
    return `${path}${after ? `&after=${after}` : ''}`;
  };
  const one = (name: string, who: string, path: string, rows: Probe['rows'] = 'any'): Probe => ({ name, who, paths: [path], rows });
  const inbox = (name: string, who: string, query = '', rows: Probe['rows'] = 'any') =>
    one(`inbox: ${name}`, who, `/api/tasks?limit=20${query}`, rows);
  const cases = (name: string, who: string, query = '', rows: Probe['rows'] = 'any') =>
    one(`cases: ${name}`, who, `/api/cases?limit=20${query}`, rows);
  const search = (name: string, who: string, q: string, rows: Probe['rows'] = 'some') => cases(`search, ${name}`, who, `&q=${q}`, rows);
  const page = (id: string) => ['', '/history', '/flow'].map((part) => `/api/cases/${id}${part}`);
  return [
    one('beside: an answer of the process and its database', auditor, '/api/health'),
    inbox('many', many, '', 'some'),
    inbox('county', clerk, '', 'some'),
    inbox('few', few),
    inbox('none', none, '', 'none'),
    inbox('by programme', many, '&programme=large-00', 'some'),
    inbox('by district', many, '&district=410305', 'some'),
    inbox('by a small district', many, `&district=${tiny}`),
    inbox('of a programme it has none of', clerk, '&programme=large-none', 'none'),
    inbox('red', many, '&light=red', 'some'),
    inbox('yellow', many, '&light=yellow'),
    inbox('green', many, '&light=green'),
    inbox('without deadline', many, '&light=none'),
    inbox('by deadline', many, '&sort=due', 'some'),
    inbox('by deadline, programme', many, '&sort=due&programme=large-00', 'some'),
    inbox('unclaimed', clerk, '&claimed=false', 'some'),
    inbox('own', clerk, '&mine=true'),
    inbox('search, a name', many, `&q=${rare}`),
    inbox('search, a common word', many, `&q=${word('科技')}`, 'some'),
    one('inbox: page 31', many, await deep(many, '/api/tasks?limit=20'), 'some'),
    one('inbox: counts', many, '/api/tasks/counts'),
    one('done', clerk, '/api/tasks/done?limit=20', 'some'),
    one('done: page 31', many, await deep(many, '/api/tasks/done?limit=20'), 'some'),
    one('done: by programme', clerk, '/api/tasks/done?limit=20&programme=large-00'),
    cases('auditor', auditor, '', 'some'),
    cases('owner', many, '', 'some'),
    cases('county', clerk, '', 'some'),
    cases('supervisor', supervisor, '', 'some'),
    cases('few', few),
    cases('none', none, '', 'none'),
    cases('ended, auditor', auditor, '&status=ended', 'some'),
    cases('ended, owner', many, '&status=ended', 'some'),
    cases('ended, county', clerk, '&status=ended', 'some'),
    cases('ended, none', none, '&status=ended', 'none'),
    cases('programme, county', clerk, '&programme=large-00', 'some'),
    cases('programme and ended, county', clerk, '&programme=large-00&status=ended', 'some'),
    cases('district, auditor', auditor, '&district=410311', 'some'),
    cases('small district, owner', many, `&district=${tiny}`),
    cases('another district, county', clerk, '&district=410311', 'none'),
    cases('programme, district, status', auditor, '&programme=large-00&district=410305&status=ended', 'some'),
    one('cases: page 31, county', clerk, await deep(clerk, '/api/cases?limit=20'), 'some'),
    search('two characters, auditor', auditor, rare),
    search('two characters, county', clerk, rare, 'any'),
    search('two characters, few', few, rare, 'any'),
    search('whole name, auditor', auditor, whole),
    search('a common word, auditor', auditor, word('科技')),
    search('a common word, county', clerk, word('科技')),
    search('a common word, few', few, word('科技'), 'any'),
    search('a common word, none', none, word('科技'), 'none'),
    search('one character, county', clerk, word('恒'), 'any'),
    search('common words that never meet', auditor, word('科技轴承'), 'none'),
    search('no hit, county', clerk, word('龘龘'), 'none'),
    search('USCC, auditor', auditor, newest.uscc),
    search('USCC, none', none, newest.uscc, 'none'),
    search('number, auditor', auditor, newest.number),
    search('number’s beginning, auditor', auditor, newest.number.slice(0, 8)),
    search('an old number’s beginning, county', clerk, 'Z002023', 'any'),
    cases('search, ended and district', auditor, `&q=${rare}&status=ended&district=410305`),
    { name: 'case page: long history', who: clerk, paths: page(longCase), rows: 'any' },
    { name: 'case page: evaluation', who: auditor, paths: page(await evaluation(items, auditor)), rows: 'any' },
    { name: 'cases of an enterprise', who: auditor, paths: [`/api/cases?limit=20&q=${await busiest(served, agent)}`], rows: 'some' },
    one('applicant: own cases', agent, '/api/cases?limit=20', 'some'),
    one('applicant: tasks', agent, '/api/tasks?limit=20'),
    one('messages', legal, '/api/messages?limit=20', 'some'),
    one('messages: unread', legal, '/api/messages?limit=20&unread=true', 'some'),
    one('board: progress', auditor, '/api/board/progress'),
    one('board: progress of a programme', many, '/api/board/progress?programme=large-00'),
    one('board: progress of a programme in all years', many, '/api/board/progress?programme=large-00&from=2020-01&to=2030-12'),
    one('board: progress, a district', supervisor, '/api/board/progress?programme=large-00'),
    one('board: registries', auditor, '/api/board/registries'),
    one('board: cases', auditor, '/api/board/cases?limit=20', 'any'),
    one('board: cases of a stage', many, '/api/board/cases?limit=20&programme=large-00&stage=submitted&from=2020-01&to=2030-12', 'some'),
    one('board: tasks', supervisor, '/api/board/tasks?limit=20', 'any'),
    one('board: tasks, owner', many, '/api/board/tasks?limit=20', 'some'),
    one('board: red tasks', auditor, '/api/board/tasks?limit=20&light=red', 'some'),
    one('board: red tasks, owner', many, '/api/board/tasks?limit=20&light=red', 'some'),
    one('board: red tasks of a programme', auditor, '/api/board/tasks?limit=20&light=red&programme=large-00'),
    one('board: entries valid today', auditor, '/api/board/entries?limit=20&registry=large-00', 'any'),
    one('board: entries valid long ago', auditor, '/api/board/entries?limit=20&registry=large-00&on=2000-01-01', 'none'),
    one('board: entries of a month', auditor, '/api/board/entries?limit=20&registry=large-00&month=2027-03'),
    one('registries', auditor, '/api/registries'),
    one('registry', auditor, '/api/registries/large-00/entries?limit=20', 'some'),
    one('registry: valid', auditor, '/api/registries/large-00/entries?limit=20&status=valid', 'some'),
    one('registry: district', auditor, '/api/registries/large-00/entries?limit=20&district=410305', 'some'),
    one(
      'registry: two characters',
      auditor,
      `/api/registries/large-00/entries?limit=20&q=${encodeURIComponent(enlisted.enterpriseName.slice(2, 4))}`,
      'some',
    ),
    one('registry: a common word', auditor, `/api/registries/large-00/entries?limit=20&q=${word('科技')}`, 'some'),
    one('registry: number', auditor, `/api/registries/large-00/entries?limit=20&q=${enlisted.number}`, 'some'),
    one(
      'public registry: two characters',
      auditor,
      `/api/public/registries/large-00/entries?limit=20&q=${encodeURIComponent(enlisted.enterpriseName.slice(2, 4))}`,
    ),
  ];
}

async function evaluation(items: (who: string, path: string) => Promise<Item[]>, who: string): Promise<string> {
  const [kase] = await items(who, '/api/cases?limit=1&programme=innovative-sme-evaluation&status=ended');
  return kase?.id ?? '';
}

async function busiest(served: Served, agent: string): Promise<string> {
  const { items } = (await served.get(agent, '/api/cases?limit=1')) as { items: Item[] };
  return items[0]?.uscc ?? '';
}
