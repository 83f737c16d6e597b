import { together } from '../../../db/together.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { isListFile } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { decidedSubsidy, type SubsidyCut } from '../../finance/queries/decided-subsidy.ts';
import { mayReadInstalments } from '../../finance/rules/claim-permissions.ts';
import { DialogueTable } from '../../programmes/pages/dialogue-table.tsx';
import { requireFile } from '../../programmes/pages/page-subject.ts';
import { type AppraisalRow, appraisalRows } from '../../programmes/queries/appraisals.ts';
import {
  type DecisionRow,
  type DecisionShareRow,
  decisionShareRows,
  decisionsOf,
} from '../../programmes/queries/decisions.ts';
import { type DonorDialogueRow, dialoguesOf } from '../../programmes/queries/donor-dialogues.ts';
import { type ContributionRow, contributionsOf } from '../../programmes/queries/frameworks.ts';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import {
  amendmentsOfProgramme,
  type ProgrammeAmendmentRow,
} from '../../programmes/queries/programme-amendments.ts';
import {
  type FileSectionRow,
  type FileTextRow,
  fileSections,
  fileTextsOf,
} from '../../programmes/queries/programme-files.ts';
import { type FilePlace, filePlaces } from '../../programmes/rules/file-places.ts';
import { mayKeepProgrammes } from '../../programmes/rules/programme-permissions.ts';
import { type ProgrammeHead, programmeHead } from '../queries/programme-head.ts';
import { sharesWithDay } from '../rules/decided-shares.ts';
import { programmeFileExport } from './programme-file-export.ts';
import { ContributionTable } from './programme-file-frameworks.tsx';
import {
  AmendmentTable,
  AppraisalTable,
  CutTable,
  DecisionTable,
  ShareTable,
} from './programme-file-tables.tsx';
import { FileTextTable } from './programme-file-texts.tsx';
import { ProgrammeFrame } from './programme-frame.tsx';
import { addressedId } from './seen-institute.ts';
import { TableFile } from './table-file.tsx';

export type FileSeen = {
  head: ProgrammeHead;
  outcomes: readonly OutcomeRow[];
  sections: readonly FileSectionRow[];
  texts: readonly FileTextRow[];
  appraisal: readonly AppraisalRow[];
  decisions: readonly DecisionRow[];
  /** What they say of single outcomes. */
  shares: readonly DecisionShareRow[];
  /** What the subsidy lost since; null for who does not read instalments. */
  cuts: readonly SubsidyCut[] | null;
  amendments: readonly ProgrammeAmendmentRow[];
  contributions: readonly ContributionRow[];
  dialogues: readonly DonorDialogueRow[];
};

/** The programme file: what is written and what is missing, what the donor asked and decided, how it was changed. */
export const show = async (page: Page) => {
  const { id: instituteId } = requireFile(page);
  const id = addressedId(page);
  const readsCuts = mayReadInstalments(page.actor) === true;
  const seen = await page.read(async (tx): Promise<FileSeen> => {
    const head = await programmeHead(tx, instituteId, id);
    if (!head) throw new NotFound();
    const { appraisal, shares } = await together<{ appraisal: AppraisalRow; shares: DecisionShareRow }>(tx, {
      appraisal: appraisalRows(instituteId, id),
      shares: decisionShareRows(instituteId, id),
    });
    return {
      head,
      outcomes: await outcomesOf(tx, instituteId, id),
      sections: await fileSections(tx, instituteId),
      texts: await fileTextsOf(tx, instituteId, id),
      appraisal,
      decisions: await decisionsOf(tx, instituteId, id),
      shares,
      cuts: readsCuts ? (await decidedSubsidy(tx, instituteId, id)).cuts : null,
      amendments: await amendmentsOfProgramme(tx, instituteId, id),
      contributions: await contributionsOf(tx, instituteId, id),
      dialogues: await dialoguesOf(tx, instituteId, id),
    };
  });
  return isListFile(page) ? programmeFileExport(page, seen) : html(view(page, seen));
};

