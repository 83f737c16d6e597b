import { type RawBuilder, sql } from 'kysely';
import { judgedOn } from './expense-scope.ts';

/** What M28 sees of an expense `e`: the whole purchase where a voucher is shared, without the VAT that is said. */
export const purchaseFacts =
  (): RawBuilder<unknown> => sql`json_build_object('heading', e.heading, 'item', e.item,
  'minor', round(abs(e.converted_minor)::numeric
    * greatest(0, greatest(coalesce(e.voucher_minor, 0), abs(e.amount_minor)) - coalesce(e.vat_minor, 0))
    / abs(e.amount_minor))::bigint,
  'currency', e.converted_currency, 'procurement', e.procurement, 'offers', e.offers)`;

/** What M31 sees of it: the table's latest word on that country on that day. */
export const perDiemFacts = (): RawBuilder<unknown> => sql`json_build_object('item', e.item,
  'country', e.per_diem_country, 'days', e.per_diem_days,
  'paid', json_build_object('minor', e.amount_minor, 'currency', e.currency),
  'converted', json_build_object('minor', e.converted_minor, 'currency', e.converted_currency),
  'most', (select json_build_object('minor', d.amount_minor, 'currency', d.currency) from per_diem_rates d
    where d.institute_id = e.institute_id and d.country = e.per_diem_country and d.from_on <= ${judgedOn()}
    order by d.from_on desc, d.entry_no desc limit 1))`;
