/** Whether the notebook's kernel can import the library, and what to do where it can't. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { PromoteNotebook } from '../notebook';

export interface IImportability {
  ok: boolean;
  /** A whole sentence; with the command that mends it. */
  sentence: string;
}

interface IFound {
  python: string;
  /** Modules that are found, with their files; null: not found. */
  files: Record<string, string | null>;
}

/** Looks only: no more is imported than packages that hold the modules, and no name is left behind. */
const LOOK = `
def look(names):
    import importlib.util, json, sys
    files = {}
    for name in names:
        try:
            spec = importlib.util.find_spec(name)
        except (ImportError, ValueError):
            spec = None
        files[name] = spec and spec.origin
    print(json.dumps({"python": sys.executable, "files": files}))
look(NAMES)
`;

/**
 * Asks the kernel that runs for the notebook.
 *
 * @param names - Import names of modules.
 */
export async function checkImports(
  notebook: PromoteNotebook,
  names: readonly string[],
  trans: TranslationBundle
): Promise<IImportability> {
  const kernel = notebook.panel.sessionContext.session?.kernel ?? null;
  const root = notebook.project?.snapshot.root ?? '';
  if (kernel === null) {
    return {
      ok: false,
      sentence: trans.__(
        'The notebook has no kernel: start one, then ask again.'
      )
    };
  }
  const code = LOOK.replace('NAMES', JSON.stringify([...new Set(names)]));
  const future = kernel.requestExecute({
    code: `exec(${JSON.stringify(code)}, {})`,
    silent: true,
    store_history: false,
    allow_stdin: false
  });
  let said = '';
  future.onIOPub = ({ header, content }) => {
    if (header.msg_type === 'stream') {
      said += (content as { text: string }).text;
    }
  };
  await future.done;
  const found = parse(said);
  if (found === null) {
    return { ok: false, sentence: trans.__('The kernel gave no answer.') };
  }
  const missing = Object.entries(found.files).find(([, file]) => file === null);
  const other = Object.entries(found.files).find(
    ([, file]) => file !== null && !file.startsWith(root)
  );
  const remedy = `"${found.python}" -m pip install -e "${root}"`;
  if (missing !== undefined) {
    return {
      ok: false,
      sentence: trans.__(
        'This kernel can’t import %1. In a terminal: %2',
        missing[0],
        remedy
      )
    };
  }
  return other === undefined
    ? { ok: true, sentence: trans.__('This kernel can import all of it.') }
    : {
        ok: false,
        sentence: trans.__(
          'This kernel would import %1 from %2, not from this project. In a terminal: %3',
          other[0],
          other[1] ?? '',
          remedy
        )
      };
}

function parse(said: string): IFound | null {
  try {
    return JSON.parse(said) as IFound;
  } catch {
    return null;
  }
}
