import { fileProgramme } from '../../src/areas/filing/commands/file-programme.ts';
import { askDerogation } from '../../src/areas/records/commands/ask-derogation.ts';
import { attachDocument } from '../../src/areas/records/commands/attach-document.ts';
import { decideDerogation } from '../../src/areas/records/commands/decide-derogation.ts';
import { writeComment } from '../../src/areas/records/commands/write-comment.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { toDecimal } from '../../src/kernel/money.ts';
import { drawsFor, storyId } from './draws.ts';
import type { Party } from './parties.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';
import type { CashBook, CashRow } from './unfold-expenses.ts';
import { pdfOf, pngReceipt } from './vouchers.ts';

/** Vouchers: the institute's own invoices, photos of partners' receipts, and lists that stay with the partner. */
export const tellVouchers = async (telling: Telling, books: readonly CashBook[]): Promise<number> => {
  const { story } = telling;
  const spent = books.flatMap(({ rows, party, currency }) => rows.map((row) => ({ row, party, currency })));
  const invoices = spent.filter(({ row }) => row.voucherState === 'attached');
  const photos = spent.filter(
    ({ row, party }) =>
      party?.hasTreasurer && row.voucherState === 'to_follow' && drawsFor(story.code, row.id).inHundred(60),
  );
  const lists = spent.filter(
    ({ row, party }) =>
      party?.hasTreasurer && row.voucherClass === 'list_of_persons' && row.paidOn >= '2024-01-01',
  );
  for (const { row, currency } of invoices) await attachInvoice(telling, row, currency);
  for (const { row, party, currency } of photos) await attachPhoto(telling, row, { party, currency });
  for (const { row, party, currency } of lists) await describeList(telling, row, { party, currency });
  return invoices.length + photos.length + lists.length;
};

const attachInvoice = async (telling: Telling, row: CashRow, currency: string): Promise<void> => {
  const { story, names, files } = telling;
  const amount = `${toDecimal({ minor: row.amountMinor, currency })} ${currency}`;
  const number = `${row.paidOn.replaceAll('-', '')}-${row.id.slice(0, 4).toUpperCase()}`;
  const bytes = pdfOf([
    'Facture (démo : fournisseur, montant et prestation sont inventés)',
    `No ${number}   ${row.paidOn}`,
    story.name.fr,
    row.description,
    `Total  ${amount}`,
  ]);
  const { sha256, size } = await files.keep(names.institute, bytes);
  await tell(telling, staff(telling, 'finance_officer'), attachDocument, [row.id], {
    id: storyId(story.code, 'voucher', row.id),
    subject: { kind: 'expense', id: row.id },
    title: `Facture ${number}`,
    file: { name: `facture-${number}.pdf`, mediaType: 'application/pdf', size, sha256 },
  });
};

type Of = { party: Party | undefined; currency: string };

const attachPhoto = async (telling: Telling, row: CashRow, { party, currency }: Of): Promise<void> => {
  const { story, names, files } = telling;
  const { actor } = enteringFor(telling, party, 'partner_treasurer');
  const bytes = pngReceipt(row.paidOn, toDecimal({ minor: row.amountMinor, currency }));
  const { sha256, size } = await files.keep(names.institute, bytes);
  await tell(telling, actor, attachDocument, [row.id], {
    id: storyId(story.code, 'voucher', row.id),
    subject: { kind: 'expense', id: row.id },
    ...(party ? { partnershipId: party.partnershipId } : {}),
    title: `Reçu ${row.paidOn}`,
    file: { name: `recu-${row.paidOn}.png`, mediaType: 'image/png', size, sha256 },
  });
};

const describeList = async (telling: Telling, row: CashRow, { party, currency }: Of): Promise<void> => {
  const { story } = telling;
  const { actor } = enteringFor(telling, party, 'partner_treasurer');
  await tell(telling, actor, attachDocument, [row.id], {
    id: storyId(story.code, 'voucher', row.id),
    subject: { kind: 'expense', id: row.id },
    ...(party ? { partnershipId: party.partnershipId } : {}),
    title: `Liste d’émargement ${row.paidOn}`,
    class: 'list_of_persons',
    kept: {
      headCount: drawsFor(story.code, 'heads', row.id).between(14, 42),
      sum: { minor: row.amountMinor, currency },
      place: `Secrétariat de ${party?.acronym ?? ''}, ${party?.cities[0] ?? ''}`,
      keeper: 'Trésorerie',
    },
  });
};

