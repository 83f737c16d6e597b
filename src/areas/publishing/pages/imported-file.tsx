import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { importReport, type ImportReport as Report } from '../queries/imports.ts';
import { mayImport } from '../rules/publishing-permissions.ts';
import { ImportReport } from './import-report.tsx';

export const show = async (page: Page) => {
  const { actor, params } = page;
  const id = params.id ?? '';
  const institute = actor.institute;
  if (!institute || !isId(id)) throw new NotFound();
  const allowed = mayImport(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const report = await page.read((tx) => importReport(tx, institute.id, id));
  if (!report) throw new NotFound();
  return html(view(page, report));
};

const view = (page: Page, report: Report) => {
  const { words } = page;
  const title = words.t('publishing.import-of', { file: report.fileName });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('publishing.import'), href: paths.importIati() }]}
    >
      <PageHead title={title} />
      <DescriptionList
        rows={[
          { term: words.t('publishing.at'), value: words.moment(report.at) },
          { term: words.t('publishing.by'), value: report.importedByName },
          { term: words.t('publishing.version'), value: report.iatiVersion },
          { term: 'SHA-256', value: <code>{report.sha256}</code> },
        ]}
      />
      <ImportReport words={words} {...report} />
    </Frame>
  );
};
