import type { Problem } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type DoorFacts, DoorFrame } from './door-frame.tsx';

export type SignInProps = DoorFacts & {
  /** Where to go afterwards. */
  next: string;
  email?: string;
  problem?: Problem;
  /** Fields of a form that was sent after the session had ended; they wait here unseen. */
  kept?: Typed;
  isDemo?: boolean;
};

export function SignInView({ next, email, problem, kept, isDemo, ...door }: SignInProps) {
  const { words } = door;
  return (
    <DoorFrame {...door} title={words.t('people.sign-in')} here={paths.signIn()} isDemo={isDemo ?? false}>
      <PageHead title={words.t('people.sign-in')} />
      <ErrorSummary
        title={words.t('problem.summary', { count: problem ? 1 : 0 })}
        errors={problem ? [{ name: 'email', message: words.problem(problem) }] : []}
      />
      <form class="form" method="post" action={paths.signIn()}>
        <HiddenField name="next" value={next} />
        {Object.entries(kept ?? {}).flatMap(([name, values]) =>
          values.map((value) => <HiddenField name={`kept.${name}`} value={value} />),
        )}
        <TextField
          name="email"
          label={words.t('people.email')}
          type="email"
          autocomplete="username"
          value={email}
        />
        <TextField
          name="password"
          label={words.t('people.password')}
          type="password"
          autocomplete="current-password"
        />
        <div class="actions">
          <Button>{words.t('people.sign-in')}</Button>
          <a href={paths.forgotten()}>{words.t('people.forgotten-password')}</a>
        </div>
      </form>
    </DoorFrame>
  );
}
