import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { donorLines, type FiledObligation, type ToldObligation, versionOf } from './donor-year.ts';

const day = (text: string) => text as CalendarDay;

test('the versions of an obligation stand in their order, and one that is owed again comes last with its own number', () => {
  const about = {
    ...{ obligationId: 'o', instituteCode: 'IIWE', title: {}, subject: 'P1', year: 2025 },
    legalOn: day('2026-06-30'),
  };
  const filed = (filingVersion: number, filedOn: string): FiledObligation => ({
    ...{ ...about, dueOn: about.legalOn, filingVersion, filedOn: day(filedOn) },
    ...{ channel: 'extranet', sha256: null, word: null },
  });
  const told = (filingVersion: number | null): ToldObligation => ({
    ...{
      ...about,
      code: 'financial-report',
      subjectId: 'p',
      citation: '',
      confidence: 'read',
      isDayBrought: true,
    },
    ...{ derogatedOn: null, grantedBy: null, isOpen: true, filingVersion },
  });
  const versions = (lines: Parameters<typeof donorLines>[0]) =>
    donorLines(lines).map((line) => [line.filedOn !== null, versionOf(line)]);
  const both = [filed(2, '2026-09-01'), filed(1, '2026-09-01')];
  assert.deepEqual(versions({ filed: both, told: [told(2)], accounts: [] }), [
    [true, 1],
    [true, 2],
    [false, 3],
  ]);
  assert.deepEqual(versions({ filed: [], told: [told(null)], accounts: [] }), [[false, null]]);
});
