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
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { giveIdentifiers } from '../commands/give-identifiers.ts';
import { type Publication, publicationOf } from '../queries/publications.ts';
import { mayPublish } from '../rules/publishing-permissions.ts';
import { writeIatiFile } from '../rules/write-activity.ts';

type Facts = { programme: ProgrammeRow; publication: Publication };

export const show = async (page: Page) => {
  const facts = await factsOf(page);
  const { programme, publication } = facts;
  if (!page.query.has('download') || publication.unnamed.length > 0)
    return html(view(page, facts, freshForm()));
  const text = [...writeIatiFile(publication)].join('');
  return {
    kind: 'file' as const,
    name: `${programme.reference.replace(/[^\w.-]+/g, '-')}.xml`,
    type: 'application/xml; charset=utf-8',
    body: new TextEncoder().encode(text),
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
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute.id, id);
    if (!programme) throw new NotFound();
    return { programme, publication: await publicationOf(tx, institute.id, [id]) };
  });
};

const view = (page: Page, { programme, publication }: Facts, state: FormState) => {
  const { words } = page;
  const isNamed = publication.unnamed.length === 0;
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
          isNamed && (
            <ButtonLink
              kind="primary"
              href={withQuery(paths.exportIati({ id: programme.id }), { download: '1' })}
            >
              {words.t('publishing.download')}
            </ButtonLink>
          )
        }
      />
      <p>{words.t('publishing.publish-lead')}</p>
      {!isNamed && (
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
      <Activities page={page} publication={publication} />
      <DescriptionList
        rows={[
          {
            term: words.t('publishing.last-change'),
            value: words.moment(Temporal.Instant.from(publication.generatedAt)),
          },
        ]}
      />
    </Frame>
  );
};

function Activities({ page: { words }, publication }: { page: Page; publication: Publication }) {
  const count = (value: number) => words.number(value);
  return (
    <DataTable
      caption={words.t('publishing.activity')}
      captionHidden
      rows={publication.activities}
      empty=""
      columns={[
        {
          key: 'activity',
          label: words.t('publishing.activity'),
          cell: ({ title }) => title[words.language] ?? Object.values(title)[0] ?? '',
        },
        {
          key: 'identifier',
          label: words.t('publishing.identifier'),
          cell: ({ identifier }) =>
            identifier ? (
              <code>{identifier}</code>
            ) : (
              <span class="quiet">{words.t('publishing.identifier-to-give')}</span>
            ),
        },
        {
          key: 'budgets',
          label: words.t('publishing.budgets'),
          numeric: true,
          cell: ({ budgets }) => count(budgets.length),
        },
        {
          key: 'transactions',
          label: words.t('publishing.transactions'),
          numeric: true,
          cell: ({ transactions }) => count(transactions.length),
        },
        {
          key: 'results',
          label: words.t('publishing.results'),
          numeric: true,
          cell: ({ results }) => count(results.length),
        },
      ]}
    />
  );
}
