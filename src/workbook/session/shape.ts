/** What a stored value must look like. Types follow from shapes, so that a record is described once. */

/** Says what is wrong with a value, as a path („blocks.3.minutes“; '' is the value itself), or undefined where it fits. */
export interface Shape<T> {
  problem(value: unknown): string | undefined;
  /** Only for the compiler: the type of what fits. */
  readonly fits?: T;
}

/** The type that a shape describes. */
export type Fitting<S> = S extends Shape<infer T> ? T : never;

/** Whether a value fits. */
export function fits<T>(shape: Shape<T>, value: unknown): value is T {
  return shape.problem(value) === undefined;
}

/** Text of a bounded length. */
export const text = (most = 10_000): Shape<string> =>
  simple((value) => typeof value === 'string' && value.length <= most);

/** Text that follows a rule, or none. */
export const textOr = (rule: (value: string) => boolean): Shape<string> =>
  simple((value) => value === '' || (typeof value === 'string' && rule(value)));

/** A whole number in a range, ends included. */
export const whole = (from: number, to: number): Shape<number> =>
  simple((value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to);

export const flag: Shape<boolean> = simple((value) => typeof value === 'boolean');

/** A random id. */
export const idText: Shape<string> = simple((value) => typeof value === 'string' && isId(value));

/** The id of something else, or ''. */
export const reference: Shape<string> = textOr(isId);

/** An instant in UTC, or ''. */
export const instant: Shape<string> = textOr(
  (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) && !Number.isNaN(Date.parse(value)),
);

/** A key of a closed list. */
export const oneOf = <Key extends string>(list: Readonly<Record<Key, unknown>>): Shape<Key> =>
  simple((value) => typeof value === 'string' && Object.hasOwn(list, value));

/** Null or something of a shape. */
export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return { problem: (value) => (value === null ? undefined : shape.problem(value)) };
}

/** A list of a bounded length. */
export function list<T>(shape: Shape<T>, most = 500): Shape<readonly T[]> {
  return {
    problem(value) {
      if (!Array.isArray(value) || value.length > most) return '';
      for (const [index, each] of value.entries()) {
        const problem = shape.problem(each);
        if (problem !== undefined) return join(String(index), problem);
      }
      return undefined;
    },
  };
}

type Shapes = Readonly<Record<string, Shape<unknown>>>;

/** Exactly these keys; of the second list, whichever are there. */
export function record<S extends Shapes, O extends Shapes = Record<never, never>>(
  shapes: S,
  optional?: O,
): Shape<{ readonly [Key in keyof S]: Fitting<S[Key]> } & { readonly [Key in keyof O]?: Fitting<O[Key]> }> {
  const keys = Object.keys(shapes);
  const others: Shapes = optional ?? {};
  return {
    problem(value) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
      const extra = Object.keys(value).find((key) => !Object.hasOwn(shapes, key) && !Object.hasOwn(others, key));
      if (extra !== undefined) return extra.slice(0, 40);
      for (const key of keys) {
        // Object.hasOwn, because a file may name keys such as `__proto__`.
        const problem = Object.hasOwn(value, key) ? shapes[key]?.problem(Reflect.get(value, key)) : '';
        if (problem !== undefined) return join(key, problem);
      }
      for (const key of Object.keys(others)) {
        const problem = Object.hasOwn(value, key) ? others[key]?.problem(Reflect.get(value, key)) : undefined;
        if (problem !== undefined) return join(key, problem);
      }
      return undefined;
    },
  };
}

function isId(value: string): boolean {
  return /^[\w.-]{1,80}$/.test(value);
}

function simple<T>(ok: (value: unknown) => boolean): Shape<T> {
  return { problem: (value) => (ok(value) ? undefined : '') };
}

function join(key: string, rest: string): string {
  return rest === '' ? key : `${key}.${rest}`;
}
