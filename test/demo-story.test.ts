import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stories } from '../db/demo/stories.ts';
import { storyClock } from '../db/demo/story-clock.ts';
import { activitiesOf } from '../db/demo/unfold-activities.ts';
import { cashBooksOf } from '../db/demo/unfold-expenses.ts';
import { measurementsOf } from '../db/demo/unfold-results.ts';
import type { CalendarDay } from '../src/kernel/calendar-day.ts';

test('no partner bears the name or the acronym of a real union', () => {
  // Partners of the real programmes as public sources name them.
  const real =
    'KSBSI CLC CNT CSC CTH CDT CONSAWU NDWTU CGT UGT UNTB CNTB CATP CGTP CUT USO FTCCP SNTI CSA UNSTB COTU COTU-K UFF UNTC COSSEP CSI-Afrique ITUC PANAF CESTRAR CSB COSYBU FNTT-SI FNTAA FNTD FNTMI CNTS UDTS UTS ITN UGTCI'.split(
      ' ',
    );
  const named = stories.flatMap(({ partners, bodies }) => [...partners, ...bodies]);
  for (const { name, acronym } of named) {
    assert.ok(!real.includes(acronym), acronym);
    for (const each of real) assert.ok(!name.split(/[\s’']/).includes(each), name);
  }
  assert.equal(new Set(named.map(({ acronym }) => acronym)).size, named.length);
});

test('an office enters on working days, from nine to five in Brussels, and the same whenever it is told', () => {
  const told = (day: string) => {
    const clock = storyClock(day as CalendarDay);
    return [170, 167, 3, 0].flatMap((daysAgo) => {
      clock.turnTo(daysAgo);
      return Array.from({ length: 1000 }, () => clock.next()?.toString());
    });
  };
  // Beyond the change to winter time; a Tuesday, and a Monday before which the last working day is a Friday.
  for (const day of ['2026-12-01', '2026-11-30', '2027-03-31']) {
    const moments = told(day);
    assert.deepEqual(moments, told(day));
    const last = moments.indexOf(undefined);
    assert.ok(
      moments.slice(3000).every((moment) => moment === undefined),
      'the end is now',
    );
    for (const moment of moments.slice(0, last)) {
      const at = Temporal.Instant.from(moment!).toZonedDateTimeISO('Europe/Brussels');
      assert.ok(at.dayOfWeek <= 5 && at.hour >= 9 && at.hour < 17, `${at}`);
      assert.ok(at.toPlainDate().toString() < day);
    }
  }
});

describe('told on an earlier day', () => {
  const today = '2024-06-15' as CalendarDay;
  for (const story of stories)
    test(`${story.code}: nothing that has not come yet was held, paid or measured`, () => {
      const activities = activitiesOf(story, today);
      for (const { course } of activities)
        if (course.state === 'held') {
          assert.ok(course.until <= today);
          assert.ok((course.report?.on ?? today) <= today);
        }
      assert.ok(activities.some(({ course, from }) => course.state === 'planned' && from > today));
      for (const { rows } of cashBooksOf(story, activities, today))
        for (const { paidOn } of rows) assert.ok(paidOn <= today);
      for (const { until } of measurementsOf(story, today)) assert.ok(until <= today);
    });
});
