import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { carriedBy } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';
import { defineIndicator } from './define-indicator.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { reviewReport } from './review-report.ts';
import { setWindow } from './set-window.ts';
import { submitReport } from './submit-report.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const today = todayIn();
const year = Number(today.slice(0, 4));
const programme = await makeProgramme(db, cast, { from: `${year}-01-01`, until: `${year + 4}-12-31` });
const [partnershipId, otherId] = programme.partnerships;
await carriedBy(db, cast, programme.outcomes[0], otherId);
const officer = cast.as('programme_officer');
const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
const title = { fr: { text: 'Membres', source: true } };
let made = 0;

const indicator = async (more = {}) =>
  (
    await doing(db, officer, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: `1.${++made}`,
      title,
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      ...more,
    })
  ).id;

const open = async (indicators: string[]) => {
  const input = {
    programmeId: programme.id,
    name: `H${++made}`,
    from: `${year}-01-01`,
    until: `${year}-06-30`,
    opensOn: addDays(today, -10),
    closesOn: addDays(today, 10),
    indicators,
    partnerships: [partnershipId, otherId],
  };
  const { id: windowId } = await doing(db, officer, setWindow, input);
  const sheet = { windowId, partnershipId };
  const now = () =>
    db.read(officer, async (tx) => {
      const window = (await windowById(tx, cast.institute.id, windowId))!;
      const report = (await reportOf(tx, cast.institute.id, sheet))!;
      return { report, ...(await reportSheet(tx, cast.institute.id, window, report)) };
    });
  const submitting = async (figures: object[], figureAnswers: object[] = []) => {
    const { version } = (await now()).report;
    const input = { ...sheet, version, figures, figureAnswers, provenance: 'Register' };
    return perform(db, partner, submitReport, newId(), input);
  };
  return { now, submitting };
};

const wrong = (outcome: {
  done: boolean;
  fields?: object | undefined;
  problem?: { key: string } | undefined;
}) => (outcome.done ? 'done' : (outcome.problem?.key ?? Object.keys(outcome.fields ?? {}).join(' ')));

test('a sheet takes a renamed category for the one it was, and corrects the figure where it was measured', async () => {
  const label = (text: string) => ({ en: { text, source: true } });
  const axis = (key: string) => ({
    key: 'sector',
    label: label('Sector'),
    categories: [{ key, label: label(key) }],
  });
  const definition = { title, measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const id = await indicator({ axes: [axis('mining')] });
  const { now, submitting } = await open([id]);
  const whole = { indicatorId: id, value: '9' };
  const part = (key: string, value: string) => ({ indicatorId: id, breakdown: { sector: key }, value });
  assert.equal(wrong(await submitting([whole, part('mining', '3')])), 'done');
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    ...definition,
    axes: [axis('extraction')],
    cells: [
      {
        axis: 'sector',
        category: 'mining',
        change: 'renamed',
        to: { axis: 'sector', category: 'extraction' },
      },
    ],
    reason: 'One word for both',
  });
  const { report, figures } = await now();
  const returned = figures.map(({ id: figureId }) => ({
    id: figureId,
    kind: 'returned',
    comment: 'Count anew',
  }));
  const seen = (await now()).figures.map(({ rowId }) => rowId);
  const act = { reportId: report.id, version: report.version, figures: returned, seen };
  await doing(db, officer, reviewReport, act);
  const { rowId } = figures.find(({ breakdown }) => !('sector' in breakdown))!;
  const answers = [{ rowId, answer: 'Nine in all' }];
  assert.equal(wrong(await submitting([whole, part('extraction', '4')], answers)), 'done');
  const parts = (await now()).figures.filter(({ breakdown }) => 'sector' in breakdown);
  assert.deepEqual(
    parts.map(({ value, breakdown, measuredCell }) => [value, breakdown, measuredCell]),
    [['4', { sector: 'extraction' }, { sector: 'mining' }]],
  );
});
