import { correctMeasurement } from '../../src/areas/results/commands/correct-measurement.ts';
import { lockReport } from '../../src/areas/results/commands/lock-report.ts';
import { reviewReport } from '../../src/areas/results/commands/review-report.ts';
import { saveReportDraft } from '../../src/areas/results/commands/save-report-draft.ts';
import { setWindow } from '../../src/areas/results/commands/set-window.ts';
import { submitReport } from '../../src/areas/results/commands/submit-report.ts';
import { reportSheet } from '../../src/areas/results/queries/report-sheets.ts';
import { reportOf, windowById } from '../../src/areas/results/queries/reporting-windows.ts';
import { addDays, type CalendarDay } from '../../src/kernel/calendar-day.ts';
import { addDecimals } from '../../src/kernel/decimal.ts';
import { storyId } from './draws.ts';
import type { Party } from './parties.ts';
import type { Story } from './story.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import { measurementsOf } from './unfold-results.ts';

/** Of the programme that runs. */
const lastYear = 2026;

const nameOf = (until: string): string => `${until.slice(0, 4)}-S${until.slice(5, 7) === '06' ? 1 : 2}`;

type Told = { party: Party; indicators: string[] };

/** How many rows a restatement adds to those that were measured. */
export const restatedFigures = ({ code }: Story): number => (code === 'iiwe' ? 1 : 0);

type Reporting = { period: Period; told: readonly [approved: Told, returned: Told] };

/** The last measured period of the first institute's running programme, and what two of its partners measured in it. */
const reportingOf = (telling: Telling): Reporting | undefined => {
  if (telling.story.code !== 'iiwe') return undefined;
  const all = measurementsOf(telling.story, telling.today).filter(
    ({ party, breakdown, value }) => party && value !== undefined && !Object.keys(breakdown ?? {}).length,
  );
  const until = all
    .map((each) => each.until)
    .sort()
    .at(-1);
  const last = all.filter((each) => each.until === until);
  const from = last[0]?.from;
  const told = [
    ...Map.groupBy(
      last.filter((each) => each.from === from),
      ({ party }) => party!,
    ),
  ]
    .map(([party, rows]): Told => ({ party, indicators: [...new Set(rows.map((row) => row.indicatorId))] }))
    .slice(0, 2);
  const [approved, returned] = told;
  if (!from || !until || !approved || !returned) return undefined;
  const days = { opensOn: addDays(until as CalendarDay, 1), closesOn: addDays(until as CalendarDay, 59) };
  return { period: { name: nameOf(until), from, until, ...days }, told: [approved, returned] };
};

/** The period is reported: one partner's figures were approved and locked, of another's one came back. */
export const tellReports = async (telling: Telling): Promise<void> => {
  const reporting = reportingOf(telling);
  if (!reporting) return;
  const { period, told } = reporting;
  const windowId = await openWindow(telling, period, told);
  for (const each of told) await submit(telling, windowId, each);
  await approveAndLock(telling, windowId, told[0].party);
  await returnOne(telling, windowId, told[1].party);
};

/** Weeks later a locked figure is restated. */
export const tellRestatement = async (telling: Telling): Promise<void> => {
  const reporting = reportingOf(telling);
  if (reporting) await restate(telling, windowIdOf(telling, reporting.period.name), reporting.told[0].party);
};

/** The period that runs is open, with a draft. */
export const tellOpenPeriod = async (telling: Telling): Promise<void> => {
  const reporting = reportingOf(telling);
  if (reporting) await draft(telling, reporting.told, addDays(reporting.period.until as CalendarDay, 1));
};

type Period = { name: string; from: string; until: string; opensOn: string; closesOn: string };

const windowIdOf = ({ story }: Telling, name: string): string =>
  storyId(story.code, 'reporting-window', name);

const openWindow = async (telling: Telling, period: Period, told: readonly Told[]): Promise<string> => {
  const id = windowIdOf(telling, period.name);
  await tell(telling, staff(telling, 'programme_officer'), setWindow, [period.name], {
    id,
    programmeId: telling.names.programme(telling.story.current),
    ...period,
    indicators: [...new Set(told.flatMap(({ indicators }) => indicators))],
    partnerships: told.map(({ party }) => party.partnershipId),
  });
  return id;
};

