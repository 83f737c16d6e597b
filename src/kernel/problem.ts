import { sameJson } from './same-json.ts';

/** What to tell a person: a key of the text catalogue ('finance.amount-not-positive') and its arguments. */
export type Problem = { key: string; args?: Record<string, string | number> };

/** Problems by name of the form field they belong to. */
export type FieldErrors = Record<string, Problem[]>;

/** What several judges say of one form; what two of them say of a field is said beside it once. */
export const joinErrors = (...judged: readonly FieldErrors[]): FieldErrors => {
  const joined: FieldErrors = {};
  for (const [field, problems] of judged.flatMap((each) => Object.entries(each))) {
    const said = joined[field] ?? [];
    joined[field] = [...said, ...problems.filter((one) => !said.some((each) => sameJson(each, one)))];
  }
  return joined;
};

/** Thrown where the thing does not exist, or not for this person; caught once, at the edge, as a 404. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly problem: Problem;

  constructor(problem: Problem = { key: 'page.not-found' }) {
    super(problem.key);
    this.problem = problem;
  }
}

/** Thrown where the person sees the thing but may not do this; caught once, at the edge, as a 403. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.key);
    this.problem = problem;
  }
}
