import { newId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type RoundRow, roundsOf, type SheetRow } from '../queries/assessments.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { askedIn, newestEditions } from '../queries/questionnaires.ts';
import { mayAdoptQuestionnaires, mayOpenRound } from '../rules/assessment-permissions.ts';
import { sidesAsked } from '../rules/assessment-visibility.ts';
import {
  type AskedGroup,
  editionsWritten,
  type QuestionnaireKind,
  questionnaireKinds,
} from '../rules/questionnaire.ts';
import { TrendChart } from './assessment-charts.tsx';
import { partnerOfRounds, roundDay, sheetsFor, visibilityTag } from './assessment-words.ts';
import { partnerCrumbs } from './partner-crumbs.ts';

type Asked = { kind: QuestionnaireKind; groups: readonly AskedGroup[] };

type Seen = {
  partner: PartnershipRow;
  rounds: readonly RoundRow[];
  sheets: readonly SheetRow[];
  asked: readonly Asked[];
  isNewer: boolean;
};

/** Every round of a partner: which were held, and of those that are open to the reader how they went over time. */
export const show = async (page: Page) => {
  const { instituteId, partner } = await partnerOfRounds(page);
  const { rounds, asked, isNewer } = await page.read(async (tx) => {
    const newest = await newestEditions(tx, instituteId);
    const asked: Asked[] = [];
    for (const kind of questionnaireKinds) {
      const edition = newest.get(kind);
      if (edition) asked.push({ kind, groups: await askedIn(tx, instituteId, kind, edition) });
    }
    return {
      rounds: await roundsOf(tx, instituteId, partner.id),
      asked,
      isNewer: editionsWritten.some(({ kind, edition }) => edition > (newest.get(kind) ?? 0)),
    };
  });
  const sheets = await sheetsFor(page, instituteId, rounds);
  return html(view(page, { partner, rounds, sheets, asked, isNewer }));
};

const view = (page: Page, { partner, rounds, sheets, asked, isNewer }: Seen) => {
  const { words, actor } = page;
  const mayOpen = asked.some(({ kind }) => mayOpenRound(actor, { partnershipId: partner.id, kind }) === true);
  return (
    <Frame page={page} title={words.t('partners.assessments')} crumbs={partnerCrumbs(page, partner)}>
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
      <RoundTable page={page} rounds={rounds} />
      {asked.map(({ kind, groups }) => (
        <TrendChart page={page} kind={kind} groups={groups} rounds={rounds} sheets={sheets} />
      ))}
    </Frame>
  );
};

function RoundTable({ page, rounds }: { page: Page; rounds: readonly RoundRow[] }) {
  const { words } = page;
  return (
    <Card>
      <DataTable
        caption={words.t('partners.assessments')}
        captionHidden
        empty={words.t('partners.no-assessments')}
        rows={rounds}
        columns={[
          {
            key: 'round',
            label: words.t('partners.round'),
            cell: (row) => (
              <a href={paths.assessment({ id: row.id })}>
                {`${words.say(`partners.questionnaire-${row.kind}`)}, ${roundDay(words, row)}`}
              </a>
            ),
          },
          {
            key: 'held',
            label: words.t('partners.held-on'),
            cell: (row) => (row.heldOn ? words.day(row.heldOn) : words.t('partners.being-filled-in')),
          },
          {
            key: 'filed',
            label: words.t('partners.filed-by'),
            cell: (row) =>
              sidesAsked(row.kind)
                .filter((side) => row.filed.includes(side))
                .map((side) => words.t(`partners.side-${side}`))
                .join(', '),
          },
          {
            key: 'seen',
            label: words.t('partners.answers-seen-by'),
            cell: (row) => {
              const { tone, label } = visibilityTag(words, row);
              return <Tag tone={tone}>{label}</Tag>;
            },
          },
        ]}
      />
    </Card>
  );
}
