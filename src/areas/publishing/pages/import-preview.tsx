import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Actions } from '../../../ui/actions.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import type { ProgrammeListRow } from '../../programmes/queries/programmes.ts';
import { changesAnything, type ImportPlan } from '../rules/import-plan.ts';
import { AttachField } from './attach-field.tsx';
import { ImportReport, Problems } from './import-report.tsx';
import type { SentPublication } from './read-sent-file.ts';

type Props = {
  page: Page;
  plan: ImportPlan;
  sent: SentPublication;
  attachTo: string | undefined;
  programmes: readonly ProgrammeListRow[];
};

/** What the import would do, and the button that does it; or why it cannot. */
export const previewView = (props: Props) => {
  const { page, sent } = props;
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('publishing.preview')}
      crumbs={[{ label: words.t('publishing.import'), href: paths.importIati() }]}
    >
      <PageHead
        title={words.t('publishing.preview')}
        quiet={`${sent.fileName} · IATI ${sent.file.version}`}
      />
      <Verdict {...props} />
    </Frame>
  );
};

function Verdict({ page, plan, sent, attachTo, programmes }: Props) {
  const { words } = page;
  const hidden = { sha256: sent.sha256, file_name: sent.fileName };
  const again = { label: words.t('publishing.other-file'), href: paths.importIati() };
  if (plan.refusals.length > 0)
    return (
      <>
        <Notice kind="warning">{words.t('publishing.refused')}</Notice>
        <Problems words={words} problems={plan.refusals} />
        {programmes.length > 0 && plan.refusals.every(({ key }) => key === 'publishing.no-programme') ? (
          <PageForm
            page={page}
            state={freshForm()}
            hidden={hidden}
            buttons={[{ label: words.t('publishing.look') }]}
            cancel={again.href}
          >
            <AttachField page={page} programmes={programmes} value={attachTo} />
          </PageForm>
        ) : (
          <Actions>
            <ButtonLink href={again.href}>{again.label}</ButtonLink>
          </Actions>
        )}
      </>
    );
  return (
    <>
      {changesAnything(plan) ? (
        <Card>
          <PageForm
            page={page}
            state={freshForm()}
            hidden={{ ...hidden, step: 'import', ...(attachTo ? { attach_to: attachTo } : {}) }}
            buttons={[{ label: words.t('publishing.confirm') }]}
            cancel={again.href}
          >
            <p>{words.t('publishing.confirm-lead')}</p>
          </PageForm>
        </Card>
      ) : (
        <Notice kind="info" actions={<ButtonLink href={again.href}>{again.label}</ButtonLink>}>
          {words.t('publishing.nothing-new')}
        </Notice>
      )}
      <ImportReport words={words} {...plan} />
      <Subjects words={words} plan={plan} />
    </>
  );
}

/** Each programme and outcome of the file, and what becomes of it. */
function Subjects({ words, plan }: { words: Words; plan: ImportPlan }) {
  return (
    <DataTable
      caption={words.t('publishing.activity')}
      captionHidden
      rows={plan.subjects}
      empty=""
      columns={[
        {
          key: 'activity',
          label: words.t('publishing.activity'),
          cell: ({ subject }) => words.text(subject.title),
        },
        {
          key: 'identifier',
          label: words.t('publishing.identifier'),
          cell: ({ subject }) => <code>{subject.identifier}</code>,
        },
        {
          key: 'doing',
          label: words.t('publishing.becomes'),
          cell: ({ doing, detailsChanged }) =>
            words.say(`publishing.becomes-${doing === 'keep' && detailsChanged ? 'revise' : doing}`),
        },
      ]}
    />
  );
}
