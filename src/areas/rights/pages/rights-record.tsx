import type { Child } from 'hono/jsx';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Columns } from '../../../ui/columns.tsx';
import type { Link } from '../../../ui/link.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type Hanging, HangingOn } from '../../partners/pages/hanging-on.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import type { WithdrawnKind } from '../rules/withdrawal-input.ts';
import { RightsChecksCard } from './rights-checks-card.tsx';

export type RightsRecordProps = {
  page: Page;
  kind: WithdrawnKind | 'dialogue_body';
  record: { id: string; title: string; partnershipId: string | null; partner: string | null };
  /** Why it was withdrawn; null where it stands. */
  withdrawnFor: string | null;
  /** What this is, in a word over the title. */
  what: string;
  list: Link;
  /** The steps one can take, the first one primary; shown to who may take them. */
  actions: readonly Link[];
  tags?: Child;
  checks?: readonly Check[];
  /** What an area above knows of it. */
  led?: Child;
  hanging: Hanging;
  children: Child;
};

/** The plain page of a record: what is true of it, what the rules say, what hangs on it, its history. */
export function RightsRecord(props: RightsRecordProps) {
  const { page, kind, record, withdrawnFor, what, list, tags, checks, led, hanging, children } = props;
  const { words } = page;
  return (
    <Frame
      page={page}
      title={record.title}
      crumbs={[{ label: words.t('rights.rights'), href: paths.rights() }, list]}
    >
      <PageHead
        kind={what}
        title={record.title}
        quiet={record.partner}
        tags={tags}
        actions={withdrawnFor === null && <RecordActions {...props} />}
      />
      {withdrawnFor !== null && (
        <Notice kind="warning">{words.t('rights.withdrawn-for', { reason: withdrawnFor })}</Notice>
      )}
      {checks && withdrawnFor === null ? (
        <Columns
          asideLabel={words.t('rights.checks')}
          aside={<RightsChecksCard page={page} checks={checks} />}
        >
          {children}
        </Columns>
      ) : (
        children
      )}
      {led}
      <HangingOn
        page={page}
        subject={{ kind, id: record.id }}
        partnershipId={record.partnershipId}
        hanging={hanging}
      />
    </Frame>
  );
}

function RecordActions({ page, kind, record, actions }: RightsRecordProps) {
  if (mayKeepRights(page.actor) !== true) return null;
  const withdraw = kind !== 'dialogue_body' && {
    label: page.words.t('rights.withdraw'),
    href: paths.withdrawRightsRecord({ kind, id: record.id }),
  };
  return (
    <>
      {[...actions, ...(withdraw ? [withdraw] : [])].map(({ label, href }, at) => (
        <ButtonLink href={href} kind={at === 0 ? 'primary' : 'second'}>
          {label}
        </ButtonLink>
      ))}
    </>
  );
}
