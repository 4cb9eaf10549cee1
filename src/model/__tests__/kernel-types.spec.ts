import { readAnswers } from '../refactoring/kernel-types';

const ok = (text: string) => ({
  status: 'ok',
  data: { 'text/plain': text },
  metadata: {}
});

describe('readAnswers', () => {
  it('takes names of types, and nothing else', () => {
    const types = readAnswers({
      frame: ok("'pd.DataFrame'"),
      count: ok("'int'"),
      odd: ok("''"),
      strange: ok('\'<class "x">\''),
      unset: { status: 'error', ename: 'NameError', evalue: '', traceback: [] }
    });
    expect([...types]).toEqual([
      ['frame', 'pd.DataFrame'],
      ['count', 'int']
    ]);
  });
});
