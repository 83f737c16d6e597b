import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { stateOf } from './obligation-words.tsx';

type Props = { words: Words; year: number; today: CalendarDay; rows: readonly ObligationRow[] };

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/**
 * The year by month, a row a kind of obligation and the days in it; the table below it says the same with words, so that
 * it is left out where there is no room.
 */
export function MonthStrip({ words, year, today, rows }: Props) {
  const dated = rows.filter(({ dueOn }) => dueOn?.startsWith(`${year}-`));
  const kinds = Map.groupBy(dated, ({ kindId }) => kindId);
  if (dated.length === 0) return null;
  return (
    <div class="strip">
      <table>
        <caption class="away">{words.t('obligations.year-by-month', { year: String(year) })}</caption>
        <thead>
          <tr>
            <th scope="col">{words.t('obligations.obligation')}</th>
            {months.map((month) => (
              <th scope="col">{words.shortMonth(`${year}-${month}-01` as CalendarDay)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...kinds.values()].map((ofKind) => (
            <tr>
              <th scope="row">{words.text(ofKind[0]!.title)}</th>
              {months.map((month) => {
                const here = ofKind.filter(({ dueOn }) => dueOn?.slice(5, 7) === month);
                return <td class={here.length > 0 ? 'on' : undefined}>{marksOf(words, today, here)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One mark a day and state: the day of the month, how many there are, and how they stand for the ear. */
const marksOf = (words: Words, today: CalendarDay, rows: readonly ObligationRow[]) =>
  [...Map.groupBy(rows, (row) => `${row.dueOn} ${stateOf(row, today)}`).values()].map((same) => {
    const [first] = same;
    if (!first?.dueOn) return null;
    const state = words.say(`obligations.state-${stateOf(first, today)}`);
    return (
      <a href={paths.obligation({ id: first.id })} title={state}>
        {Number(first.dueOn.slice(8))}
        {same.length > 1 && <span class="quiet"> ×{same.length}</span>}
        <span class="away"> {state}</span>
      </a>
    );
  });