const view = (page: Page, seen: FileSeen) => {
  const { words } = page;
  const { id } = seen.head;
  const mayKeep = mayKeepProgrammes(page.actor) === true;
  const places = filePlaces(seen);
  const add = (href: string, label: string) => mayKeep && <ButtonLink href={href}>{label}</ButtonLink>;
  return (
    <ProgrammeFrame page={page} head={seen.head} side="file">
      <FileFigures page={page} seen={seen} places={places} />
      <Card
        title={words.t('programmes.file-sections')}
        id="texts"
        aside={<a href={paths.fileSections()}>{words.t('programmes.file-sections-all')}</a>}
      >
        <FileTextTable page={page} programmeId={id} places={places} />
        {places.length > 0 && <TableFile page={page} table="texts" />}
      </Card>
      <Card
        title={words.t('programmes.contributions')}
        id="frameworks"
        aside={<a href={paths.frameworks()}>{words.t('programmes.strategic-frameworks')}</a>}
      >
        <ContributionTable page={page} rows={seen.contributions} mayKeep={mayKeep} />
        {seen.contributions.length > 0 && <TableFile page={page} table="contributions" />}
        {add(paths.newContribution({ id }), words.t('programmes.contribution-new'))}
      </Card>
      <Card
        title={words.t('programmes.dialogues')}
        id="dialogues"
        aside={<a href={paths.donorDialogues()}>{words.t('programmes.dialogues-all')}</a>}
      >
        <DialogueTable page={page} rows={seen.dialogues} />
        {seen.dialogues.length > 0 && <TableFile page={page} table="dialogues" />}
        {add(paths.newDonorDialogue({ id }), words.t('programmes.dialogue-new'))}
      </Card>
      <Card title={words.t('programmes.appraisal')} id="appraisal">
        <AppraisalTable page={page} rows={seen.appraisal} mayKeep={mayKeep} />
        {seen.appraisal.length > 0 && <TableFile page={page} table="appraisal" />}
        {add(paths.newAppraisalQuestion({ id }), words.t('programmes.appraisal-new'))}
      </Card>
      <Card
        title={words.t('programmes.decisions')}
        id="decisions"
        aside={seen.cuts && <a href={paths.subsidyCuts({ id })}>{words.t('programmes.file-cuts')}</a>}
      >
        <DecisionTable page={page} head={seen.head} rows={seen.decisions} />
        {seen.decisions.length > 0 && <TableFile page={page} table="decisions" />}
        {seen.shares.length > 0 && (
          <>
            <ShareTable page={page} head={seen.head} rows={sharesWithDay(seen.decisions, seen.shares)} />
            <TableFile page={page} table="shares" />
          </>
        )}
        {seen.cuts && seen.cuts.length > 0 && (
          <>
            <CutTable page={page} rows={seen.cuts} />
            <TableFile page={page} table="cuts" />
          </>
        )}
      </Card>
      <Card title={words.t('programmes.amendments')} id="amendments">
        <AmendmentTable page={page} rows={seen.amendments} />
        {seen.amendments.length > 0 && <TableFile page={page} table="amendments" />}
        {add(paths.requestAmendment({ id }), words.t('programmes.amendment-new'))}
      </Card>
    </ProgrammeFrame>
  );
};

type FiguresProps = { page: Page; seen: FileSeen; places: readonly FilePlace[] };

function FileFigures({ page: { words }, seen, places }: FiguresProps) {
  const asked = places.filter(({ outcome }) => !outcome?.end);
  const ready = asked.filter(({ state }) => state === 'ready').length;
  const missing = asked.filter(({ state }) => state === 'missing').length;
  const unanswered = seen.appraisal.filter(({ answerId }) => answerId === null).length;
  const waiting = seen.amendments.filter(
    ({ procedure, verdict }) => procedure === 'consent' && verdict === null,
  ).length;
  return (
    <Figures
      items={[
        {
          label: words.t('programmes.file-ready'),
          value: words.t('programmes.file-of', { count: ready, of: asked.length }),
          href: '#texts',
          note: words.t('programmes.file-missing', { count: missing }),
        },
        {
          label: words.t('programmes.appraisal-open'),
          value: words.number(unanswered),
          href: '#appraisal',
          ...(unanswered > 0 ? { tone: 'warn' as const } : {}),
        },
        { label: words.t('programmes.amendment-open'), value: words.number(waiting), href: '#amendments' },
      ]}
    />
  );
}
