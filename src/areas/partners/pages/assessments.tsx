import { newId } from '../../../kernel/id.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, mostListRows } from '../../../page/list-export.ts';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  narrowedPage,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type RoundRow, roundsListed, roundsOf, type SheetRow } from '../queries/assessments.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { askedIn, newestBrought, newestEditions } from '../queries/questionnaires.ts';
import { mayAdoptQuestionnaires, mayOpenRound } from '../rules/assessment-permissions.ts';
import {
  type AskedGroup,
  editionsWritten,
  type QuestionnaireKind,
  questionnaireKinds,
} from '../rules/questionnaire.ts';
import { TrendChart } from './assessment-charts.tsx';
import { RoundList, roundFile, roundFilter, roundNarrowings } from './assessment-list.tsx';
import { partnerOfRounds, sheetsFor } from './assessment-words.ts';
import { partnerCrumbs } from './partner-crumbs.ts';

type Asked = { kind: QuestionnaireKind; groups: readonly AskedGroup[] };

type Seen = {
  partner: PartnershipRow;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  rounds: readonly RoundRow[];
  /** What the list shows of them: one more than a page. */
  listed: readonly RoundRow[];
  sheets: readonly SheetRow[];
  asked: readonly Asked[];
  isNewer: boolean;
};

/** Every round of a partner: which were held, and of those that are open to the reader how they went over time. */
export const show = async (page: Page) => {
  const { instituteId, partner } = await partnerOfRounds(page);
  const narrowings = roundNarrowings(page);
  const place = placeBeside(page, dayAndId);
  const beside = [place];
  const filter = roundFilter(narrowings, place.value);
  if (isListFile(page) && !isAmiss(narrowings, beside))
    return roundFile(
      page,
      await page.read((tx) => roundsListed(tx, instituteId, partner.id, { ...filter, limit: mostListRows })),
    );
  const { rounds, listed, asked, isNewer } = await page.read(async (tx) => {
    const newest = await newestEditions(tx, instituteId);
    const brought = await newestBrought(tx, instituteId);
    const asked: Asked[] = [];
    for (const kind of questionnaireKinds) {
      const edition = newest.get(kind);
      if (edition) asked.push({ kind, ...(await askedIn(tx, instituteId, kind, edition)) });
    }
    return {
      rounds: await roundsOf(tx, instituteId, partner.id),
      listed: await roundsListed(tx, instituteId, partner.id, filter),
      asked,
      isNewer: editionsWritten.some(({ kind, edition }) => edition > (brought.get(kind) ?? 0)),
    };
  });
  const sheets = await sheetsFor(page, instituteId, rounds);
  const seen = { partner, narrowings, beside, rounds, listed, sheets, asked, isNewer };
  return narrowedPage(view(page, seen), narrowings, beside);
};

const view = (page: Page, seen: Seen) => {
  const { partner, narrowings, beside, rounds, listed, sheets, asked, isNewer } = seen;
  const { words, actor } = page;
  const mayOpen = asked.some(({ kind }) => mayOpenRound(actor, { partnershipId: partner.id, kind }) === true);
  return (
    <Frame page={page} title={words.t('partners.assessments')} crumbs={partnerCrumbs(page, partner)}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        kind={partner.name}
        title={words.t('partners.assessments')}
        quiet={words.t('partners.assessments-what')}
        actions={
          mayOpen && (
            <ButtonLink kind="primary" href={paths.newAssessment({ id: partner.id })}>
              {words.t('partners.new-assessment')}
            </ButtonLink>
          )
        }
      />
      {isNewer && (
        <Notice
          kind="info"
          actions={
            mayAdoptQuestionnaires(actor) === true && (
              <PostButton
                kind="second"
                action={paths.adoptQuestionnaires()}
                commandId={newId()}
                fields={{ partner: partner.id }}
              >
                {words.t('partners.adopt-questionnaires')}
              </PostButton>
            )
          }
        >
          {words.t('partners.questionnaires-newer')}
        </Notice>
      )}
      {mayAdoptQuestionnaires(actor) === true && asked.some(({ kind }) => kind === 'tuoc') && (
        <p>
          <a href={paths.externalFactors()}>{words.t('partners.external-factors')}</a>
        </p>
      )}
      <RoundList page={page} narrowings={narrowings} beside={beside} listed={listed} />
      {asked.map(({ kind, groups }) => (
        <TrendChart page={page} kind={kind} groups={groups} rounds={rounds} sheets={sheets} />
      ))}
    </Frame>
  );
};
