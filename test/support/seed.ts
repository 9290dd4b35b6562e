/** The day in March that the tests live in. */
const USUAL = 20260311;

/**
 * Where random cases begin: at the same place in every ordinary run, which so says the same of the same sources; in the
 * full run, which looks for what nobody thought of, each time elsewhere. A variable of the environment repeats a run.
 */
export function seedFrom(variable: string): number {
  const named = process.env[variable];
  if (named !== undefined) return Number(named);
  return process.env['TEST_FULL'] ? Date.now() % 1_000_000 : USUAL;
}
