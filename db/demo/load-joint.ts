import { recordBudget } from '../../src/areas/finance/commands/record-budget.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { registerCertifiedReport } from '../../src/areas/finance/commands/register-certified-report.ts';
import { setOpeningBalances } from '../../src/areas/finance/commands/set-opening-balances.ts';
import { addCoApplicant } from '../../src/areas/joint/commands/add-co-applicant.ts';
import { openJointProgramme } from '../../src/areas/joint/commands/open-joint-programme.ts';
import { releaseBlock } from '../../src/areas/joint/commands/release-block.ts';
import { setOrganisationAmounts } from '../../src/areas/joint/commands/set-organisation-amounts.ts';
import { takePart } from '../../src/areas/joint/commands/take-part.ts';
import { coApplicants, jointProgramme } from '../../src/areas/joint/queries/joint-programmes.ts';
import { addOutcome } from '../../src/areas/programmes/commands/add-outcome.ts';
import { openProgramme } from '../../src/areas/programmes/commands/open-programme.ts';
import { outcomesOf } from '../../src/areas/programmes/queries/outcomes.ts';
import { storyId } from './draws.ts';
import type { InstituteCode } from './story.ts';
import { staff, type Telling, tell } from './telling.ts';
import { localizedOf } from './unfold-results.ts';
import { pdfOf } from './vouchers.ts';

const leadCode: InstituteCode = 'iiwe';
const id = (name: string) => storyId(leadCode, 'joint', name);
const [programmeId, jointId, ngoId, ifsiId, ismId] = ['programme', 'joint', 'ngo', 'ifsi', 'ism'].map(id) as [
  string,
  string,
  string,
  string,
  string,
];
const outcomes = [
  {
    code: 'OS1',
    title: { fr: 'Syndicalisation des mines artisanales', nl: 'Vakbondswerk in de ambachtelijke mijnen' },
  },
  {
    code: 'OS2',
    title: { fr: 'Dialogue social transfrontalier', nl: 'Grensoverschrijdende sociale dialoog' },
  },
] as const;
const outcomeId = (code: string) => storyId(leadCode, 'joint', 'outcome', code);
const eur = (euros: number) => ({ minor: euros * 100, currency: 'EUR' });

/** How many programmes this chapter adds to the two of a story, each with one expense. */
export const jointProgrammesOf = (code: InstituteCode, today: string): number =>
  code === leadCode && today >= beginsOn ? 1 : 0;

const beginsOn = '2026-07-01';

/**
 * A programme that began before the house worked with Relais: two years stand as certified balances. It is one part of a
 * joint programme with a second institute and an organisation outside; a third institute has released nothing yet.
 */
export const tellJoint = async (tellings: readonly Telling[]): Promise<void> => {
  const [lead, ifsi, ism] = (['iiwe', 'ifsi', 'ism'] as const).map((code) =>
    tellings.find(({ story }) => story.code === code),
  );
  if (!lead || !ifsi || !ism || lead.today < beginsOn) return;
  await tellPart(lead);
  await tellBalances(lead);
  await tellCoApplicants(lead, ifsi, ism);
  await tellReleases(lead, ifsi);
  lead.say('iiwe: a joint programme with ifsi and an organisation outside is there');
};

const tellPart = async (lead: Telling): Promise<void> => {
  const officer = staff(lead, 'programme_officer');
  await tell(lead, officer, openProgramme, ['joint'], {
    id: programmeId,
    reference: 'IIWE-SAHEL-2024',
    title: localizedOf({
      fr: 'Travail décent au Sahel',
      nl: 'Waardig werk in de Sahel',
      en: 'Decent work in the Sahel',
    }),
    description: localizedOf({ fr: 'Repris en 2026 d’une autre comptabilité (démo)' }),
    fromOn: '2024-01-01',
    untilOn: '2027-12-31',
    currency: 'EUR',
  });
  for (const [position, { code, title }] of outcomes.entries())
    await tell(lead, officer, addOutcome, ['joint', code], {
      id: outcomeId(code),
      programmeId,
      code,
      title: localizedOf(title),
      aims: ['O2'],
      position,
    });
  const amounts = [2024, 2025, 2026, 2027].flatMap((year) => {
    const period = { from: `${year}-01-01`, until: `${year}-12-31` };
    const operational = (code: string, line: 'a' | 'd', euros: number) => ({
      ...period,
      block: 'operational' as const,
      outcomeId: outcomeId(code),
      line,
      heading: 'running' as const,
      amount: eur(euros),
    });
    return [
      operational('OS1', 'a', 60_000),
      operational('OS1', 'd', 20_000),
      operational('OS2', 'd', 30_000),
      { ...period, block: 'management' as const, heading: 'personnel' as const, amount: eur(10_000) },
      { ...period, block: 'structure' as const, amount: eur(8_400) },
    ];
  });
  await tell(lead, staff(lead, 'finance_officer'), recordBudget, ['joint'], {
    programmeId,
    kind: 'filed',
    note: 'Budget du programme commun, repris en 2026',
    amounts,
  });
};

