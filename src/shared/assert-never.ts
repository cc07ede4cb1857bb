// Makes the compiler prove that a switch handles every case.

/** Call in the default branch of a switch over a union; compiles only when nothing is left. Throws if reached (a bug). */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
