import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import type { FigureRow } from '../../../db/figure-question.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import type { Money } from '../../../kernel/money.ts';
import { expenseTotals } from '../../finance/queries/expenses.ts';
import { coverageQuestions } from '../../overview/queries/coverage-questions.ts';
import { coverageAxes, coverageMeasures } from '../../overview/rules/coverage-choice.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { filedCells } from '../rules/filed-cells.ts';
import { filedMatrix } from './filed-matrix.ts';
import { filedQuestions } from './filed-questions.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const second = await makeCast(db);
for (const each of [cast, second]) {
  const { programmeId, today } = await makeOffice(db, each);
  const account = { programmeId, kind: 'yearly_account', year: yearOf(today) };
  await doing(db, each.as('director'), fileProgramme, account);
}
const donor = cast.as('donor_officer', { institutes: [cast.institute.id, second.institute.id] });
const asked = [askedInstitute(db, cast), askedInstitute(db, second)];

test('the shell says of what was filed, measure by measure and axis by axis, what the donor’s matrix says', async () => {
  const { entries } = await db.read(donor, (tx) => filedMatrix(tx, donor.institutes));
  for (const [at, question] of filedQuestions.entries()) {
    const measure = coverageMeasures[at]!;
    for (const axis of coverageAxes) {
      const answer = await question.ask(asked, [axis]);
      const columns = axis === 'institute' ? 'year' : 'institute';
      const cells = filedCells(entries, { measure, rows: axis, columns, filter: {} });
      const sums = cells.filter(({ row, column }) => row !== null && column === null);
      const first = (figures: FigureRow['figures']) => {
        const value = figures[question.figures[0]!];
        return value !== null && typeof value === 'object' && 'minor' in value ? value.minor : value;
      };
      assert.deepEqual(
        answer.rows.map(({ figures }) => first(figures)).sort(),
        sums.map(({ value }) => value).sort(),
        `${measure} by ${axis}`,
      );
      const whole = cells.find(({ row, column }) => row === null && column === null);
      assert.equal(first(answer.total ?? {}), whole?.value);
    }
  }
});

test('the shell adds the matrices of the institutes up, and reads of each its own alone', async () => {
  const [spent] = coverageQuestions;
  const own = await spent!.ask(asked.slice(0, 1), ['institute']);
  assert.deepEqual(
    own.rows.map(({ at }) => at),
    [{ institute: cast.institute.code }],
  );
  const both = await spent!.ask(asked, ['kind', 'institute']);
  const amounts = (rows: readonly FigureRow[]) =>
    rows.reduce((sum, { figures }) => sum + (figures.spent as Money).minor, 0);
  assert.deepEqual(both.total, { spent: { minor: amounts(both.rows), currency: 'EUR' } });
  const ledgers = await Promise.all(
    asked.map(({ id, read: readOf }) => readOf((tx) => expenseTotals(tx, id, {}))),
  );
  assert.equal(
    amounts(both.rows),
    ledgers.flat().reduce((sum, { minor }) => sum + minor, 0),
  );
  const foreign = await spent!.ask([{ ...asked[0]!, id: second.institute.id }], ['institute']);
  assert.deepEqual(foreign.rows, [], 'another institute’s id opens nothing');
});
