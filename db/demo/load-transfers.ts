import { askForTransfer } from '../../src/areas/finance/commands/ask-for-transfer.ts';
import { decideTransfer } from '../../src/areas/finance/commands/decide-transfer.ts';
import { executeTransfer } from '../../src/areas/finance/commands/execute-transfer.ts';
import { judgeCondition } from '../../src/areas/finance/commands/judge-condition.ts';
import { planTransfer } from '../../src/areas/finance/commands/plan-transfer.ts';
import { plannedTransfer } from '../../src/areas/finance/queries/planned-transfers.ts';
import { conditionsOf } from '../../src/areas/finance/queries/transfer-conditions.ts';
import { agreement } from '../../src/areas/partners/queries/agreements.ts';
import { storyId } from './draws.ts';
import { type Party, worksOn } from './parties.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';

/**
 * Transfers of 2026 as they were planned under two running agreements: the first half was paid, the second waits, of one
 * partner for its report, of the other for the expenses of the transfer before.
 */
export const tellTransfers = async (telling: Telling): Promise<void> => {
  if (telling.today < '2026-10-01') return;
  const signed = telling.parties.filter(
    (party) => worksOn(party, '2025-01-01') && party.until === undefined && party.knot === undefined,
  );
  for (const [at, party] of signed.slice(0, 2).entries()) await tellPlan(telling, party, at === 0);
};

const tellPlan = async (telling: Telling, party: Party, waitsForReport: boolean): Promise<void> => {
  const { db, names, story } = telling;
  const finance = staff(telling, 'finance_officer');
  const agreementId = storyId(story.code, 'agreement', party.key, 1);
  const under = await db.read(finance, (tx) => agreement(tx, names.institute, agreementId));
  if (!under?.amountMinor) return;
  const amount = { minor: (under.amountMinor - (under.amountMinor % 10)) / 10, currency: under.currency };
  const programmeId = names.programme(story.current);
  const words = sayings[party.tongue];
  const plan = async (half: number, dueOn: string) => {
    const id = storyId(story.code, 'planned-transfer', party.key, half);
    await tell(telling, finance, planTransfer, [party.key, half], {
      id,
      agreementId,
      programmeId,
      dueOn,
      amount,
      conditions:
        waitsForReport || half === 1
          ? [{ kind: 'report', what: words.report }]
          : [{ kind: 'justified', percent: 80 }],
    });
    return id;
  };
  const ask = (transferId: string, half: number, on: string) => {
    const { actor, isStaff } = enteringFor(telling, party, 'partner_treasurer');
    const asked = {
      transferId,
      on,
      note: words.asks,
      ...(isStaff ? { onBehalf: { source: words.letter } } : {}),
    };
    return tell(telling, actor, askForTransfer, [party.key, half], asked);
  };
  const first = await plan(1, '2026-02-20');
  const second = await plan(2, '2026-10-15');
  await judge(telling, first, '2026-01-26', words.accepted);
  await ask(first, 1, '2026-01-28');
  await approve(telling, first, '2026-02-02');
  await tell(telling, finance, executeTransfer, [party.key], {
    transferId: first,
    transactionId: storyId(story.code, 'transaction', party.key, 2026, 1),
  });
  await ask(second, 2, '2026-09-28');
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
    accepted: 'Rapport reçu le 22/01, accepté après une question',
    asks: 'Formations et réunions du semestre',
    letter: 'Courriel de la trésorerie',
  },
  en: {
    report: 'Narrative report of the half-year before',
    accepted: 'Report received on 22/01, accepted after one question',
    asks: 'Courses and meetings of the half-year',
    letter: 'Mail from the treasury',
  },
  es: {
    report: 'Informe narrativo del semestre anterior',
    accepted: 'Informe recibido el 22/01, aceptado tras una pregunta',
    asks: 'Formaciones y reuniones del semestre',
    letter: 'Correo de la tesorería',
  },
} as const;
