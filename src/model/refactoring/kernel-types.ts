/** Types of live variables, as annotations that the notebook's own imports can express. */
import type { ISessionContext } from '@jupyterlab/apputils';

/** Milliseconds that a busy kernel is waited for. */
const PATIENCE = 10_000;

/**
 * An expression that names the type of a variable: by a name of the notebook,
 * a builtin, or through an imported module; '' where none of them leads to it.
 */
function question(name: string): string {
  const inModule =
    "next((k + '.' + t.__name__ for k, m in g.items() if type(m).__name__ == 'module' and k[:1] != '_' and getattr(m, t.__name__, None) is t), '')";
  const own =
    "next((k for k, v in g.items() if v is t and k[:1] != '_'), None)";
  const builtin =
    "(t.__name__ if getattr(__import__('builtins'), t.__name__, None) is t else None)";
  return `(lambda t, g: 'None' if t is type(None) else ${own} or ${builtin} or ${inModule})(type(${name}), dict(globals()))`;
}

/**
 * Asks the notebook's kernel, which must be one of Python.
 *
 * @param names - Names of variables; those that are not set are left out of the answer.
 * @returns null where there is no kernel, or it is busy.
 */
export async function kernelTypes(
  session: ISessionContext,
  names: readonly string[]
): Promise<Map<string, string> | null> {
  const kernel = session.session?.kernel ?? null;
  if (kernel === null) {
    return null;
  }
  const future = kernel.requestExecute({
    code: '',
    silent: true,
    store_history: false,
    stop_on_error: false,
    user_expressions: Object.fromEntries(
      names.map(name => [name, question(name)])
    )
  });
  const late = new Promise<null>(resolve => {
    setTimeout(() => resolve(null), PATIENCE);
  });
  try {
    const reply = await Promise.race([future.done, late]);
    if (reply === null || reply.content.status !== 'ok') {
      return null;
    }
    return readAnswers(reply.content.user_expressions);
  } finally {
    future.dispose();
  }
}

/** The texts of what a kernel answered; what was an error there is left out. */
export function readAnswers(
  expressions: Record<string, unknown>
): Map<string, string> {
  const types = new Map<string, string>();
  for (const [name, answer] of Object.entries(expressions)) {
    const { status, data } = answer as {
      status: string;
      data?: Record<string, unknown>;
    };
    const text = String(data?.['text/plain'] ?? '');
    const [, type] = /^'([\p{L}\p{N}_.]+)'$/u.exec(text) ?? [];
    if (status === 'ok' && type !== undefined) {
      types.set(name, type);
    }
  }
  return types;
}
