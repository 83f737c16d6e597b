import { newId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type RoundRow, roundsOf, type SheetRow } from '../queries/assessments.ts';
import { askedIn } from '../queries/questionnaires.ts';
import { mayKeepSheet, sideOf } from '../rules/assessment-permissions.ts';
import { canWithdrawRound, sidesAsked } from '../rules/assessment-visibility.ts';
import type { Asked } from '../rules/questionnaire.ts';
import { AssessmentResult } from './assessment-result.tsx';
import { addressedRound, roundDay, sheetsFor, visibilityTag } from './assessment-words.ts';
import { partnerCrumbs } from './partner-crumbs.ts';

type Seen = {
  row: RoundRow;
  /** Other rounds of the same questionnaire of which the reader sees a filed sheet. */
  others: readonly RoundRow[];
  sheets: readonly SheetRow[];
  asked: Asked;
};

export const show = async (page: Page) => {
  const { instituteId, row } = await addressedRound(page);
  const { rounds, asked } = await page.read(async (tx) => ({
    rounds: await roundsOf(tx, instituteId, row.partnershipId),
    asked: await askedIn(tx, instituteId, row.kind, row.edition),
  }));
  const alike = rounds.filter(({ kind }) => kind === row.kind);
  const seen = await sheetsFor(page, instituteId, alike);
  const sheets = seen.filter(({ roundId, side }) =>
    alike.some(({ id, filed }) => id === roundId && filed.includes(side)),
  );
  const others = alike.filter(({ id }) => id !== row.id && sheets.some(({ roundId }) => roundId === id));
  return html(view(page, { row, others, sheets, asked }));
};

const view = (page: Page, { row, others, sheets, asked }: Seen) => {
  const { words } = page;
  const { tone, label } = visibilityTag(words, row);
  const isSeen = sheets.some(({ roundId }) => roundId === row.id);
  return (
    <Frame
      page={page}
      title={words.say(`partners.questionnaire-${row.kind}`)}
      crumbs={[
        ...partnerCrumbs(page, { id: row.partnershipId, name: row.partnerName }),
        { label: words.t('partners.assessments'), href: paths.assessments({ id: row.partnershipId }) },
      ]}
    >
      <PageHead
        kind={row.partnerName}
        title={words.say(`partners.questionnaire-${row.kind}`)}
        quiet={roundDay(words, row)}
        tags={<Tag tone={tone}>{label}</Tag>}
        actions={<RoundActions page={page} row={row} />}
      />
      {row.withdrawal && (
        <Notice kind="warning">
          {words.t('partners.withdrawn-on', { day: words.day(row.withdrawal.on) })} {row.withdrawal.reason}
        </Notice>
      )}
      <Card>
        <DescriptionList
          rows={[
            ...sidesAsked(row.kind).map((side) => ({
              term: words.t(`partners.side-${side}`),
              value: [
                words.t(row.filed.includes(side) ? 'partners.side-filed' : 'partners.being-filled-in'),
                row.filed.includes(side) &&
                  words.t(row.agreed.includes(side) ? 'partners.side-agrees' : 'partners.side-keeps'),
              ]
                .filter(Boolean)
                .join(', '),
            })),
            {
              term: words.t('partners.held-on'),
              value: row.heldOn && words.day(row.heldOn),
            },
          ]}
        />
        {!isSeen && <p>{words.say(`partners.answers-closed-${row.kind}`)}</p>}
      </Card>
      {isSeen && <AssessmentResult page={page} row={row} others={others} sheets={sheets} asked={asked} />}
    </Frame>
  );
};

/** Fill in; once filed, open or close what one's own side said. */
function RoundActions({ page, row }: { page: Page; row: RoundRow }) {
  const { words, actor } = page;
  if (mayKeepSheet(actor, row) !== true || row.withdrawal) return null;
  const side = sideOf(actor, row);
  if (!row.filed.includes(side))
    return (
      <>
        <ButtonLink kind="primary" href={paths.assessmentSheet({ id: row.id })}>
          {words.t('partners.fill-in')}
        </ButtonLink>
        {canWithdrawRound(row, side) && (
          <ButtonLink href={paths.withdrawAssessmentRound({ id: row.id })}>
            {words.t('partners.withdraw-round')}
          </ButtonLink>
        )}
      </>
    );
  const address = { id: row.id };
  return row.agreed.includes(side) ? (
    <PostButton kind="second" action={paths.withdrawAssessmentConsent(address)} commandId={newId()}>
      {words.t('partners.take-consent-back')}
    </PostButton>
  ) : (
    <PostButton kind="primary" action={paths.agreeToOpenAssessment(address)} commandId={newId()}>
      {words.say(`partners.open-${row.kind}`)}
    </PostButton>
  );
}
