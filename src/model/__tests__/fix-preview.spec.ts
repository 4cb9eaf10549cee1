import { changedLines } from '../standards/fix-preview';

const CELL = 'import re\n\ndef f(x):\n    print(x)\n    return x';

function edit(
  find: string,
  text: string
): {
  start: number;
  end: number;
  text: string;
} {
  const start = CELL.indexOf(find);
  return { start, end: start + find.length, text };
}

describe('what a fix changes', () => {
  it('is shown as whole lines', () => {
    expect(changedLines(CELL, [edit('print(x)', 'logger.info(x)')])).toEqual([
      { before: ['    print(x)'], after: ['    logger.info(x)'] }
    ]);
  });

  it('leaves out lines that stay as they are', () => {
    expect(
      changedLines(CELL, [{ start: 0, end: 0, text: 'import logging\n' }])
    ).toEqual([{ before: [], after: ['import logging'] }]);
  });

  it('keeps places apart, and neighbours together, whatever their order', () => {
    const far = edit('re', 'os');
    const near = [
      edit('print', 'show'),
      edit('(x)\n    return', '(y)\n    yield')
    ];
    expect(changedLines(CELL, [...near, far])).toEqual([
      { before: ['import re'], after: ['import os'] },
      {
        before: ['    print(x)', '    return x'],
        after: ['    show(y)', '    yield x']
      }
    ]);
  });

  it('takes lines away', () => {
    expect(changedLines(CELL, [edit('    print(x)\n', '')])).toEqual([
      { before: ['    print(x)'], after: [] }
    ]);
    expect(changedLines('a = 1', [{ start: 0, end: 5, text: '' }])).toEqual([
      { before: ['a = 1'], after: [] }
    ]);
  });
});