const submit = async (telling: Telling, windowId: string, { party }: Told): Promise<void> => {
  const { report, figures } = await sheetOf(telling, staff(telling, 'programme_officer'), windowId, party);
  const told = new Set(figures.map(({ indicatorId }) => indicatorId));
  const untold = report.indicators.filter((id) => !told.has(id));
  await tell(telling, staff(telling, 'programme_officer'), submitReport, [windowId, party.key], {
    windowId,
    partnershipId: party.partnershipId,
    version: 1,
    figures: [],
    nothing: untold.map((indicatorId) => ({ indicatorId, reason: 'Première mesure au semestre prochain' })),
    provenance: 'Rapport annuel',
    onBehalf: { source: 'Rapport annuel reçu par courriel' },
  });
};

const sheetOf = ({ db, names }: Telling, actor: ReturnType<typeof staff>, windowId: string, party: Party) =>
  db.read(actor, async (tx) => {
    const window = (await windowById(tx, names.institute, windowId))!;
    const { partnershipId } = party;
    const report = (await reportOf(tx, names.institute, { windowId, partnershipId }))!;
    return { report, ...(await reportSheet(tx, names.institute, window, report)) };
  });

/** The first row of each figure, which bears its id: the same where the story is told again after a restatement. */
const rowsOf = (figures: readonly { id: string }[]): string[] => figures.map(({ id }) => id).sort();

const approveAndLock = async (telling: Telling, windowId: string, party: Party): Promise<void> => {
  const director = staff(telling, 'director');
  const { report, figures } = await sheetOf(telling, director, windowId, party);
  const reportId = report.id;
  const seen = rowsOf(figures);
  await tell(telling, director, reviewReport, [reportId], { reportId, version: 2, seen, approveRest: true });
  await tell(telling, director, lockReport, [reportId], { reportId, version: 3 });
};

/** The old figure stays; told again, a restatement that stands is not repeated. */
const restate = async (telling: Telling, windowId: string, party: Party): Promise<void> => {
  const officer = staff(telling, 'programme_officer');
  const { figures } = await sheetOf(telling, officer, windowId, party);
  const figure = figures.find(({ value, numerator }) => value !== null && numerator === null);
  if (!figure || figures.some(({ isRestated }) => isRestated)) return;
  const window = await telling.db.read(officer, (tx) => windowById(tx, telling.names.institute, windowId));
  await tell(telling, officer, correctMeasurement, ['restated', figure.id], {
    id: figure.id,
    version: figure.entryNo,
    from: window!.from,
    until: window!.until,
    value: addDecimals(figure.value!, '1'),
    breakdown: figure.breakdown,
    provenance: figure.provenance,
    reason: 'Une section oubliée dans le premier relevé',
    told: 'La coordination du partenaire, par courriel',
  });
};

const returnOne = async (telling: Telling, windowId: string, party: Party): Promise<void> => {
  const director = staff(telling, 'director');
  const { report, figures } = await sheetOf(telling, director, windowId, party);
  const figure = figures[0];
  if (!figure) return;
  const comment = 'Le chiffre de l’an dernier était plus haut : toutes les sections ont-elles répondu ?';
  await tell(telling, director, reviewReport, [report.id], {
    reportId: report.id,
    version: 2,
    seen: rowsOf(figures),
    figures: [{ id: figure.id, kind: 'returned', comment }],
    approveRest: true,
  });
};

/** What a partner has typed so far of the period that runs. */
const draft = async (telling: Telling, told: readonly Told[], from: CalendarDay): Promise<void> => {
  const { today } = telling;
  const year = from.slice(0, 4);
  const until = from.slice(5) === '07-01' ? `${year}-12-31` : `${year}-06-30`;
  if (Number(year) > lastYear) return;
  const name = nameOf(until);
  const days = { opensOn: addDays(today, -10), closesOn: addDays(today, 45) };
  const windowId = await openWindow(telling, { name, from, until, ...days }, told);
  const [{ party, indicators }] = told as [Told];
  const { actor } = enteringFor(telling, party, 'partner_coordinator');
  await tell(telling, actor, saveReportDraft, [windowId, party.key], {
    windowId,
    partnershipId: party.partnershipId,
    version: 1,
    typed: { [`f.${indicators[0]}.whole.value`]: ['12'], provenance: ['Registre des sections'] },
    language: 'fr',
  });
};
