import { Frame } from '../../../page/frame.tsx';
import {
  AmissFields,
  type Narrowing,
  NarrowingErrors,
  narrowedPage,
  narrowing,
  whereAsked,
} from '../../../page/narrowing.tsx';
import { onBehalfNote } from '../../../page/on-behalf.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { handOverChecks } from '../queries/hand-over-checks.ts';
import {
  type HandOverItemRow,
  type HandOverPlanRow,
  handOverItemsOf,
  handOverPlansOf,
} from '../queries/hand-over-plans.ts';
import { type PartnerDecisionRow, partnerDecisionsOf } from '../queries/partner-decisions.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { CheckLines } from './check-lines.tsx';
import { HandOverTable } from './hand-over-plan-table.tsx';
import { PartnerDecisionTable } from './partner-decision-table.tsx';
import { today } from './partner-words.ts';
import { partnerCrumbs, seenPartner } from './seen-partner.ts';

type Seen = {
  partner: PartnershipRow;
  plans: readonly HandOverPlanRow[];
  plan: HandOverPlanRow | undefined;
  items: readonly HandOverItemRow[];
  decisions: readonly PartnerDecisionRow[];
  checks: readonly Check[];
  narrowings: readonly Narrowing[];
};

export const show = async (page: Page) => {
  const { instituteId, partner } = await seenPartner(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const plans = await handOverPlansOf(tx, instituteId, partner.id);
    const edition = editionNarrowing(page, plans);
    const plan = plans.find((each) => String(each.edition) === edition.value) ?? plans[0];
    const decisions = await partnerDecisionsOf(tx, instituteId, partner.id);
    const judged = { plan, decisions };
    return {
      partner,
      plans,
      narrowings: whereAsked(page, [edition]),
      plan,
      items: plan ? await handOverItemsOf(tx, instituteId, plan.id) : [],
      decisions: decisions.filter(({ aboutId }) => plan && aboutId === plan.id),
      checks: await handOverChecks(tx, instituteId, partner.id, today(), judged),
    };
  });
  return narrowedPage(view(page, seen), seen.narrowings);
};

const editionNarrowing = (page: Page, plans: readonly HandOverPlanRow[]): Narrowing =>
  narrowing(
    page,
    'edition',
    page.words.t('partners.editions'),
    plans.map(({ edition }) => ({ value: String(edition), label: String(edition) })),
  );

const view = (page: Page, { partner, plans, plan, items, decisions, checks, narrowings }: Seen) => {
  const { words } = page;
  const title = words.t('partners.hand-over');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)}>
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        kind={partner.name}
        title={plan?.title ?? title}
        quiet={
          plan &&
          [
            words.t('partners.edition', { edition: plan.edition }),
            words.t('partners.alone-from', { day: words.day(plan.handOverOn) }),
            onBehalfNote(page, plan.enteredOnBehalf),
          ]
            .filter(Boolean)
            .join(' · ')
        }
        tags={
          plan && (
            <Tag tone={plan.finalOn ? 'ok' : 'info'}>
              {plan.finalOn
                ? words.t('partners.final-since', { day: words.day(plan.finalOn) })
                : words.t('partners.plan-in-progress')}
            </Tag>
          )
        }
        actions={<PlanActions page={page} partnershipId={partner.id} plan={plan} />}
      />
      <AmissFields page={page} narrowings={narrowings} />
      {checks.length > 0 && (
        <Card title={words.t('partners.hand-over-today')}>
          <CheckLines page={page} subject={{ kind: 'partnership', id: partner.id }} checks={checks} />
        </Card>
      )}
      {plan ? (
        <>
          <Card title={words.t('partners.hand-over-items')}>
            <HandOverTable page={page} items={items} />
          </Card>
          <Card
            title={words.t('partners.decisions-on-plan')}
            aside={
              <a href={paths.partnerDecisions({ id: partner.id })}>{words.t('partners.all-decisions')}</a>
            }
          >
            <PartnerDecisionTable page={page} rows={decisions} />
          </Card>
          <Editions page={page} partnershipId={partner.id} plans={plans} />
        </>
      ) : (
        <EmptyState sentence={words.t('partners.no-hand-over')} />
      )}
    </Frame>
  );
};

type ActionProps = { page: Page; partnershipId: string; plan: HandOverPlanRow | undefined };

function PlanActions({ page, partnershipId, plan }: ActionProps) {
  const { words } = page;
  if (mayKeepPartnerFile(page.actor) !== true) return null;
  const decide = withQuery(paths.newPartnerDecision({ id: partnershipId }), { plan: plan?.id });
  return (
    <>
      {plan && !plan.finalOn && (
        <ButtonLink kind="primary" href={paths.newHandOverItem({ id: plan.id })}>
          {words.t('partners.new-hand-over-item')}
        </ButtonLink>
      )}
      {plan && <ButtonLink href={decide}>{words.t('partners.record-approval')}</ButtonLink>}
      {plan && !plan.finalOn && (
        <ButtonLink href={paths.finishHandOverPlan({ id: plan.id })}>
          {words.t('partners.finish-plan')}
        </ButtonLink>
      )}
      <ButtonLink href={paths.newHandOverPlan({ id: partnershipId })}>
        {words.t(plan ? 'partners.new-edition' : 'partners.new-hand-over')}
      </ButtonLink>
    </>
  );
}

type EditionProps = { page: Page; partnershipId: string; plans: readonly HandOverPlanRow[] };

function Editions({ page, partnershipId: id, plans }: EditionProps) {
  const { words } = page;
  if (plans.length < 2) return null;
  return (
    <p>
      {words.t('partners.editions')}{' '}
      {plans.map(({ edition }) => (
        <>
          <a href={withQuery(paths.handOver({ id }), { edition: String(edition) })}>{edition}</a>{' '}
        </>
      ))}
    </p>
  );
}
