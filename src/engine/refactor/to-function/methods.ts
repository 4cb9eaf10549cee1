/** Which methods of the notebook's classes some code may run, by the attributes it names. */
import type { ISpot } from '../../plan/places';
import type { IFunctionDef, Node } from '../../python/ast';
import { walk } from '../../python/walk';

/** The method of a class that a place is in; null: somewhere else. */
export function methodAt(
  { statement: { node } }: ISpot,
  place: number
): IFunctionDef | null {
  return (
    methodsOf(node).find(
      method => method.start <= place && place < method.end
    ) ?? null
  );
}

function methodsOf(node: Node): IFunctionDef[] {
  return node.type === 'ClassDef'
    ? node.body.filter(
        (part): part is IFunctionDef =>
          part.type === 'FunctionDef' || part.type === 'AsyncFunctionDef'
      )
    : [];
}

export class Methods {
  private _names = new Set<string>();

  /** @param code statements that run, and the defs and classes that they reach */
  constructor(private _code: readonly ISpot[]) {
    const waiting: IFunctionDef[] = [];
    for (const { statement } of _code) {
      const methods = methodsOf(statement.node);
      if (methods.length === 0) {
        this._take(statement.node);
      }
      waiting.push(...methods);
    }
    for (let grew = true; grew;) {
      grew = false;
      for (const method of [...waiting]) {
        if (this.mayRun(method)) {
          waiting.splice(waiting.indexOf(method), 1);
          this._take(method);
          grew = true;
        }
      }
    }
  }

  /** Special methods run by themselves, decorated ones as attributes are read. */
  mayRun(method: IFunctionDef | null): boolean {
    return (
      method === null ||
      /^__\w+__$/.test(method.name) ||
      this._names.has(method.name)
    );
  }

  /** The same with one more class at hand. */
  with(spot: ISpot): Methods {
    return this._code.includes(spot)
      ? this
      : new Methods([...this._code, spot]);
  }

  private _take(root: Node): void {
    for (const node of walk(root)) {
      if (node.type === 'Attribute') {
        this._names.add(node.attr);
      } else if (node.type === 'Constant' && typeof node.value === 'string') {
        // `getattr(model, "fit")`
        this._names.add(node.value);
      }
    }
  }
}
