import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { isPublished } from '../../programmes/rules/outcome-end.ts';
import { LeavingChecks } from '../../results/pages/leaving-checks-view.tsx';
import { giveIdentifiers } from '../commands/give-identifiers.ts';
import { type Change, lastChange } from '../queries/last-change.ts';
import { type PublicationGate, publicationGate } from '../queries/publication-gate.ts';
import { type Publication, publicationOf } from '../queries/publications.ts';
import { mayPublish } from '../rules/publishing-permissions.ts';
import { writtenPublication } from '../xml/written-publication.ts';

/** The programme and its outcomes; `publication` where the file was asked for, whole or counted: that reads everything. */
type Facts = {
  programme: ProgrammeRow;
  outcomes: readonly OutcomeRow[];
  isNamed: boolean;
  changed: Change;
  publication: Publication | undefined;
  gate: PublicationGate;
};

export const show = async (page: Page) => {
  const facts = await factsOf(page);
  const { programme, publication } = facts;
  if (!page.query.has('download') || !publication || !facts.isNamed || facts.gate.isHeldBack)
    return html(view(page, facts, freshForm()));
  const written = await writtenPublication(publication);
  if (!written.ok) return invalid(view(page, facts, { ...freshForm(), problem: written.problem }));
  return {
    kind: 'file' as const,
    name: `${programme.reference.replace(/[^\w.-]+/g, '-')}.xml`,
    type: 'application/xml; charset=utf-8',
    body: written.value,
  };
};

export const save = async (page: Page) => {
  const facts = await factsOf(page);
  const programmeId = facts.programme.id;
  const submitted = await submit(page, giveIdentifiers, {}, { programmeId });
  if (!submitted.done) return invalid(view(page, facts, submitted.state));
  return redirect(paths.exportIati({ id: programmeId }), 'publishing.identifiers-given');
};

const factsOf = async (page: Page): Promise<Facts> => {
  const { actor, params } = page;
  const id = params.id ?? '';
  const institute = actor.institute;
  if (!institute || !isId(id)) throw new NotFound();
  const allowed = mayPublish(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const isAsked = page.query.has('count') || page.query.has('download');
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute.id, id);
    if (!programme) throw new NotFound();
    const outcomes = (await outcomesOf(tx, institute.id, id)).filter(isPublished);
    return {
      programme,
      outcomes,
      isNamed: [programme, ...outcomes].every(({ iatiIdentifier }) => iatiIdentifier !== null),
      changed: await lastChange(tx, institute.id, id),
      gate: await publicationGate(tx, institute.id, id),
      publication: isAsked ? await publicationOf(tx, institute.id, [id]) : undefined,
    };
  });
};

const view = (page: Page, facts: Facts, state: FormState) => {
  const { words } = page;
  const { programme, isNamed, changed, publication, gate } = facts;
  const address = paths.exportIati({ id: programme.id });
  return (
    <Frame
      page={page}
      title={words.t('publishing.publish')}
      crumbs={[
        { label: words.t('page.nav-programmes'), href: paths.programmes() },
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
      ]}
    >
      <PageHead
        title={words.t('publishing.publish')}
        quiet={words.text(programme.title)}
        actions={
          isNamed &&
          !gate.isHeldBack && (
            <ButtonLink kind="primary" href={withQuery(address, { download: '1' })}>
              {words.t('publishing.download')}
            </ButtonLink>
          )
        }
      />
      <p>{words.t('publishing.publish-lead')}</p>
      <LeavingChecks page={page} checks={gate.checks} moment="publishing" />
      {state.problem?.key === 'publishing.withheld-stands' && (
        <Notice kind="warning">{words.problem(state.problem)}</Notice>
      )}
      <p>
        <a href={paths.organisationFile()}>{words.t('publishing.organisation-file')}</a> ·{' '}
        <a href={paths.protections()}>{words.t('publishing.protections')}</a>
      </p>
      {gate.isHeldBack && <Notice kind="info">{words.t('publishing.held-back')}</Notice>}
      {!isNamed && !gate.isHeldBack && (
        <>
          <Notice kind="info">{words.t('publishing.identifiers-last')}</Notice>
          <PageForm
            page={page}
            state={state}
            cancel={paths.programme({ id: programme.id })}
            buttons={[{ label: words.t('publishing.give-identifiers') }]}
          >
            {null}
          </PageForm>
        </>
      )}
      <Activities page={page} facts={facts} />
      {!publication && (
        <p>
          <a href={withQuery(address, { count: '1' })}>{words.t('publishing.count')}</a>
        </p>
      )}
      <DescriptionList
        rows={[
          {
            term: words.t('publishing.last-change'),
            value: words.moment(Temporal.Instant.from(changed.at)),
          },
        ]}
      />
    </Frame>
  );
};

type Counted = 'budgets' | 'transactions' | 'results';

function Activities({ page: { words }, facts }: { page: Page; facts: Facts }) {
  const { programme, outcomes, publication } = facts;
  // The file has them in the same order.
  const rows = [programme, ...outcomes].map((row: ProgrammeRow | OutcomeRow, at) => ({
    ...row,
    published: publication?.activities[at],
  }));
  const column = (key: Counted) => ({
    key,
    label: words.t(`publishing.${key}`),
    numeric: true,
    cell: ({ published }: (typeof rows)[number]) => words.number(published?.[key].length ?? 0),
  });
  return (
    <DataTable
      caption={words.t('publishing.activity')}
      captionHidden
      rows={rows}
      empty=""
      columns={[
        {
          key: 'activity',
          label: words.t('publishing.activity'),
          cell: ({ title }) => words.text(title),
        },
        {
          key: 'identifier',
          label: words.t('publishing.identifier'),
          cell: ({ iatiIdentifier }) =>
            iatiIdentifier ? (
              <code>{iatiIdentifier}</code>
            ) : (
              <span class="quiet">{words.t('publishing.identifier-to-give')}</span>
            ),
        },
        ...(publication ? [column('budgets'), column('transactions'), column('results')] : []),
      ]}
    />
  );
}
