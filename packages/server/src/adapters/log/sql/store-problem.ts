/** StoreProblem: why a store cannot be opened, in words for whoever runs the server. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
}
