import { codeNames } from '../../../page/code-names.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { correctMemberCount } from '../commands/correct-member-count.ts';
import { type MemberCountRow, memberCount } from '../queries/member-counts.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { countConfidences, countMethods } from '../rules/member-count-input.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { CorrectionFields } from './affiliation-fields.tsx';
import { MemberCountFields, memberCountReaders } from './member-count-fields.tsx';
import { partnerCrumbs, partnerOfRow, refuseUnless } from './seen-partner.ts';

export const show = async (page: Page) => {
  const { partner, row } = await partnerOfRow(page, memberCount);
  refuseUnless(mayKeepPartnerFile(page.actor));
  return html(view(page, partner, filledForm(typedOf(page, row))));
};

export const save = async (page: Page) => {
  const { partner } = await partnerOfRow(page, memberCount, true);
  const readers = { ...memberCountReaders, reason: text, neverWas: checkbox, version: wholeNumber };
  const submitted = await submit(page, correctMemberCount, readers, { id: page.params.id });
  if (!submitted.done) return invalid(view(page, partner, submitted.state));
  return redirect(paths.memberCounts({ id: partner.id }), 'partners.member-count-kept');
};

const typedOf = ({ words }: Page, row: MemberCountRow) => {
  const countText = (value: number | null) => (value === null ? undefined : String(value));
  return {
    onDay: words.day(row.onDay),
    members: String(row.members),
    women: countText(row.women),
    men: countText(row.men),
    youth: countText(row.youth),
    formal: countText(row.formal),
    informal: countText(row.informal),
    duesPaying: countText(row.duesPaying),
    method: row.method,
    confidence: row.confidence,
    source: row.source,
    jumpReason: row.jumpReason ?? undefined,
    'onBehalf.source': row.enteredOnBehalf ?? undefined,
  };
};

const view = (page: Page, partner: PartnershipRow, state: FormState) => {
  const { words } = page;
  const title = words.t('partners.correct-member-count');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.replaced-not-erased')} />
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, { 'partners.method': countMethods, 'partners.confidence': countConfidences })}
        cancel={paths.memberCounts({ id: partner.id })}
      >
        <MemberCountFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
