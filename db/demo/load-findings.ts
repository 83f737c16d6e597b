import { decideFinding } from '../../src/areas/control/commands/decide-finding.ts';
import { recordFinding } from '../../src/areas/control/commands/record-finding.ts';
import { replyToFinding } from '../../src/areas/control/commands/reply-to-finding.ts';
import { type ExpenseDetail, expenses } from '../../src/areas/finance/queries/expenses.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { controlOf } from './load-control.ts';
import { staff, type Telling, tell } from './telling.ts';

/** Three findings: one whose reply is late, one rejected in part that own funds have yet to bear, one to be decided. */
export const tellFindings = async (telling: Telling): Promise<void> => {
  const { story, today } = telling;
  const scope = controlOf(telling);
  const [first, second] = await controlled(telling);
  if (!first || !second) return;
  const filed = { reportFiledOn: addDays(today, -150), controlEndedOn: addDays(today, -60) };
  const find = async (name: string, input: Readonly<Record<string, unknown>>): Promise<string> => {
    const id = storyId(story.code, 'finding', name);
    await tell(telling, staff(telling, 'auditor'), recordFinding, [name], { id, ...filed, ...input });
    return id;
  };
  await find('late', {
    expenseId: first.id,
    amount: { minor: first.convertedMinor, currency: first.convertedCurrency },
    reason: 'Le reçu ne montre ni la date ni l’objet de la dépense.',
    article: 'art. 33-34',
    foundOn: addDays(today, -40),
  });
  const partly = await find('partly', {
    expenseId: second.id,
    amount: { minor: second.convertedMinor, currency: second.convertedCurrency },
    reason: 'Le prix payé dépasse celui de l’offre retenue.',
    article: 'art. 33-34',
    foundOn: addDays(today, -45),
  });
  const general = await find('general', {
    outcomes: scope.outcomes,
    years: scope.years,
    reason: 'Les feuilles de temps ne sont pas signées par le responsable.',
    foundOn: addDays(today, -38),
  });
  const finance = staff(telling, 'finance_officer');
  const reply = (findingId: string, text: string, days: number) =>
    tell(telling, finance, replyToFinding, [findingId], {
      findingId,
      reply: text,
      repliedOn: addDays(today, -days),
    });
  await reply(partly, 'Le fournisseur a revu son prix ; l’avenant n’a pas été demandé à temps.', 20);
  await reply(general, 'Elles le seront à partir de ce trimestre ; celles de l’année sont régularisées.', 12);
  const rejected = Math.max(1, second.convertedMinor % 50_000);
  await tell(telling, staff(telling, 'auditor'), decideFinding, ['partly'], {
    findingId: partly,
    decision: 'partly',
    rejected: { minor: rejected, currency: second.convertedCurrency },
    remark: 'Le supplément n’est couvert par aucune offre.',
    decidedOn: addDays(today, -5),
  });
};

/** The two largest expenses under control. */
const controlled = async ({ db, names, ...telling }: Telling): Promise<ExpenseDetail[]> => {
  const { outcomes, years } = controlOf({ ...telling, names });
  const actor = staff({ db, names, ...telling }, 'finance_officer');
  const anyOf = { outcomes, years, headings: [], items: [] };
  const found = await db.read(actor, (tx) => expenses(tx, names.institute, { anyOf, sort: 'amount' }, 2));
  return found.filter(({ convertedMinor }) => convertedMinor > 100);
};
