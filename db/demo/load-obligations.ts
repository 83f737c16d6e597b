import { adoptObligations } from '../../src/areas/obligations/commands/adopt-obligations.ts';
import { decideObligation } from '../../src/areas/obligations/commands/decide-obligation.ts';
import { fileObligation } from '../../src/areas/obligations/commands/file-obligation.ts';
import { moveObligation } from '../../src/areas/obligations/commands/move-obligation.ts';
import { type ObligationRow, obligations } from '../../src/areas/obligations/queries/obligation-clock.ts';
import type { ClosingChannel } from '../../src/areas/obligations/rules/obligation-state.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { staff, type Telling, tell } from './telling.ts';
import { pdfOf } from './vouchers.ts';

/** What was filed of the years until 2025, one report late under a derogated day, and what the donor said of one. */
export const tellObligations = async (telling: Telling): Promise<void> => {
  const { db, names, today } = telling;
  if (today < '2026-05-01') return;
  await tell(telling, staff(telling, 'system'), adoptObligations, [], {});
  const director = staff(telling, 'director');
  const rows = await db.read(director, (tx) => obligations(tx, names.institute));
  for (const row of rows.filter(({ code, year }) => code in filedBefore && year <= lastYearOf(code)))
    await tellFiled(telling, row);
  const report = (year: number) => rows.find((row) => row.code === 'financial-report' && row.year === year);
  await tellDecided(telling, report(2023));
  await tellMoved(telling, report(2025));
};

/** The report and the accounts of 2025 are late; what was due in April was filed. */
const lastYearOf = (code: string): number =>
  ['financial-report', 'annual-accounts'].includes(code) ? 2024 : 2025;

/** Days before the day that each kind was filed; a claim comes after its first day. */
const filedBefore: Readonly<Record<string, number>> = {
  'financial-report': 3,
  'iati-sheet': 6,
  'performance-scores': 2,
  'lessons-learned': 2,
  'strategic-dialogue': 10,
  'institutional-dialogue': 200,
  'annual-accounts': 5,
  'mid-term-evaluation': 20,
  claim: -9,
};

const channelOf: Readonly<Record<string, ClosingChannel>> = {
  'iati-sheet': 'registry',
  'strategic-dialogue': 'meeting',
  'institutional-dialogue': 'meeting',
};

const tellFiled = async (telling: Telling, row: ObligationRow): Promise<void> => {
  if (!row.dueOn) return;
  const filedOn = addDays(row.dueOn, -(filedBefore[row.code] ?? 0));
  await tell(
    telling,
    staff(telling, 'programme_officer'),
    fileObligation,
    [row.code, row.subject, row.year],
    {
      obligationId: row.id,
      version: 0,
      filedOn,
      channel: channelOf[row.code] ?? 'extranet',
      ...(channelOf[row.code] === 'meeting' ? {} : { receipt: `EXT-${row.year}-${row.position + 1}` }),
    },
  );
};

const tellDecided = async (telling: Telling, row: ObligationRow | undefined): Promise<void> => {
  if (!row) return;
  await tell(telling, staff(telling, 'finance_officer'), decideObligation, [row.code, row.year], {
    obligationId: row.id,
    version: 0,
    filingVersion: 1,
    decision: 'accepted',
    decidedOn: '2025-03-14',
    letterReference: 'D4.2/2025/118',
    letter: await letterOf(telling, 'D4.2/2025/118', '2025-03-14'),
  });
};

const tellMoved = async (telling: Telling, row: ObligationRow | undefined): Promise<void> => {
  if (!row || telling.today < '2026-06-20') return;
  await tell(telling, staff(telling, 'finance_officer'), moveObligation, [row.code, row.year], {
    obligationId: row.id,
    version: 0,
    dueOn: '2026-09-30',
    grantedBy: 'file_manager',
    grantedOn: '2026-06-15',
    letterReference: 'D4.2/2026/203',
    letter: await letterOf(telling, 'D4.2/2026/203', '2026-06-15'),
  });
};

const letterOf = async ({ files, names }: Telling, reference: string, day: string) => {
  const bytes = pdfOf([`${reference} (démo : lettre inventée)`, day]);
  const { sha256, size } = await files.keep(names.institute, bytes);
  return {
    name: `${reference.replaceAll('/', '-')}.pdf`,
    mediaType: 'application/pdf' as const,
    size,
    sha256,
  };
};
