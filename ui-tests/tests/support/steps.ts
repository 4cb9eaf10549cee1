/** The steps that the example's README documents, read from the README itself. */
import * as fs from 'fs';
import * as path from 'path';

export const EXAMPLE = path.resolve(
  __dirname,
  '../../../examples/used-vehicle-prices'
);

export type Step =
  | { do: 'replace'; cell: string; source: string }
  | { do: 'insert'; cell: string; source: string }
  | { do: 'mark'; cell: string; role: string; module: string };

const CELL = 'the cell that begins with `([^`\\n]+)`';
const SENTENCE = new RegExp(
  [
    `^Replace ${CELL} by:\\n\\n\`\`\`python\\n([\\s\\S]*?)\\n\`\`\`$`,
    `^Put a new code cell below ${CELL}:\\n\\n\`\`\`python\\n([\\s\\S]*?)\\n\`\`\`$`,
    `^Mark ${CELL} as (code|test) for \`([\\w.]+)\`\\.$`
  ].join('|'),
  'gm'
);

export function readSteps(): Step[] {
  const text = fs.readFileSync(path.join(EXAMPLE, 'README.md'), 'utf-8');
  return [...text.matchAll(SENTENCE)].map(found => {
    const [, replaced, by, above, put, marked, role, module] = found;
    if (replaced !== undefined) {
      return { do: 'replace', cell: replaced, source: by };
    }
    return above !== undefined
      ? { do: 'insert', cell: above, source: put }
      : { do: 'mark', cell: marked, role, module };
  });
}
