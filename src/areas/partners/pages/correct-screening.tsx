import { codeNames } from '../../../page/code-names.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { correctScreening } from '../commands/correct-screening.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { type ScreeningRow, screening } from '../queries/screenings.ts';
import { mayKeepScreenings } from '../rules/partner-file-permissions.ts';
import { electionMethods, incomeField, incomeOrigins, legalStatuses } from '../rules/screening-input.ts';
import { CorrectionFields } from './affiliation-fields.tsx';
import { ScreeningFields, screeningReaders } from './screening-fields.tsx';
import { partnerCrumbs, partnerOfRow, refuseUnless } from './seen-partner.ts';

type Seen = { partner: PartnershipRow; row: ScreeningRow };

export const show = async (page: Page) => {
  const seen = await load(page);
  refuseUnless(mayKeepScreenings(page.actor));
  return html(view(page, seen, filledForm(typedOf(page, seen.row))));
};

export const save = async (page: Page) => {
  const { partner, row } = await partnerOfRow(page, screening, true);
  const readers = { ...screeningReaders, reason: text, neverWas: checkbox, version: wholeNumber };
  const submitted = await submit(page, correctScreening, readers, { id: page.params.id });
  if (!submitted.done) return invalid(view(page, { partner, row }, submitted.state));
  return redirect(paths.screenings({ id: partner.id }), 'partners.screening-kept');
};

const load = (page: Page): Promise<Seen> => partnerOfRow(page, screening);

const typedOf = ({ words }: Page, row: ScreeningRow) => {
  const dayText = (value: ScreeningRow['statutesOn']) => (value ? words.day(value) : undefined);
  const countText = (value: number | null | undefined) => (value == null ? undefined : String(value));
  const income = incomeOrigins.map((origin) => [incomeField(origin), countText(row.income?.[origin])]);
  return {
    screenedOn: words.day(row.screenedOn),
    legalStatus: row.legalStatus,
    registration: row.registration ?? undefined,
    registeredOn: dayText(row.registeredOn),
    recognitionSource: row.recognitionSource ?? undefined,
    statutesOn: dayText(row.statutesOn),
    congressHeldOn: dayText(row.congressHeldOn),
    congressDueOn: dayText(row.congressDueOn),
    congressPreventedSource: row.congressPreventedSource ?? undefined,
    electionMethod: row.electionMethod,
    organSeats: countText(row.organSeats),
    organWomen: countText(row.organWomen),
    organYouth: countText(row.organYouth),
    ...(Object.fromEntries(income) as Record<string, string | undefined>),
    conflicts: row.conflicts ?? undefined,
    source: row.source,
  };
};

const view = (page: Page, { partner, row }: Seen, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.correct-screening');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.replaced-not-erased')} />
      <p>{words.t('partners.no-names')}</p>
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, { 'partners.legal': legalStatuses, 'partners.election': electionMethods })}
        cancel={paths.screening({ id: row.id })}
      >
        <ScreeningFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
