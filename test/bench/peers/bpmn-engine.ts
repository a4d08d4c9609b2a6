/** bpmn-engine (MIT) kept in memory, its state saved to SQLite with full durability after each step: its best case. */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { Engine } from 'bpmn-engine';
import sqlite3 from 'sqlite3';
import { applicationOf, type Contender, timed } from '../contender.ts';

const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="common" targetNamespace="http://example.com">
  <process id="case" isExecutable="true">
    <startEvent id="start" />
    <userTask id="apply" />
    <userTask id="county" />
    <userTask id="city"><multiInstanceLoopCharacteristics isSequential="false"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>
    <exclusiveGateway id="gate" default="toRefused" />
    <userTask id="notice" />
    <endEvent id="done" />
    <endEvent id="refused" />
    <sequenceFlow id="f1" sourceRef="start" targetRef="apply" />
    <sequenceFlow id="f2" sourceRef="apply" targetRef="county" />
    <sequenceFlow id="f3" sourceRef="county" targetRef="city" />
    <sequenceFlow id="f4" sourceRef="city" targetRef="gate" />
    <sequenceFlow id="f5" sourceRef="gate" targetRef="notice"><conditionExpression xsi:type="tFormalExpression">\${environment.variables.passed}</conditionExpression></sequenceFlow>
    <sequenceFlow id="toRefused" sourceRef="gate" targetRef="refused" />
    <sequenceFlow id="f6" sourceRef="notice" targetRef="done" />
  </process>
</definitions>`;

interface Waiting {
  readonly id: string;
  signal(message?: unknown): void;
}

export async function bpmnEngine(folder: string): Promise<Contender> {
  const db = new sqlite3.Database(join(folder, 'bpmn.sqlite'));
  const run = (sql: string, params: unknown[] = []) =>
    new Promise<void>((resolve, reject) => db.run(sql, params, (error) => (error ? reject(error) : resolve())));
  await run('PRAGMA journal_mode=WAL');
  await run('PRAGMA synchronous=FULL');
  await run('CREATE TABLE state (id INTEGER PRIMARY KEY, json TEXT NOT NULL)');
  return {
    name: 'bpmn-engine, state saved to SQLite at each step',
    async runCase(index, latency) {
      const waiting: Waiting[] = [];
      const listener = new EventEmitter();
      listener.on('activity.wait', (api: Waiting) => waiting.push(api));
      const application = applicationOf(index);
      const engine = new Engine({ name: `case-${index}`, source, variables: { application, passed: Number(application.score) >= 60 } });
      await engine.execute({ listener });
      const save = async () =>
        run('INSERT INTO state (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json', [
          index,
          JSON.stringify(await engine.getState()),
        ]);
      for (const step of ['apply', 'county', 'city', 'city', 'city', 'notice']) {
        await timed(latency, async () => {
          const at = waiting.findIndex(({ id }) => id.startsWith(step));
          const [task] = waiting.splice(at, 1);
          if (at < 0 || !task) throw new Error(`bpmn-engine does not wait at ${step}`);
          task.signal({ outcome: 'approve' });
          await save();
        });
      }
    },
    close: () => new Promise<void>((resolve, reject) => db.close((error) => (error ? reject(error) : resolve()))),
  };
}
