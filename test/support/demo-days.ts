import { sql } from 'kysely';
import { daysToAsk } from '../../db/demo/days-to-ask.ts';
import { entryNoOn } from '../../src/command/entry-no-on.ts';
import type { Database } from '../../src/db/database.ts';
import type { FigureRow } from '../../src/db/figure-question.ts';
import { figureQuestions } from '../../src/figure-list.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { todayIn } from '../../src/kernel/calendar-day.ts';

/** Days of things that happened, as entries name them; days of plans and terms lie ahead. */
const happened = [
  ...['heldUntil', 'reportOn', 'paidOn', 'receivedOn', 'screenedOn', 'decidedOn', 'approvedOn', 'signedOn'],
  ...[
    'onDay',
    'filedOn',
    'acceptedOn',
    'returnedOn',
    'concludedOn',
    'heldOn',
    'foundOn',
    'repliedOn',
    'askedOn',
  ],
];

type Entry = { no: number; command: string; day: string; falls: boolean; late: string | null };

/** What is wrong with the moments of an institute's chain: one before that of the entry before it, or before what it tells. */
export const daysWrong = async (db: Database, actor: Actor): Promise<string[]> => {
  const entries = await entriesOf(db, actor);
  return entries.flatMap(({ no, command, day, falls, late }) => [
    ...(falls ? [`${no} ${command} of ${day} stands before the one it follows`] : []),
    ...(late !== null && late > day ? [`${no} ${command} of ${day} tells of ${late}`] : []),
  ]);
};

/** The rows of indicators and of money of a programme on the days that the demo says are worth asking, and today. */
export const figuresOfDays = (db: Database, actor: Actor, programmeId: string): Promise<FigureRow[][]> => {
  const institute = actor.institute!.id;
  const questions = figureQuestions.filter(({ name }) => ['indicators', 'burn'].includes(name));
  const days = [...daysToAsk(todayIn()).map(({ day }) => day), todayIn()];
  return db.read(actor, async (tx) => {
    const found = [];
    for (const on of days) {
      const asOf = await entryNoOn(tx, institute, on);
      const rows = [];
      for (const { axes, ask } of questions)
        rows.push(...(await ask(tx, institute, { programmeId, by: [axes[0]!], asOf, on })).rows);
      found.push(rows);
    }
    return found;
  });
};

const entriesOf = (db: Database, actor: Actor): Promise<Entry[]> =>
  db.read(actor, async (tx) => {
    const { rows } = await sql<Entry>`
      select e.no, e.command, (e.at at time zone 'Europe/Brussels')::date::text as day,
          e.at < lag(e.at, 1, e.at) over (order by e.no) as falls,
          (select max(v.day #>> '{}') from unnest(${happened}::text[]) as f (name),
              jsonb_path_query(p.body::jsonb -> 'after', ('strict $.**."' || f.name || '"')::jsonpath) as v (day)
            where v.day #>> '{}' ~ '^\\d{4}-\\d\\d-\\d\\d$') as late
        from audit_entries e join audit_payloads p on p.chain = e.chain and p.no = e.no
       where e.chain = ${actor.institute!.id} order by e.no`.execute(tx);
    return rows;
  });