const tellBalances = async (lead: Telling): Promise<void> => {
  const { files, names, parties } = lead;
  const finance = staff(lead, 'finance_officer');
  const bytes = pdfOf([
    'Rapport financier certifie 2024-2025 (demo : tout est invente)',
    'Travail decent au Sahel - IIWE',
    'Certifie le 29/05/2026',
  ]);
  const { sha256, size } = await files.keep(names.institute, bytes);
  const reportId = id('report');
  await tell(lead, finance, registerCertifiedReport, ['joint'], {
    id: reportId,
    programmeId,
    title: 'Rapport financier 2024-2025',
    certifiedBy: 'Cabinet de réviseurs inventé',
    certifiedOn: '2026-05-29',
    fromYear: 2024,
    untilYear: 2025,
    file: { name: 'rapport-2024-2025.pdf', mediaType: 'application/pdf', size, sha256 },
  });
  const partner = parties[0]?.partnershipId;
  const cell = { reportId, block: 'operational', heading: 'running' } as const;
  await tell(lead, finance, setOpeningBalances, ['joint'], {
    programmeId,
    balances: [2024, 2025].flatMap((year, at) => [
      {
        ...cell,
        year,
        outcomeId: outcomeId('OS1'),
        line: 'a',
        partnershipId: partner,
        amount: eur(41_250 + at * 9_800),
      },
      { ...cell, year, outcomeId: outcomeId('OS1'), line: 'd', amount: eur(17_400 + at * 1_100) },
      { ...cell, year, outcomeId: outcomeId('OS2'), line: 'd', amount: eur(22_360 + at * 3_000) },
      { reportId, year, block: 'management', heading: 'personnel', amount: eur(9_700) },
    ]),
  });
  await tell(lead, finance, recordExpense, ['joint'], {
    id: id('expense'),
    outcomeId: outcomeId('OS2'),
    line: 'd',
    heading: 'running',
    paidOn: '2026-06-18',
    description: 'Interprétation de la rencontre de Niamey',
    amount: eur(2_460),
  });
};

const tellCoApplicants = async (lead: Telling, ifsi: Telling, ism: Telling): Promise<void> => {
  const finance = staff(lead, 'finance_officer');
  await tell(lead, finance, openJointProgramme, ['joint'], {
    id: jointId,
    programmeId,
    reference: 'PC-SAHEL-2024',
  });
  const add = (memberId: string, more: { tenantId: string } | { name: string }, fromOn: string) =>
    tell(lead, finance, addCoApplicant, [memberId], { id: memberId, jointId, fromOn, ...more });
  await add(ifsiId, { tenantId: ifsi.names.institute }, '2024-01-01');
  await add(ngoId, { name: 'Solidarité Sahel (ONG inventée)' }, '2024-01-01');
  await add(ismId, { tenantId: ism.names.institute }, '2026-01-01');
  await tell(ifsi, staff(ifsi, 'finance_officer'), takePart, ['joint'], {
    jointId,
    programmeId: ifsi.names.programme(ifsi.story.current),
  });
  const source = 'Lettre de Solidarité Sahel du 12/06/2026';
  await tell(lead, finance, setOrganisationAmounts, ['joint'], {
    jointId,
    amounts: [2024, 2025, 2026].flatMap((year, at) => [
      {
        coApplicantId: ngoId,
        block: 'operational',
        outcomeCode: 'OS1',
        line: 'a',
        year,
        budget: eur(48_000),
        actual: eur([44_120, 46_900, 18_300][at]!),
        source,
      },
      { coApplicantId: ngoId, block: 'management', year, budget: eur(5_000), actual: eur(4_350), source },
    ]),
  });
};

const tellReleases = async (lead: Telling, ifsi: Telling): Promise<void> => {
  const finance = staff(lead, 'finance_officer');
  const members = await lead.db.read(finance, async (tx) => {
    const joint = await jointProgramme(tx, lead.names.institute, jointId);
    return joint ? coApplicants(tx, joint) : [];
  });
  const own = members.find(({ tenantId }) => tenantId === lead.names.institute);
  if (!own) return;
  const asOfDay = lead.today;
  await tell(lead, finance, releaseBlock, ['own'], {
    id: id('block own'),
    jointId,
    coApplicantId: own.id,
    asOfDay,
    placements: outcomes.map(({ code }) => ({ outcomeId: outcomeId(code), code })),
  });
  await tell(lead, finance, releaseBlock, ['ngo'], {
    id: id('block ngo'),
    jointId,
    coApplicantId: ngoId,
    asOfDay,
  });
  const director = staff(ifsi, 'director');
  const theirs = await ifsi.db.read(director, (tx) =>
    outcomesOf(tx, ifsi.names.institute, ifsi.names.programme(ifsi.story.current)),
  );
  await tell(ifsi, director, releaseBlock, ['joint'], {
    id: id('block ifsi'),
    jointId,
    coApplicantId: ifsiId,
    asOfDay,
    placements: theirs.map((each, at) => ({ outcomeId: each.id, code: at === 0 ? 'OS2' : undefined })),
  });
};
