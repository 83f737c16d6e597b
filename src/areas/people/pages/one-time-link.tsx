import type { Problem } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type DoorFacts, DoorFrame } from './door-frame.tsx';

/** Opening the address uses nothing up: only the posted password does, so a mail scanner cannot burn the link. */
export function OneTimeLinkView({
  token,
  problem,
  ...door
}: DoorFacts & { token: string; problem?: Problem }) {
  const { words } = door;
  const error = problem && words.problem(problem);
  return (
    <DoorFrame {...door} title={words.t('people.choose-password')} here={paths.oneTimeLink({ token })}>
      <PageHead title={words.t('people.choose-password')} />
      <ErrorSummary
        title={words.t('problem.summary', { count: problem ? 1 : 0 })}
        errors={error ? [{ name: 'password', message: error }] : []}
      />
      <form class="form" method="post" action={paths.oneTimeLink({ token })}>
        <TextField
          name="password"
          label={words.t('people.new-password')}
          hint={words.t('people.new-password-hint')}
          type="password"
          autocomplete="new-password"
          error={error}
        />
        <div class="actions">
          <Button>{words.t('people.save-password')}</Button>
        </div>
      </form>
    </DoorFrame>
  );
}
