/** Why nothing was written: told by its German message alone, without a stack trace. */
export class GateRefusal extends Error {
  override name = 'AuthorError';
}
