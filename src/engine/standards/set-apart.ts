/** Items that are no statements: tables of contents, badges and lists of links. */
import type { ListItem } from 'mdast';

/** Headings whose lists of links lead elsewhere. */
const CONTENTS =
  /^\P{L}*(?:table of contents|contents|toc|overview|index|on this page|navigation|see also|related|references?|resources|links|further reading|inhalt|inhaltsverzeichnis|übersicht|siehe auch|quellen|weiterführendes|literatur|sommaire|table des matières|voir aussi|références|liens|índice|contenido|referencias|enlaces|indice|riferimenti|sumário|referências|inhoud|目录|目錄|参考|参考资料|相关链接|目次|参考文献|содержание|оглавление|ссылки)(?!\p{L})[^\p{L}]*(?:\p{L}+[^\p{L}]*){0,2}$/iu;

/**
 * Whether an item only leads elsewhere: a link into the document itself, a bare
 * address or a picture, or nothing but a link below a heading such as *Contents*.
 */
export function isNavigation({ children }: ListItem, heading: string): boolean {
  const [first] = children;
  if (first?.type !== 'paragraph') {
    return false;
  }
  const words = first.children.filter(
    child => child.type !== 'text' || /[\p{L}\p{N}]/u.test(child.value)
  );
  if (words.length !== 1) {
    return (
      words.length > 0 &&
      CONTENTS.test(heading) &&
      words.every(({ type }) => type === 'link' || type === 'linkReference')
    );
  }
  const [only] = words;
  switch (only.type) {
    case 'image':
    case 'imageReference':
      return true;
    case 'text':
      return /^\s*https?:\/\/\S+\s*$/.test(only.value);
    case 'link': {
      const [child] = only.children;
      const shown = child?.type === 'text' ? child.value : '';
      return (
        only.url.startsWith('#') ||
        shown === only.url ||
        only.children.every(({ type }) => type === 'image') ||
        CONTENTS.test(heading)
      );
    }
    case 'linkReference':
      return CONTENTS.test(heading);
    default:
      return false;
  }
}
