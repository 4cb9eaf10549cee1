/** The lines that take the place of the statements. */
import type { ISettled } from './choices';
import { returnedNames } from './function-text';
import { deletedNames } from './inference';
import type { IInference } from './inference';

export function callText(inference: IInference, settled: ISettled): string {
  const { region, shown } = inference;
  const returned = returnedNames(inference, settled);
  const args = settled.parameters.map(({ name, as, default: value }) =>
    // Behind a default the order is no longer ours alone.
    value === null ? name : `${as}=${name}`
  );
  const call = `${region.async ? 'await ' : ''}${settled.name}(${args.join(', ')})`;
  const lines = [
    returned.length > 0 ? `${returned.join(', ')} = ${call}` : call
  ];
  lines.push(...deletedNames(inference).map(name => `del ${name}`));
  if (shown && returned.length > 0) {
    lines.push(shown.name);
  }
  return lines.join('\n');
}
