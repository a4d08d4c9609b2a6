import type { App } from '../../engine/main.ts';
import { Person } from './person.ts';
import type { Server } from './server.ts';
import { password, type World } from './world.ts';

/**
 * The people of a test over HTTP, for what a browser journey needs to have happened before it begins.
 * Has of a world what `sme.ts` and scenarios use: `as`, `stranger`, `clock.today`, `workingDays`, `toDate`. `make`: who comes for a log-in.
 */
export async function remoteWorld(server: Server, make: MakePerson = (app, login) => new Person(app, login)): Promise<World> {
  let today = await server.move({});
  const app = { server: { inject: injectInto(server.url) } } as unknown as App;
  const people = new Map<string, Promise<Person>>();
  const signIn = async (login: string) => {
    const person = make(app, login);
    await person.signIn(password);
    return person;
  };
  return {
    as(login: string) {
      const person = people.get(login) ?? signIn(login);
      people.set(login, person);
      return person;
    },
    clock: { today: () => today },
    async workingDays(n: number) {
      today = await server.move({ workingDays: n });
    },
    async toDate(date: string) {
      today = await server.move({ date });
    },
    stranger: () => new Person(app, 'stranger'),
  } as unknown as World;
}

export type MakePerson = (app: App, login: string) => Person;

interface Injected {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** What fastify's `inject` answers, from a real request. */
function injectInto(base: string) {
  return async ({ method, url, headers, payload }: Injected) => {
    const body = typeof payload === 'string' || payload === undefined ? payload : new Uint8Array(payload);
    const response = await fetch(`${base}${url}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    const [cookie] = response.headers.getSetCookie();
    return {
      statusCode: response.status,
      headers: { 'content-type': response.headers.get('content-type') ?? '', ...(cookie ? { 'set-cookie': cookie } : {}) },
      body: text,
      json: () => JSON.parse(text) as unknown,
    };
  };
}
