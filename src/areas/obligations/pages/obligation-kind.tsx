import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { reviseObligationKind } from '../commands/revise-obligation-kind.ts';
import { isOwnKind, type KindRow } from '../rules/obligation-kind.ts';
import { CycleField, KindFields, kindReaders, kindTyped, numberTyped } from './kind-fields.tsx';
import { kindToRevise } from './obligation-subject.ts';

export const show = async (page: Page) => {
  const kind = await kindToRevise(page);
  return html(view(page, kind, filledForm({ ...kindTyped(kind), cycleUntil: numberTyped(kind.cycleUntil) })));
};

export const save = async (page: Page) => {
  const kind = await kindToRevise(page);
  const readers = { ...kindReaders, cycleUntil: wholeNumber };
  const submitted = await submit(page, reviseObligationKind, readers, { kindId: kind.id });
  if (!submitted.done) return invalid(view(page, kind, submitted.state));
  return redirect(paths.obligationKinds(), 'obligations.kind-revised');
};

const view = (page: Page, kind: KindRow, state: FormState) => {
  const { words } = page;
  const title = words.text(kind.title);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('obligations.kinds'), href: paths.obligationKinds() }]}
      narrow
    >
      <PageHead
        title={title}
        kind={words.t('obligations.kinds')}
        quiet={words.t(`obligations.scope-${kind.scope}`)}
        actions={
          <>
            <ButtonLink href={paths.beginObligationKindAnew({ id: kind.id })}>
              {words.t('obligations.begin-anew')}
            </ButtonLink>
            {isOwnKind(kind) && (
              <ButtonLink href={paths.removeObligationKind({ id: kind.id })}>
                {words.t('obligations.remove-kind')}
              </ButtonLink>
            )}
          </>
        }
      />
      <p>{words.t('obligations.revises-every-year', { year: String(kind.cycleFrom) })}</p>
      <PageForm page={page} state={state} version={kind.version} cancel={paths.obligationKinds()}>
        <KindFields page={page} state={state} event={kind.event ?? undefined} />
        <CycleField page={page} state={state} name="cycleUntil" />
      </PageForm>
    </Frame>
  );
};
