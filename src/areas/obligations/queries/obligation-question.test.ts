import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import type { AskedInstitute, FigureRow } from '../../../db/figure-question.ts';
import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { fileObligation } from '../commands/file-obligation.ts';
import { obligationQuestion } from './obligation-question.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  return { cast, ...(await clockOf(db, cast)), finance: app.as(cast.as('finance_officer')) };
};

const thisYear = yearOf(todayIn());
/** The year that the reports of these tests are about, and the one in which they are due: both are over. */
const told = thisYear - 2;
const due = thisYear - 1;

test('the question in figures counts what is owed, filed and late', async () => {
  const { cast, owed, finance, programmeId } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const filing = { obligationId, version: 0, filedOn: `${due}-06-20`, channel: 'extranet' };
  await doing(db, cast.system, fileObligation, filing);
  const asking = (more: { asOf?: number; narrowed?: { programmeId: string } }, ...by: string[]) => {
    const read: AskedInstitute['read'] = (fn) => db.read(cast.as('director'), fn);
    const institute = { ...cast.institute, on: `${thisYear}-11-29` as CalendarDay, read, ...more };
    return obligationQuestion.ask([institute], by);
  };
  const narrowed = { programmeId };
  const { rows } = await asking({ narrowed }, 'kind', 'year');
  const of = (year: string) =>
    rows.find(({ at }) => at.kind === 'financial-report' && at.year === year)?.figures;
  assert.deepEqual(of(String(told)), { owed: 1, filed: 1, late: 0 });
  assert.deepEqual(of(String(due)), { owed: 1, filed: 0, late: 1 });
  const { closingNo } = await owed('financial-report', told);
  const before = await asking({ narrowed, asOf: (closingNo ?? 0) - 1 }, 'kind', 'year');
  const then = before.rows.find(({ at }) => at.kind === 'financial-report' && at.year === String(told));
  assert.deepEqual(then?.figures, { owed: 1, filed: 0, late: 1 }, 'as of the entry before it was filed');
  const ofOthers = rows.filter(({ at }) => Number(at.year) < 2022 || Number(at.year) > 2026);
  assert.deepEqual(ofOthers, [], 'the institute owes more, in other years');
  const whole = await asking({}, 'due', 'programme');
  const page = await finance.get(withQuery(paths.obligations(), { year: String(thisYear), format: 'csv' }));
  const listed = page.text.trim().split('\r\n').length - 1;
  const dueNow = whole.rows.filter(({ at }) => at.due === String(thisYear));
  const sum = (all: readonly FigureRow[]) =>
    all.reduce((total, { figures }) => total + Number(figures.owed), 0);
  assert.equal(sum(dueNow), listed, 'as many as the page of the year lists');
  assert.deepEqual([...new Set(dueNow.map(({ at }) => at.programme))].sort(), ['P2022', null]);
});
