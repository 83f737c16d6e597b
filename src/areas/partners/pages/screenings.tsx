import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { screeningChecks } from '../queries/screening-checks.ts';
import {
  type ScreeningAnswerRow,
  type ScreeningRow,
  screeningAnswersOf,
  screeningsOf,
} from '../queries/screenings.ts';
import { mayKeepScreenings } from '../rules/partner-file-permissions.ts';
import { CheckLines } from './check-lines.tsx';
import { today } from './partner-words.ts';
import { partnerCrumbs, seenPartner } from './seen-partner.ts';

type Seen = {
  partner: PartnershipRow;
  rows: readonly ScreeningRow[];
  answers: readonly ScreeningAnswerRow[];
  checks: readonly Check[];
};

export const show = async (page: Page) => {
  const { instituteId, partner } = await seenPartner(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const screened = { partnershipId: partner.id, organisationKind: partner.kind };
    return {
      partner,
      rows: await screeningsOf(tx, instituteId, partner.id),
      answers: await screeningAnswersOf(tx, instituteId, partner.id),
      checks: await screeningChecks(tx, instituteId, screened, today()),
    };
  });
  return html(view(page, seen));
};

const view = (page: Page, { partner, rows, answers, checks }: Seen) => {
  const { words, actor } = page;
  const title = words.t('partners.screenings');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)}>
      <PageHead
        kind={partner.name}
        title={title}
        quiet={words.t('partners.screening-what')}
        actions={
          mayKeepScreenings(actor) === true && (
            <ButtonLink kind="primary" href={paths.newScreening({ id: partner.id })}>
              {words.t('partners.new-screening')}
            </ButtonLink>
          )
        }
      />
      {checks.length > 0 && (
        <Card title={words.t('partners.screening-today')}>
          <CheckLines page={page} subject={{ kind: 'partnership', id: partner.id }} checks={checks} />
        </Card>
      )}
      <Card>
        <DataTable
          caption={title}
          captionHidden
          rows={rows}
          empty={words.t('partners.no-screenings')}
          columns={[
            {
              key: 'day',
              label: words.t('partners.screenedOn'),
              cell: (row) => <a href={paths.screening({ id: row.id })}>{words.day(row.screenedOn)}</a>,
            },
            {
              key: 'legal',
              label: words.t('partners.legalStatus'),
              cell: (row) => words.t(`partners.legal-${row.legalStatus}`),
            },
            {
              key: 'congress',
              label: words.t('partners.congressDueOn'),
              cell: (row) => row.congressDueOn && words.day(row.congressDueOn),
            },
            {
              key: 'dues',
              label: words.t('partners.income-dues'),
              numeric: true,
              cell: (row) => row.income && `${row.income.dues} %`,
            },
            {
              key: 'answer',
              label: words.t('partners.screening-answers'),
              cell: (row) => (
                <AnswerTag page={page} answer={answers.find((each) => each.screeningId === row.id)} />
              ),
            },
          ]}
        />
      </Card>
    </Frame>
  );
};

function AnswerTag({ page, answer }: { page: Page; answer: ScreeningAnswerRow | undefined }) {
  const { words } = page;
  return answer ? (
    <Tag tone="info">{words.t(`partners.answer-${answer.verdict}`)}</Tag>
  ) : (
    <span class="quiet">{words.t('partners.not-answered')}</span>
  );
}
