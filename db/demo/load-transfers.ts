import { askForTransfer } from '../../src/areas/finance/commands/ask-for-transfer.ts';
import { decideTransfer } from '../../src/areas/finance/commands/decide-transfer.ts';
import { executeTransfer } from '../../src/areas/finance/commands/execute-transfer.ts';
import { judgeCondition } from '../../src/areas/finance/commands/judge-condition.ts';
import { planTransfer } from '../../src/areas/finance/commands/plan-transfer.ts';
import { plannedTransfer } from '../../src/areas/finance/queries/planned-transfers.ts';
import { conditionsOf } from '../../src/areas/finance/queries/transfer-conditions.ts';
import { agreement } from '../../src/areas/partners/queries/agreements.ts';
import { storyId } from './draws.ts';
import { tellArrivals } from './load-rates.ts';
import { type Party, worksOn } from './parties.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';

/**
 * Transfers of 2026 as they were planned under two running agreements: both halves were paid; the last one waits, of one
 * partner for its report, of the other for the expenses of the transfer before.
 */
export const tellTransfers = async (telling: Telling): Promise<void> => {
  if (telling.today < '2026-11-10') return;
  const signed = telling.parties.filter(
    (party) => worksOn(party, '2025-01-01') && party.until === undefined && party.knot === undefined,
  );
  for (const [at, party] of signed.slice(0, 2).entries()) await tellPlan(telling, party, at === 0);
};

const halves = [
  { half: 1, dueOn: '2026-02-20', accepted: '2026-01-26', asked: '2026-01-28', approved: '2026-02-02' },
  { half: 2, dueOn: '2026-09-20', accepted: '2026-08-24', asked: '2026-08-26', approved: '2026-09-01' },
] as const;

const tellPlan = async (telling: Telling, party: Party, waitsForReport: boolean): Promise<void> => {
  const { db, names, story } = telling;
  const finance = staff(telling, 'finance_officer');
  const agreementId = storyId(story.code, 'agreement', party.key, 1);
  const under = await db.read(finance, (tx) => agreement(tx, names.institute, agreementId));
  if (!under?.amountMinor) return;
  const { amountMinor, currency } = under;
  if (currency !== 'EUR') await tellArrivals(telling, party);
  const part = (of: number) => ({ minor: (amountMinor - (amountMinor % of)) / of, currency });
  const words = sayings[party.tongue];
  const report = { kind: 'report', what: words.report } as const;
  const plan = async (at: number, dueOn: string, of: number, isReported: boolean) => {
    const id = storyId(story.code, 'planned-transfer', party.key, at);
    await tell(telling, finance, planTransfer, [party.key, at], {
      id,
      agreementId,
      programmeId: names.programme(story.current),
      dueOn,
      amount: part(of),
      conditions: [isReported ? report : { kind: 'justified', percent: 80 }],
    });
    return id;
  };
  const ask = (transferId: string, at: number, on: string) => {
    const { actor, isStaff } = enteringFor(telling, party, 'partner_treasurer');
    const onBehalf = isStaff ? { source: words.letter } : undefined;
    return tell(telling, actor, askForTransfer, [party.key, at], {
      transferId,
      on,
      note: words.asks,
      onBehalf,
    });
  };
  for (const { half, dueOn, accepted, asked, approved } of halves) {
    const id = await plan(half, dueOn, 3, true);
    await judge(telling, id, accepted, words.accepted);
    await ask(id, half, asked);
    await approve(telling, id, approved);
    await tell(telling, finance, executeTransfer, [party.key, half], {
      transferId: id,
      transactionId: storyId(story.code, 'transaction', party.key, 2026, half),
    });
  }
  await ask(await plan(3, '2026-12-15', 20, waitsForReport), 3, '2026-11-02');
};

const judge = async (telling: Telling, transferId: string, on: string, note: string): Promise<void> => {
  const { db, names } = telling;
  const officer = staff(telling, 'programme_officer');
  const conditions = await db.read(officer, (tx) =>
    conditionsOf(tx, names.institute, [transferId], { on: telling.today }),
  );
  for (const { id } of conditions)
    await tell(telling, officer, judgeCondition, [transferId], { conditionId: id, isMet: true, on, note });
};

const approve = async (telling: Telling, transferId: string, on: string): Promise<void> => {
  const { db, names } = telling;
  const director = staff(telling, 'director');
  const transfer = await db.read(director, (tx) => plannedTransfer(tx, names.institute, transferId));
  // Told again after an interruption it stands further on: its version is another, and it is approved already.
  if (transfer?.state !== 'asked') return;
  const { version } = transfer;
  await tell(telling, director, decideTransfer, [transferId], {
    transferId,
    version,
    decision: 'approved',
    on,
  });
};

const sayings = {
  fr: {
    report: 'Rapport narratif du semestre précédent',
    accepted: 'Rapport reçu, accepté après une question',
    asks: 'Formations et réunions du semestre',
    letter: 'Courriel de la trésorerie',
  },
  en: {
    report: 'Narrative report of the half-year before',
    accepted: 'Report received, accepted after one question',
    asks: 'Courses and meetings of the half-year',
    letter: 'Mail from the treasury',
  },
  es: {
    report: 'Informe narrativo del semestre anterior',
    accepted: 'Informe recibido, aceptado tras una pregunta',
    asks: 'Formaciones y reuniones del semestre',
    letter: 'Correo de la tesorería',
  },
} as const;