/** Derogations: one asked of the donor, one house rule settled by the director. */
export const tellDerogations = async (
  telling: Telling,
  activities: readonly ToldActivity[],
): Promise<void> => {
  const { story, today } = telling;
  const officer = staff(telling, 'programme_officer');
  const offPlan = activities.find(
    ({ plan, until }) => plan.kind === 'A2' && !('planLineId' in plan) && until <= today,
  );
  if (offPlan)
    await tell(telling, officer, askDerogation, ['off plan'], {
      id: storyId(story.code, 'derogation', 'off plan'),
      ruleId: 'A2-plan-line',
      subject: { kind: 'activity', id: offPlan.id },
      origin: 'donor',
      reason:
        'Le partenaire a demandé cette formation après des attaques en ligne contre ses sections ; le thème entre dans le prochain plan d’action national.',
      from: offPlan.from,
      until: addDays(offPlan.until, 31),
    });
  const late = activities.find(
    ({ plan, course, year }) =>
      plan.kind === 'A7' &&
      year >= 2023 &&
      course.state === 'held' &&
      (!course.report || course.report.on > addDays(course.until, 30)),
  );
  if (late?.course.state !== 'held') return;
  const id = storyId(story.code, 'derogation', 'late report');
  await tell(telling, officer, askDerogation, ['late report'], {
    id,
    ruleId: 'A7-report',
    subject: { kind: 'activity', id: late.id },
    origin: 'institute',
    reason: 'Le rapport commun a attendu la traduction par les deux organisations.',
    from: late.course.from,
    until: addDays(late.course.until, 120),
  });
  await tell(telling, staff(telling, 'director'), decideDerogation, ['late report'], {
    derogationId: id,
    origin: 'institute',
    decision: 'granted',
    reason: 'Retard justifié, sans effet sur la suite.',
  });
};

const remarks = {
  fr: [
    'Merci pour le rapport. Pouvez-vous préciser combien de sections ont adopté leur plan d’action ?',
    'Sept sections sur neuf ; les deux autres se réunissent le mois prochain.',
  ],
  en: [
    'Thank you for the report. How many branches have adopted their action plan?',
    'Seven of nine; the other two meet next month.',
  ],
  es: [
    'Gracias por el informe. ¿Cuántas seccionales aprobaron su plan de acción?',
    'Siete de nueve; las otras dos se reúnen el próximo mes.',
  ],
} as const;

/** Questions about the latest activities; a partner with an account answers all but the last. */
export const tellComments = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const asked = activities
    .filter(({ party, course }) => party?.hasCoordinator && course.state === 'held' && course.report)
    .slice(-4);
  for (const [at, { id, party }] of asked.entries()) {
    if (!party) continue;
    const [question, answer] = remarks[party.tongue];
    const about = { subject: { kind: 'activity', id }, partnershipId: party.partnershipId };
    await tell(telling, staff(telling, 'programme_officer'), writeComment, [id, 'question'], {
      ...about,
      text: question,
    });
    if (at === asked.length - 1) continue;
    const { actor } = enteringFor(telling, party, 'partner_coordinator');
    await tell(telling, actor, writeComment, [id, 'answer'], { ...about, text: answer });
  }
};

/** What the donor was given: the programme as decided, and by two of the three the account of last year. */
export const tellFiledProgramme = async (telling: Telling): Promise<void> => {
  const { names, story } = telling;
  await tell(telling, staff(telling, 'director'), fileProgramme, ['programme'], {
    programmeId: names.programme(story.current),
    kind: 'programme',
  });
};

export const tellFiledAccount = async (telling: Telling): Promise<void> => {
  const { names, story, today } = telling;
  if (story.code === 'ism' || today < '2026-04-30') return;
  await tell(telling, staff(telling, 'director'), fileProgramme, ['account 2025'], {
    programmeId: names.programme(story.current),
    kind: 'yearly_account',
    year: 2025,
  });
};
