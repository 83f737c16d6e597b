import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { DocumentRow } from '../../records/queries/documents.ts';
import { isShielded } from '../../records/rules/document-input.ts';
import { mayOpenDocument } from '../../records/rules/record-permissions.ts';
import type { ExpenseDetail } from '../queries/expenses.ts';

type Props = { page: Page; expense: ExpenseDetail; vouchers: readonly DocumentRow[] };

/** What backs the expense. Of a list of persons or a pay slip, those who may not open it read only that it is there. */
export function Vouchers({ page, expense, vouchers }: Props) {
  const { words } = page;
  if (vouchers.length === 0)
    return <p>{words.say(`finance.check-voucher-${expense.voucher.replaceAll('_', '-')}`)}</p>;
  return (
    <ul>
      {vouchers.map((voucher) => (
        <Voucher page={page} voucher={voucher} />
      ))}
    </ul>
  );
}

function Voucher({ page, voucher }: { page: Page; voucher: DocumentRow }) {
  const { words, actor } = page;
  const isOwn = voucher.partnershipId !== null && actor.partnerships.includes(voucher.partnershipId);
  const mayOpen = mayOpenDocument(actor, voucher) === true;
  const kind = words.say(`finance.class-${voucher.class}`);
  if (!mayOpen && !isOwn) return <li>{kind}</li>;
  const said = [
    isShielded(voucher.class) && kind,
    voucher.keptAt && words.t('finance.kept-at', { place: voucher.keptAt, keeper: voucher.keeper ?? '' }),
    voucher.headCount !== null && words.t('finance.head-count', { count: voucher.headCount }),
  ];
  return (
    <li>
      {mayOpen ? <a href={paths.document({ id: voucher.id })}>{voucher.title}</a> : voucher.title}{' '}
      <span class="quiet">{said.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
