import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { WorkedIndicator } from '../queries/worked-indicators.ts';
import type { AlsoAsked } from '../rules/report-input.ts';

type Partner = { id: string; name: string };
type Outcome = { id: string; code: string; title: unknown };

export type AskedPartners = {
  partners: readonly Partner[];
  outcomes: readonly Outcome[];
  indicators: readonly IndicatorDefinition[];
  worked: readonly WorkedIndicator[];
};

/** A box a partner and an outcome: `<partnership>.<outcome>`. */
export const typedPair = ({ partnershipId, outcomeId }: AlsoAsked): string => `${partnershipId}.${outcomeId}`;

export const askedPairs: Reader<AlsoAsked[]> = (typed, name) => ({
  value: (typed[name] ?? []).filter(Boolean).map((pair) => {
    const [partnershipId = '', outcomeId = ''] = pair.split('.');
    return { partnershipId, outcomeId };
  }),
});

/** Which partners a window asks, each with the outcomes in which it works; and, to be ticked, for which others besides. */
export function AskedPartnersFields({ page, state, asked }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const ticked = state.typed?.alsoAsked ?? [];
  const works = outcomesWorkedIn(asked);
  const others = asked.partners.flatMap((partner) =>
    asked.outcomes
      .map((outcome) => ({ partner, outcome, value: `${partner.id}.${outcome.id}` }))
      .filter(
        ({ outcome, value }) =>
          ticked.includes(value) || !works(partner.id).some(({ id }) => id === outcome.id),
      ),
  );
  return (
    <>
      <CheckboxGroup
        {...field('partnerships')}
        label={words.t('results.partners-asked')}
        hint={words.t('results.partners-asked-hint')}
        values={state.typed?.partnerships ?? []}
        options={asked.partners.map(({ id, name }) => ({
          value: id,
          label: name,
          hint:
            works(id)
              .map(({ code }) => code)
              .join(', ') || words.t('results.works-in-none'),
        }))}
      />
      {others.length > 0 && (
        <Disclosure
          summary={words.t('results.also-asked')}
          open={ticked.length > 0 || field('alsoAsked').error !== undefined}
        >
          <CheckboxGroup
            {...field('alsoAsked')}
            label={words.t('results.also-asked')}
            hint={words.t('results.also-asked-hint')}
            values={ticked}
            options={others.map(({ partner, outcome, value }) => ({
              value,
              label: `${partner.name} · ${outcome.code} ${words.text(outcome.title)}`,
            }))}
          />
        </Disclosure>
      )}
    </>
  );
}

type Props = { page: Page; state: FormState; asked: AskedPartners };

/** The outcomes of a partner, all indicators of which it is asked for without a word. */
const outcomesWorkedIn = ({ outcomes, indicators, worked }: AskedPartners) => {
  const own = Map.groupBy(worked, ({ partnershipId }) => partnershipId);
  const ofOutcome = Map.groupBy(indicators, ({ outcomeId }) => outcomeId);
  return (partnershipId: string): Outcome[] => {
    const ids = new Set(own.get(partnershipId)?.map(({ indicatorId }) => indicatorId));
    return outcomes.filter(({ id }) => ofOutcome.get(id)?.every((each) => ids.has(each.id)));
  };
};
