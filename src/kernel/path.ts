type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type Params<P extends string> = [ParamNames<P>] extends [never] ? [] : [Record<ParamNames<P>, string>];

export type Path<P extends string = string> = ((...params: Params<P>) => string) & { pattern: P };

/** One address: called, it is the URL; `.pattern` is what a route answers to. */
export const path = <const P extends string>(pattern: P): Path<P> => {
  const url = (...[params]: Params<P>) =>
    pattern.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent((params as Record<string, string>)[name] ?? ''),
    );
  return Object.assign(url, { pattern }) as Path<P>;
};
